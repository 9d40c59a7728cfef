using System.Collections.Immutable;

namespace Cyclades.Faults.Histories;

/// <summary>What a client asks for.</summary>
internal enum Act
{
    Create,
    Submit,
    Modify,
    Withdraw,
    Undo,
    Get,
    List,
}

/// <summary>What came of a call.</summary>
internal enum Outcome
{
    /// <summary>Acknowledged.</summary>
    Done,

    /// <summary>Certainly not done, for the reason that was given.</summary>
    Refused,

    /// <summary>Nobody knows: no answer, UNAVAILABLE, or too late. It may have been done, or be done later.</summary>
    Unknown,
}

/// <summary>One candidature as an answer showed it.</summary>
/// <param name="Registration">Its number, from 1.</param>
/// <param name="Revision">Its etag: grows by one with every act.</param>
/// <param name="Content">What tells one save from another: every save types another telephone number.</param>
internal sealed record View(int Registration, int Revision, int Version, bool Withdrawn, string Content);

/// <summary>One call, from its sending to what came of it. A request that is sent again is another call of the same request.</summary>
/// <param name="Client">Which device.</param>
/// <param name="Candidate">Whose it is; of a creation the number that was given, 0 while nobody knows it.</param>
/// <param name="Registration">The candidature that it is about; none of a submission or a list.</param>
/// <param name="Service">Where a submission registers.</param>
/// <param name="Request">The request's id; none of a read.</param>
/// <param name="Etag">The revision that was read before.</param>
/// <param name="Content">What is typed; of a creation the address.</param>
/// <param name="Invoked">Microseconds of the run when it was sent.</param>
/// <param name="Completed">Microseconds of the run when it was answered or given up; on the clock of <paramref name="Invoked"/>.</param>
/// <param name="Hour">The database's hour when it was sent.</param>
/// <param name="Reason">Of a refusal the contract's reason, of what is unknown the status.</param>
/// <param name="Views">What the answer showed.</param>
internal sealed record Operation(
    int Client,
    Act Act,
    long Candidate,
    int? Registration,
    string? Service,
    string? Request,
    int? Etag,
    string? Content,
    long Invoked,
    long Completed,
    DateTimeOffset Hour,
    Outcome Outcome,
    string? Reason,
    ImmutableArray<View> Views)
{
    /// <summary>The candidature that a write was about, or made.</summary>
    public int? About => Registration ?? (Act is Act.Submit && Views is [var made] ? made.Registration : null);

    public override string ToString() =>
        $"{Act} of {Candidate}/{About} by client {Client} at {Invoked / 1e6:F3} to {Completed / 1e6:F3} s (request {Request}, etag {Etag}): {Outcome} {Reason} {string.Join(", ", Views)}";
}
