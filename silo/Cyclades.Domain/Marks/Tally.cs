using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain.Marks;

/// <summary>What comes of marks.</summary>
public enum ExamResult
{
    /// <summary>« pas de résultat »: a mark is missing, the candidate was absent or dispensed from everything, or the service has no pass mark.</summary>
    None = 1,

    /// <summary>« admis ».</summary>
    Passed = 2,

    /// <summary>« refusé ».</summary>
    Failed = 3,
}

/// <summary>The sum of a candidature's marks. Tests from which the candidate is dispensed count in neither number.</summary>
/// <param name="Hundredths">Of a point, gained; null while a mark is missing or the candidate was absent.</param>
/// <param name="OutOf">Points that could be gained.</param>
/// <param name="Missing">Tests without a mark.</param>
public sealed record Tally(int? Hundredths, int OutOf, int Missing, ExamResult Result)
{
    /// <param name="marks">One version; null when nothing is recorded.</param>
    public static Tally Of(Candidature candidature, MarksVersion? marks, OfferedService service)
    {
        var sat = candidature.Form.Tests.Select(test => (Scale: service.ScaleOf(test), Mark: marks?.Of(test.Code))).ToArray();
        var missing = sat.Count(test => test.Mark is null);
        var counted = sat.Where(test => test.Mark?.Kind is not MarkKind.Exempt).ToArray();
        var outOf = counted.Sum(test => test.Scale);
        if (missing > 0 || counted.Any(test => test.Mark?.Kind is MarkKind.Absent) || outOf == 0)
        {
            return new Tally(null, outOf, missing, ExamResult.None);
        }

        var gained = counted.Sum(test => test.Mark!.Value.Hundredths);
        return new Tally(gained, outOf, 0, ResultOf(gained, outOf, sat.Sum(test => test.Scale), service.Settings.PassMark));
    }

    // Who is dispensed from a test must reach the same share of what is left.
    private static ExamResult ResultOf(int gained, int outOf, int whole, int? passMark) =>
        passMark is not { } needed ? ExamResult.None
        : (long)gained * whole >= 100L * needed * outOf ? ExamResult.Passed
        : ExamResult.Failed;
}
