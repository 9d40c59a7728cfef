using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Marks;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.Storage;
using Google.Protobuf.WellKnownTypes;
using Manage = Cyclades.Protos.Management.V1;
using Wire = Cyclades.Protos.Result.V1;

namespace Cyclades.Silo.Marks;

/// <summary>Marks in the contract's words.</summary>
internal sealed class MarksRendering(CatalogueMirror catalogue, RuleClock clock)
{
    /// <summary>As the candidate may read them now; null while there is nothing to read.</summary>
    /// <exception cref="StorageUnavailableException">The catalogue lost a service that has candidatures: it must come back.</exception>
    public Wire.Marks? ForCandidate(Candidature candidature)
    {
        var service = ServiceOf(candidature);
        var now = clock.Now;
        return MarkEmbargo.Read(candidature, service, now) is null ? null : Of(candidature, service, now);
    }

    /// <summary>As an agent of the service sees them, readable or not.</summary>
    /// <exception cref="StorageUnavailableException">As above.</exception>
    public Manage.RecordedMarks ForService(Candidature candidature)
    {
        var service = ServiceOf(candidature);
        var recorded = new Manage.RecordedMarks
        {
            Name = candidature.Id.ToProto(),
            Marks = Of(candidature, service, clock.Now),
            MissingCount = Tally.Of(candidature, candidature.RecordedMarks.Present, service).Missing,
        };
        recorded.Versions.AddRange(candidature.RecordedMarks.Versions.Select(ToProto));
        return recorded;
    }

    /// <summary>One test as it stands, with the newest check of it.</summary>
    public static Wire.TestMark ToProto(Candidature candidature, TestPaper test, OfferedService service)
    {
        var marks = candidature.RecordedMarks;
        return new Wire.TestMark
        {
            TestCode = test.Code.ToString(),
            TestLabel = test.Label,
            Mark = ToProto(marks.Of(test.Code)),
            Scale = service.ScaleOf(test),
            Check = marks.Checks.LastOrDefault(check => check.Test == test.Code) is { } check ? ToProto(check) : null,
        };
    }

    private Wire.Marks Of(Candidature candidature, OfferedService service, DateTimeOffset now)
    {
        var marks = candidature.RecordedMarks;
        var tally = Tally.Of(candidature, marks.Present, service);
        var rendered = new Wire.Marks
        {
            TotalLabel = tally.Hundredths is { } gained ? MarksTexts.Points(gained) : "",
            TotalScale = tally.OutOf,
            Result = tally.Result switch
            {
                ExamResult.Passed => Wire.Result.Passed,
                ExamResult.Failed => Wire.Result.Failed,
                _ => Wire.Result.None,
            },
            ResultLabel = MarksTexts.Of(tally.Result),
            PublishTime = service.Settings.MarksReadableFrom.ToTimestamp(),
            CorrectTime = marks.Present is { Number: > 1 } corrected ? corrected.At.ToTimestamp() : null,
            CheckEndTime = MarkEmbargo.EndOfChecks(service).ToTimestamp(),
            CanAskCheck = AskMarkCheck.RefuseNow(candidature, service, now) is null,
        };
        if (tally.Hundredths is { } total)
        {
            rendered.TotalHundredths = total;
        }

        rendered.Tests.AddRange(candidature.Form.Tests.Select(test => ToProto(candidature, test, service)));
        return rendered;
    }

    private OfferedService ServiceOf(Candidature candidature) => catalogue.Current.Find(candidature.Service) ?? throw new StorageUnavailableException();

    private static Manage.MarksVersion ToProto(MarksVersion version)
    {
        var rendered = new Manage.MarksVersion
        {
            Number = version.Number,
            Actor = version.By,
            RecordTime = version.At.ToTimestamp(),
            Reason = version.Reason ?? "",
        };
        rendered.Marks.AddRange(version.Marks.Select(mark => new Manage.RecordedMark { TestCode = mark.Test.ToString(), Mark = ToProto(mark.Mark) }));
        return rendered;
    }

    private static Wire.Mark ToProto(Mark? mark) => new()
    {
        Kind = mark?.Kind switch
        {
            null => Wire.MarkKind.Unspecified,
            MarkKind.Absent => Wire.MarkKind.Absent,
            MarkKind.Exempt => Wire.MarkKind.Exempt,
            _ => Wire.MarkKind.Points,
        },
        Hundredths = mark?.Hundredths ?? 0,
        Label = MarksTexts.Of(mark),
    };

    private static Wire.MarkCheck ToProto(MarkCheck check) => new()
    {
        State = check.Answer switch
        {
            null => Wire.MarkCheckState.Open,
            { Upheld: true } => Wire.MarkCheckState.Upheld,
            _ => Wire.MarkCheckState.Dismissed,
        },
        Text = check.Text,
        AskTime = check.AskedAt.ToTimestamp(),
        AnswerTime = check.Answer?.At.ToTimestamp(),
        Answer = check.Answer?.Reason ?? "",
    };
}
