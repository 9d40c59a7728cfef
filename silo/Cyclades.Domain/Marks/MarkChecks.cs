using System.Globalization;
using System.Text;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Mails;

namespace Cyclades.Domain.Marks;

/// <summary>« Demande de vérification » of one mark, within the service's window after the publication (B14).</summary>
/// <param name="Text">1 to <see cref="MarkCheck.LongestText"/> characters; line breaks are kept.</param>
public sealed record AskMarkCheck(string? Test, string? Text, RequestStamp Request)
{
    public Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now)
    {
        if (RefuseNow(candidature, service, now) is { } refusal)
        {
            return refusal;
        }

        var violations = new Violations();
        var known = TestCode.TryParse(Test?.Trim(), out var test)
            && candidature.Form.Tests.Any(paper => paper.Code == test) && candidature.RecordedMarks.Of(test) is not null;
        if (!known)
        {
            violations.Add("test_code", string.IsNullOrWhiteSpace(Test) ? FieldFault.Required : FieldFault.NotOffered);
        }

        var text = WrittenText.Check("text", Text, MarkCheck.LongestText, violations);
        return violations.Any ? violations.ToRefusal()
            : candidature.RecordedMarks.OpenCheck(test) is not null ? new Refusal.MarkCheckOpen()
            : new CandidatureEvent.MarkCheckAsked(now, candidature.Id, candidature.Service, test, text, Request);
    }

    /// <summary>Null while a check can be asked for.</summary>
    public static Refusal? RefuseNow(Candidature candidature, OfferedService service, DateTimeOffset now) =>
        MarkEmbargo.Read(candidature, service, now) is null ? new Refusal.MarksNotPublished()
        : service.Session.IsClosed(now) ? new Refusal.SessionClosed()
        : MarkEmbargo.EndOfChecks(service) is { } end && now < end ? null
        : new Refusal.MarkChecksClosed(MarkEmbargo.EndOfChecks(service));
}

/// <summary>Answers a check: the mark is corrected, or stays, with a reason that the candidate reads (B14).</summary>
/// <param name="Corrected">The new mark as typed; null or empty when the mark stays.</param>
/// <param name="Reason">1 to <see cref="RecordMarks.LongestReason"/> characters.</param>
public sealed record AnswerMarkCheck(Actor Actor, string? Test, bool Upheld, string? Corrected, string? Reason, RequestStamp Request)
{
    public Decision<CandidatureEvent> Decide(Candidature candidature, OfferedService service, DateTimeOffset now)
    {
        if (!Actor.Manages(candidature.Service.Academy)
            || !TestCode.TryParse(Test?.Trim(), out var test)
            || candidature.RecordedMarks.OpenCheck(test) is null)
        {
            return new Refusal.NotFound();
        }

        var violations = new Violations();
        var reason = violations.Required("reason", Reason, RecordMarks.LongestReason, WrittenText.Takes);
        var scale = candidature.Form.Tests.FirstOrDefault(paper => paper.Code == test) is { } sat ? service.ScaleOf(sat) : (int?)null;
        Mark? mark = null;
        if (Upheld)
        {
            mark = MarkRules.Check("mark", Corrected, scale, violations);
            if (mark is not null && mark == candidature.RecordedMarks.Of(test))
            {
                violations.Add("mark", FieldFault.Unchanged);
            }
        }
        else if (!string.IsNullOrWhiteSpace(Corrected))
        {
            violations.Add("mark", FieldFault.NotApplicable);
        }

        return violations.Any ? violations.ToRefusal()
            : ((Decision<CandidatureEvent>)new CandidatureEvent.MarkCheckAnswered(now, candidature.Id, test, mark, reason, Actor.JournalName, Request))
                .AndSend(new Mail.MarkCheckAnswered(candidature.Id, service.Facts(candidature.Version, now)));
    }
}

internal static class WrittenText
{
    /// <summary>Everything that people write; nothing that breaks a line, steers a terminal or turns the direction of the text.</summary>
    public static bool Takes(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
        && rune != Rune.ReplacementChar;

    /// <summary>A mandatory text of several lines, trimmed, its line breaks as one character; « » when it is wrong.</summary>
    public static string Check(string path, string? typed, int maximumLength, Violations violations)
    {
        var lines = (typed ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var text = string.Join('\n', lines.Select(line => Violations.Tidy(line))).Trim();
        if (text.Length == 0)
        {
            violations.Add(path, FieldFault.Required);
        }
        else if (text.Length > maximumLength)
        {
            violations.Add(path, FieldFault.TooLong, maximumLength.ToString(CultureInfo.InvariantCulture));
        }
        else if (!text.EnumerateRunes().All(rune => rune.Value == '\n' || Takes(rune)))
        {
            violations.Add(path, FieldFault.ForbiddenCharacter);
        }
        else
        {
            return text;
        }

        return "";
    }
}
