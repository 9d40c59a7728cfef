using System.Collections.Immutable;
using Cyclades.Faults.Histories;

namespace Cyclades.Faults.Checking;

/// <summary>
/// What a candidature is to those who write it, and nothing more: the rules of the contract, written a second time so that the
/// server's own can be held against them.
/// </summary>
/// <param name="Requests">The requests that were carried out last, the latest at the end: sent again they are answered, not done.</param>
internal sealed record CandidatureModel(int Revision, int Version, bool Withdrawn, ImmutableArray<string> Requests)
{
    /// <summary>How many requests a candidature knows again.</summary>
    public const int RequestsKept = 16;

    private const string Stale = "STALE_ETAG";

    private const string NotActive = "CANDIDATURE_NOT_ACTIVE";

    private const string NotWithdrawn = "NOT_WITHDRAWN";

    /// <summary>The next state when the call is carried out now; none when it cannot be.</summary>
    public static CandidatureModel? Next(CandidatureModel? state, Operation call) => (state, call.Act) switch
    {
        (null, Act.Submit) => new CandidatureModel(1, 1, false, [call.Request!]),
        ({ Withdrawn: false }, Act.Modify) when call.Etag == state.Revision => state.With(call, state.Version + 1, false),
        ({ Withdrawn: false }, Act.Withdraw) when call.Etag == state.Revision => state.With(call, state.Version, true),
        ({ Withdrawn: true }, Act.Undo) when call.Etag == state.Revision => state.With(call, state.Version + 1, false),
        _ => null,
    };

    /// <summary>Whether the request is known as one that was carried out.</summary>
    public static bool Knows(CandidatureModel? state, Operation call) => state is not null && state.Requests.Contains(call.Request!);

    /// <summary>The state after a call that was answered as it was; none when it cannot have been answered so now.</summary>
    /// <param name="isExcused">A refusal may come from a silo that was about to end, and know less than others.</param>
    public static bool TryAnswer(CandidatureModel? state, Operation call, bool isExcused, out CandidatureModel? next)
    {
        next = state;
        if (call.Outcome is Outcome.Refused)
        {
            return isExcused || (!Knows(state, call) && IsRightlyRefused(state, call));
        }

        if (Knows(state, call))
        {
            // Its answer is the candidature as it stands, which is looked at as a read.
            return true;
        }

        next = Next(state, call);
        return next is not null && (call.Views is not [var shown]
            || (shown.Revision, shown.Version, shown.Withdrawn) == (next.Revision, next.Version, next.Withdrawn));
    }

    /// <summary>Of the reasons that this model knows nothing of (closing, other candidatures) any may be right.</summary>
    private static bool IsRightlyRefused(CandidatureModel? state, Operation call) => call.Reason switch
    {
        Stale => state is null || state.Revision != call.Etag,
        NotActive => state is { Withdrawn: true },
        NotWithdrawn => state is { Withdrawn: false },
        _ => true,
    };

    public bool Equals(CandidatureModel? other) =>
        other is not null && (Revision, Version, Withdrawn) == (other.Revision, other.Version, other.Withdrawn)
        && Requests.AsSpan().SequenceEqual(other.Requests.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Revision, Version, Withdrawn, Requests[^1]);

    private CandidatureModel With(Operation call, int version, bool withdrawn) => new(
        Revision + 1, version, withdrawn, [.. Requests.TakeLast(RequestsKept - 1), call.Request!]);
}
