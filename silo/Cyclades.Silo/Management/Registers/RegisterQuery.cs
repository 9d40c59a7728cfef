using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Silo.Management.Registers;

/// <summary>Which candidatures of one registration service; what is not given does not restrict.</summary>
/// <param name="SavedFrom">First saved at this instant or later.</param>
/// <param name="SavedUntil">First saved before this instant.</param>
/// <param name="Search">A candidate number, a candidature, or beginnings of names in any order.</param>
internal sealed record RegisterFilter(
    ServiceId Service,
    ImmutableArray<CandidatureStatus> States,
    ImmutableArray<string> Categories,
    ImmutableArray<string> Establishments,
    bool? Arrangement,
    ImmutableArray<ConfirmationState> Confirmations,
    bool? DocumentsMissing,
    DateTimeOffset? SavedFrom,
    DateTimeOffset? SavedUntil,
    string Search);

/// <summary>In which order a register is listed.</summary>
internal enum RegisterOrder
{
    Number,
    Name,
}

/// <summary>One line of a register.</summary>
/// <param name="NameKey">Folded names, by which lines are ordered.</param>
internal sealed record RegisterLine(
    CandidatureId Id,
    string NameKey,
    CandidatureStatus Status,
    int Version,
    string BirthName,
    string FirstNames,
    string BirthDate,
    string Category,
    string Establishment,
    bool Arrangement,
    ConfirmationState Confirmation,
    bool DocumentsMissing,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public RegisterPlace Place => new(Id, NameKey);
}

/// <summary>Where a page ended: the next one begins after it, whatever was added or has gone in between.</summary>
internal sealed record RegisterPlace(CandidatureId Id, string NameKey)
{
    /// <summary>As clients send it back: opaque to them.</summary>
    public string ToToken() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Id} {NameKey}"));

    public static bool TryParse(string token, out RegisterPlace place)
    {
        place = new RegisterPlace(default, "");
        if (!Base64Url.IsValid(token))
        {
            return false;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split(' ', 2);
        if (parts.Length < 2 || parts[1].Contains('\0', StringComparison.Ordinal) || !CandidatureId.TryParse(parts[0], out var id))
        {
            return false;
        }

        place = new RegisterPlace(id, parts[1]);
        return true;
    }
}
