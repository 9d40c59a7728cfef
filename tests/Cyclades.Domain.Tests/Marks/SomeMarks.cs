using System.Collections.Immutable;
using Cyclades.Domain.Agents;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Marks;

namespace Cyclades.Domain.Tests.Marks;

/// <summary>Marks at a service with tests of 160 and 120 points, 140 of 280 to pass, and checks for 15 days.</summary>
internal static class SomeMarks
{
    public static readonly DateTimeOffset Publication = Some.Utc(2027, 7, 5, 8, 0);

    /// <summary>The 15th day after, in Paris, has ended.</summary>
    public static readonly DateTimeOffset EndOfChecks = Some.Utc(2027, 7, 20, 22, 0);

    public static readonly Actor Marie = new Actor.Agent(AgentId.Parse("marie.dupont"), new AgentRole.Manager(Some.Reims.Code));

    public static readonly Actor Grenoble = new Actor.Agent(AgentId.Parse("paul.martin"), new AgentRole.Manager(AcademyCode.Parse("08")));

    public static readonly TestCode First = TestCode.Parse("001");

    public static readonly TestCode Second = TestCode.Parse("002");

    public static OfferedService Service(DateTimeOffset? publication = null, int? passMark = 140, int? checkDays = 15)
    {
        var service = Some.Service();
        return service with
        {
            Settings = service.Settings with
            {
                Tests = [Some.Tests[0] with { Scale = 160 }, Some.Tests[1] with { Scale = 120 }],
                PassMark = passMark,
                MarkCheckDays = checkDays,
                MarksReadableFrom = publication,
            },
        };
    }

    public static OfferedService Published(int? checkDays = 15) => Service(Publication, checkDays: checkDays);

    public static RecordMarks Record(params (string Test, string Mark)[] marks) => new(Marie, Entries(marks), null, Some.Request(7));

    public static ImmutableArray<MarkEntry> Entries(params (string Test, string Mark)[] marks) => [.. marks.Select(mark => new MarkEntry(mark.Test, mark.Mark))];

    public static CandidatureEvent.MarksRecorded Recorded(DateTimeOffset at, bool published, params (TestCode Test, string Mark)[] marks) => new(
        at, [.. marks.Select(mark => new TestMark(mark.Test, Mark.Parse(mark.Mark)))], published ? Publication : null, Marie.JournalName, null, Some.Request(6));

    /// <summary>Marks of both tests, recorded before the publication.</summary>
    public static CandidatureEvent.MarksRecorded Both(string first = "100", string second = "60.5") =>
        Recorded(Publication.AddDays(-1), published: false, (First, first), (Second, second));
}
