using System.Collections.Immutable;
using System.Globalization;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Mails;

namespace Cyclades.Domain.Marks;

/// <summary>One mark as typed.</summary>
/// <param name="Test">Code of the test.</param>
/// <param name="Mark">As <see cref="Marks.Mark.TryParse"/> takes it.</param>
public sealed record MarkEntry(string? Test, string? Mark);

/// <summary>
/// Enters, completes or corrects marks of one candidature (R129, B14); tests that are not named keep theirs. What is already so
/// changes nothing.
/// </summary>
/// <param name="Reason">1 to <see cref="LongestReason"/> characters when a mark that was readable changes; of no matter otherwise.</param>
/// <param name="Request">Null where repeating is harmless.</param>
public sealed record RecordMarks(Actor Actor, ImmutableArray<MarkEntry> Marks, string? Reason, RequestStamp? Request)
{
    public const int LongestReason = 500;

    public ImmutableArray<MarkEntry> Marks { get; init; } = Marks.OrEmpty();

    public Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now)
    {
        if (!Actor.Manages(candidature.Service.Academy))
        {
            return new Refusal.NotFound();
        }

        var violations = new Violations();
        var given = Read(candidature, service, violations);
        var before = candidature.RecordedMarks.Present;
        ImmutableArray<TestMark> changed = [.. given.Where(mark => before?.Of(mark.Test) != mark.Mark)];
        var published = service.Settings.AreMarksReadable(now) ? service.Settings.MarksReadableFrom : null;
        var corrects = published is not null && changed.Any(mark => before?.Of(mark.Test) is not null);
        var reason = corrects ? violations.Required("reason", Reason, LongestReason, WrittenText.Takes) : null;
        if (violations.Any)
        {
            return violations.ToRefusal();
        }

        return !candidature.IsActive ? new Refusal.NotRegistered(candidature.Status)
            : service.Session.IsClosed(now) ? new Refusal.SessionClosed()
            : changed.IsEmpty ? Decision<CandidatureEvent>.Nothing
            : Recorded(candidature, service, new CandidatureEvent.MarksRecorded(now, changed, published, Actor.JournalName, reason, Request), before is null);
    }

    // Before the publication nobody is told; the announcement then speaks of all that is there.
    private static Decision<CandidatureEvent> Recorded(
        Candidature candidature, OfferedService service, CandidatureEvent.MarksRecorded recorded, bool first)
    {
        Decision<CandidatureEvent> decision = recorded;
        var facts = service.Facts(candidature.Version, recorded.At);
        return recorded.Published is null ? decision
            : decision.AndSend(first ? new Mail.MarksPublished(candidature.Id, facts) : new Mail.MarksChanged(candidature.Id, facts));
    }

    private ImmutableArray<TestMark> Read(Candidature candidature, OfferedService service, Violations violations)
    {
        if (Marks.IsEmpty)
        {
            violations.Add("marks", FieldFault.Required);
        }

        var read = ImmutableArray.CreateBuilder<TestMark>();
        for (var i = 0; i < Marks.Length; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"marks[{i}]");
            var test = TestOf(candidature, Marks[i].Test);
            if (test is null)
            {
                violations.Add($"{path}.test_code", string.IsNullOrWhiteSpace(Marks[i].Test) ? FieldFault.Required : FieldFault.NotOffered);
            }
            else if (read.Any(earlier => earlier.Test == test.Code))
            {
                violations.Add($"{path}.test_code", FieldFault.Repeated, test.Code.ToString());
            }

            if (MarkRules.Check($"{path}.mark", Marks[i].Mark, test is null ? null : service.ScaleOf(test), violations) is { } mark && test is not null)
            {
                read.Add(new TestMark(test.Code, mark));
            }
        }

        return read.ToImmutable();
    }

    private static TestPaper? TestOf(Candidature candidature, string? typed) =>
        TestCode.TryParse(typed?.Trim(), out var code) ? candidature.Form.Tests.FirstOrDefault(test => test.Code == code) : null;
}

internal static class MarkRules
{
    /// <summary>The mark that was typed; null when it is none or more than the scale.</summary>
    /// <param name="scale">Most points of the test; null when it is not known.</param>
    public static Mark? Check(string path, string? typed, int? scale, Violations violations)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            violations.Add(path, FieldFault.Required);
        }
        else if (!Mark.TryParse(typed, out var mark) || mark.Hundredths > 100L * (scale ?? int.MaxValue))
        {
            violations.Add(path, FieldFault.Malformed, (scale ?? TestPaper.LargestScale).ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            return mark;
        }

        return null;
    }
}
