using System.Security.Cryptography;
using Cyclades.Domain;
using Cyclades.Domain.Documents;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Documents;

/// <summary>The confirmations of every version, made again from what was kept of each: always the same bytes.</summary>
internal sealed class ConfirmationArchive(VersionTable versions)
{
    /// <summary>The document of a version; null when there is no such version.</summary>
    public async Task<ArchivedConfirmation?> FindAsync(CandidatureId candidature, int version) =>
        await versions.FindAsync(candidature, version) is { } row ? Make(row) : null;

    /// <summary>What a public reference names; null when no document ever bore it.</summary>
    public async Task<ConfirmationContent?> FindContentAsync(DocumentReference reference) =>
        await versions.FindByReferenceAsync(reference.ToString()) is { } row ? ContentOf(row) : null;

    /// <summary>SHA-256 of a version's document, 64 lower-case hexadecimal digits.</summary>
    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    public async Task<string> HashAsync(CandidatureId candidature, int version) =>
        (await FindAsync(candidature, version))?.Hash
        ?? throw new InvalidOperationException($"Version {version} of {candidature} was never filed.");

    private static ArchivedConfirmation Make(CandidatureVersionRow row)
    {
        var content = ContentOf(row);
        return ConfirmationDocument.Render(content).IsRefused(out _, out var bytes)
            ? throw new InvalidOperationException($"Version {row.Version} of {row.Candidature} cannot be printed.")
            : new ArchivedConfirmation(content, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static ConfirmationContent ContentOf(CandidatureVersionRow row) =>
        row.Inputs.Read<ConfirmationContent>();
}

/// <param name="Content">What it was made from.</param>
/// <param name="Bytes">The PDF.</param>
/// <param name="Hash">SHA-256, 64 lower-case hexadecimal digits.</param>
internal sealed record ArchivedConfirmation(ConfirmationContent Content, byte[] Bytes, string Hash);
