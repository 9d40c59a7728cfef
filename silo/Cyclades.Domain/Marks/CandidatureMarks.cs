using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain.Marks;

/// <summary>
/// The marks of one candidature, readable or not: who is no agent of its service reads them through
/// <see cref="MarkEmbargo.Read"/> alone (B14).
/// </summary>
/// <param name="Versions">Oldest first. Until the publication there is one, which each recording replaces; then each makes another.</param>
/// <param name="AnnouncedFor">The publication instant of which the candidate was told, or after which the first mark came; null until then.</param>
/// <param name="Checks">« Demandes de vérification », oldest first.</param>
public sealed record CandidatureMarks(
    ImmutableArray<MarksVersion> Versions,
    DateTimeOffset? AnnouncedFor,
    ImmutableArray<MarkCheck> Checks)
{
    public static CandidatureMarks None { get; } = new([], null, []);

    public ImmutableArray<MarksVersion> Versions { get; init; } = Versions.OrEmpty();

    public ImmutableArray<MarkCheck> Checks { get; init; } = Checks.OrEmpty();

    /// <summary>The version that counts; null while no mark is recorded.</summary>
    [JsonIgnore]
    public MarksVersion? Present => Versions.IsEmpty ? null : Versions[^1];

    public Mark? Of(TestCode test) => Present?.Of(test);

    public MarkCheck? OpenCheck(TestCode test) => Checks.FirstOrDefault(check => check.Test == test && check.Answer is null);

    internal CandidatureMarks With(CandidatureEvent happened) => happened switch
    {
        CandidatureEvent.MarksRecorded recorded =>
            WithVersion(recorded.Published is not null, recorded.Marks, recorded.By, recorded.At, recorded.Reason) with
            {
                AnnouncedFor = Present is null ? recorded.Published : AnnouncedFor,
            },
        CandidatureEvent.MarksAnnounced announced => this with { AnnouncedFor = announced.Publication },
        CandidatureEvent.MarkCheckAsked asked => this with { Checks = Checks.Add(new MarkCheck(asked.Test, asked.Text, asked.At, null)) },
        CandidatureEvent.MarkCheckAnswered answered => Answered(answered),
        _ => this,
    };

    private CandidatureMarks Answered(CandidatureEvent.MarkCheckAnswered answered)
    {
        var told = this with
        {
            Checks =
            [
                .. Checks.Select(check => check.Test == answered.Test && check.Answer is null
                    ? check with { Answer = new MarkCheckAnswer(answered.Corrected is not null, answered.Reason, answered.By, answered.At) }
                    : check),
            ],
        };
        return answered.Corrected is { } mark
            ? told.WithVersion(published: true, [new TestMark(answered.Test, mark)], answered.By, answered.At, answered.Reason)
            : told;
    }

    private CandidatureMarks WithVersion(bool published, ImmutableArray<TestMark> changed, string by, DateTimeOffset at, string? reason)
    {
        var tests = changed.Select(mark => mark.Test).ToHashSet();
        var present = Present;
        ImmutableArray<TestMark> all =
            [.. (present?.Marks ?? []).Where(mark => !tests.Contains(mark.Test)).Concat(changed).OrderBy(mark => mark.Test.ToString(), StringComparer.Ordinal)];
        return present is null || published
            ? this with { Versions = Versions.Add(new MarksVersion((present?.Number ?? 0) + 1, all, by, at, reason)) }
            : this with { Versions = Versions.SetItem(Versions.Length - 1, present with { Marks = all, By = by, At = at, Reason = reason }) };
    }
}

/// <summary>All marks of a candidature, as recorded at one time.</summary>
/// <param name="Number">From 1; a version after the first corrects or completes what was published (B14).</param>
/// <param name="By">Who recorded it, as the journal names them; candidates never see it.</param>
/// <param name="Reason">Why published marks were corrected; null when nothing that was readable changed.</param>
public sealed record MarksVersion(int Number, ImmutableArray<TestMark> Marks, string By, DateTimeOffset At, string? Reason)
{
    public ImmutableArray<TestMark> Marks { get; init; } = Marks.OrEmpty();

    public Mark? Of(TestCode test) => Marks.Where(mark => mark.Test == test).Select(mark => (Mark?)mark.Mark).FirstOrDefault();
}

public sealed record TestMark(TestCode Test, Mark Mark);

/// <summary>« Demande de vérification » of one mark (B14).</summary>
/// <param name="Text">What the candidate wrote.</param>
/// <param name="Answer">Null while the service has not answered.</param>
public sealed record MarkCheck(TestCode Test, string Text, DateTimeOffset AskedAt, MarkCheckAnswer? Answer)
{
    public const int LongestText = 1000;
}

/// <param name="Upheld">The mark was corrected.</param>
/// <param name="Reason">What the candidate reads.</param>
/// <param name="By">As the journal names them; candidates never see it.</param>
public sealed record MarkCheckAnswer(bool Upheld, string Reason, string By, DateTimeOffset At);
