using System.Globalization;
using System.Text;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Candidatures;

namespace Cyclades.Silo.Management.Registers;

/// <summary>
/// Writes a register as CSV (RFC 4180) in UTF-8, in parts of at most <see cref="LargestChunk"/>: no more than one part is in memory. What a
/// spreadsheet would take for a formula is made a text.
/// </summary>
internal sealed class RegisterCsv(char separator, Func<ReadOnlyMemory<byte>, Task> send) : IDisposable
{
    /// <summary>In bytes.</summary>
    public const int LargestChunk = 64 * 1024;

    private static readonly string[] Columns =
    [
        "candidate_number", "registration_number", "registration_service", "state", "state_label", "version", "birth_name", "first_names",
        "birth_date", "category_code", "category_label", "establishment_code", "establishment_label", "arrangement_requested",
        "confirmation_state", "confirmation_label", "documents_missing", "create_time", "update_time",
    ];

    private readonly MemoryStream part = new();

    public void Dispose() => part.Dispose();

    public async Task BeginAsync(bool byteOrderMark)
    {
        if (byteOrderMark)
        {
            part.Write(Encoding.UTF8.Preamble);
        }

        await WriteAsync(Columns);
    }

    public Task WriteAsync(RegisterLine line, OfferedService service) => WriteAsync(
    [
        line.Id.Candidate.ToString(),
        line.Id.Registration.ToString(),
        service.Id.ToString(),
        NameOf(line.Status),
        CandidatureTexts.Of(line.Status),
        line.Version.ToString(CultureInfo.InvariantCulture),
        line.BirthName,
        line.FirstNames,
        line.BirthDate,
        line.Category,
        service.CategoryOf(line.Category).Label,
        line.Establishment,
        service.EstablishmentOf(line.Establishment).Label,
        YesOrNo(line.Arrangement),
        NameOf(line.Confirmation),
        CandidatureTexts.Of(line.Confirmation),
        YesOrNo(line.DocumentsMissing),
        InstantOf(line.CreatedAt),
        InstantOf(line.UpdatedAt),
    ]);

    /// <summary>Sends what is left.</summary>
    public Task EndAsync() => part.Length > 0 ? SendAsync((int)part.Length) : Task.CompletedTask;

    /// <summary>One value: never a formula, quoted where it needs it.</summary>
    internal static string Cell(string value, char separator)
    {
        var safe = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{value}" : value;
        return safe.Any(c => c == separator || c is '"' or '\r' or '\n' or '\t')
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }

    private async Task WriteAsync(IEnumerable<string> values)
    {
        part.Write(Encoding.UTF8.GetBytes(string.Join(separator, values.Select(value => Cell(value, separator))) + "\r\n"));
        while (part.Length >= LargestChunk)
        {
            await SendAsync(LargestChunk);
        }
    }

    private async Task SendAsync(int length)
    {
        // A copy: the stream goes on being written while the part is on its way.
        var bytes = part.GetBuffer().AsSpan(0, length).ToArray();
        var rest = part.GetBuffer().AsSpan(length, (int)part.Length - length).ToArray();
        part.SetLength(0);
        part.Write(rest);
        await send(bytes);
    }

    // As the contract spells them, without the name of the enum.
    private static string NameOf(CandidatureStatus status) => status switch
    {
        CandidatureStatus.Registered => "REGISTERED",
        CandidatureStatus.WithdrawnByCandidate => "WITHDRAWN_BY_CANDIDATE",
        CandidatureStatus.SetAside => "SET_ASIDE",
        CandidatureStatus.Deleted => "DELETED",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "The contract has no name for it."),
    };

    private static string NameOf(ConfirmationState state) => state switch
    {
        ConfirmationState.ToReturn => "TO_RETURN",
        ConfirmationState.SignedOnline => "SIGNED_ONLINE",
        ConfirmationState.Received => "RECEIVED",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "The contract has no name for it."),
    };

    private static string YesOrNo(bool value) => value ? "oui" : "non";

    private static string InstantOf(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
