using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cyclades.Domain;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Marks;
using Cyclades.Protos.Management.V1;
using Cyclades.Silo.Rpc;
using MarkEntry = Cyclades.Domain.Marks.MarkEntry;

namespace Cyclades.Silo.Marks;

/// <summary>
/// Marks from a text of rows. Rows of one candidature are one act, taken or refused together, and candidatures are independent: what
/// is cut off half-way is mended by importing the text again, which changes nothing of what is so already.
/// </summary>
internal sealed class MarksImport(Grains grains)
{
    /// <summary>Rows of a text at most.</summary>
    public const int LargestCount = 5_000;

    private const int FieldCount = 4;

    /// <summary>Candidatures that are written at once.</summary>
    private const int AtOnce = 16;

    /// <returns>An answer for each row, in the order of the text.</returns>
    public async Task<Outcome<ImmutableArray<MarkRow>>> RunAsync(
        Actor actor, OfferedService service, string text, string reason, bool dryRun, RequestStamp request)
    {
        var lines = Read(text);
        if (lines.Length is 0 or > LargestCount)
        {
            var (fault, bound) = lines.Length == 0 ? (FieldFault.Required, null) : (FieldFault.TooManyChosen, LargestCount.ToString(CultureInfo.InvariantCulture));
            return new Refusal.InvalidFields([new FieldViolation("text", fault, bound)]);
        }

        var sound = lines.Where(line => line.Answer is null).GroupBy(line => line.Candidature);
        await Parallel.ForEachAsync(
            sound,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (rows, _) => await TakeAsync(actor, service, rows.Key, [.. rows], reason, dryRun, request));
        return lines.Select(line => line.Answer!).ToImmutableArray();
    }

    private async Task TakeAsync(
        Actor actor, OfferedService service, CandidatureId id, Row[] rows, string reason, bool dryRun, RequestStamp request)
    {
        if ((await grains.Candidature(id).ReadAsync()).IsRefused(out _, out var candidature) || candidature.Service != service.Id)
        {
            RefuseAll(rows, MarksTexts.UnknownCandidature);
            return;
        }

        var command = new RecordMarks(actor, [.. rows.Select(row => new MarkEntry(row.Test, row.Mark))], reason, StampOf(request, id));
        if ((await grains.Marks(id).RecordMarksAsync(command, dryRun)).IsRefused(out var refusal, out var recording))
        {
            Refuse(rows, refusal);
            return;
        }

        foreach (var row in rows)
        {
            var changed = recording.Changed.Any(test => test.ToString() == row.Test);
            row.Answer = new MarkRow { Line = row.Line, State = changed ? MarkRowState.Taken : MarkRowState.Unchanged };
        }
    }

    private static void Refuse(Row[] rows, Refusal refusal)
    {
        if (refusal is not Refusal.InvalidFields invalid)
        {
            RefuseAll(rows, refusal is Refusal.NotRegistered ? MarksTexts.NotRegistered : RefusalTexts.Of(refusal));
            return;
        }

        if (invalid.Violations.Any(violation => violation.Path == "reason"))
        {
            RefuseAll(rows, MarksTexts.ReasonMissing);
        }

        for (var i = 0; i < rows.Length; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"marks[{i}].");
            var own = invalid.Violations.FirstOrDefault(violation => violation.Path.StartsWith(path, StringComparison.Ordinal));
            rows[i].Answer = own is not null ? Refused(rows[i].Line, TextOf(own)) : rows[i].Answer ?? Refused(rows[i].Line, MarksTexts.NeighbourRefused);
        }
    }

    private static string TextOf(FieldViolation violation) => violation switch
    {
        { Fault: FieldFault.NotOffered or FieldFault.Required, Path: var path } when path.EndsWith("test_code", StringComparison.Ordinal) => MarksTexts.UnknownTest,
        { Fault: FieldFault.Repeated, Bound: { } test } => MarksTexts.RepeatedTest(test),
        _ => FieldFaultTexts.Of(violation),
    };

    private static void RefuseAll(Row[] rows, string message)
    {
        foreach (var row in rows)
        {
            row.Answer = Refused(row.Line, message);
        }
    }

    private static MarkRow Refused(int line, string message) => new() { Line = line, State = MarkRowState.Refused, Message = message };

    // A request of its own for each candidature, the same one whenever the import is repeated.
    private static RequestStamp StampOf(RequestStamp request, CandidatureId id) =>
        request with { Id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Id}/{id}")).AsSpan(0, 16)) };

    private static ImmutableArray<Row> Read(string text)
    {
        var rows = ImmutableArray.CreateBuilder<Row>();
        var lines = text.TrimStart('\ufeff').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length > 0 && !(i == 0 && line.StartsWith("candidat", StringComparison.OrdinalIgnoreCase)))
            {
                rows.Add(ReadRow(i + 1, line));
            }
        }

        return rows.ToImmutable();
    }

    private static Row ReadRow(int number, string line)
    {
        string[] fields = [.. line.Split(';').Select(field => field.Trim().Trim('"').Trim())];
        if (fields.Length != FieldCount)
        {
            return Row.Wrong(number, MarksTexts.RowMalformed);
        }

        if (!CandidateNumber.TryParse(fields[0], out var candidate))
        {
            return Row.Wrong(number, MarksTexts.CandidateMalformed);
        }

        return int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var registration) && registration > 0
            ? new Row(number, new CandidatureId(candidate, new RegistrationNumber(registration)), fields[2], fields[3])
            : Row.Wrong(number, MarksTexts.RegistrationMalformed);
    }

    /// <param name="Line">From 1.</param>
    private sealed record Row(int Line, CandidatureId Candidature, string Test, string Mark)
    {
        /// <summary>Null until it is known.</summary>
        public MarkRow? Answer { get; set; }

        public static Row Wrong(int line, string message) => new(line, default, "", "") { Answer = Refused(line, message) };
    }
}
