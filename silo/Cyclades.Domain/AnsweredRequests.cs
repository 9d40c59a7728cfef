using System.Collections.Immutable;

namespace Cyclades.Domain;

/// <summary>The client's name for one request: the same id with the same content gets the same answer.</summary>
/// <param name="Id">A UUID chosen by the client.</param>
/// <param name="Fingerprint">Hash of the content without its secrets: another content under the same id is an error.</param>
public sealed record RequestStamp(Guid Id, string Fingerprint);

/// <summary>A request that was carried out, with what identifies its answer.</summary>
/// <param name="Stamp">The request.</param>
/// <param name="Answer">A registration number or a version, by the kind of request; 0 when there is nothing to tell.</param>
/// <param name="At">When it was carried out.</param>
public sealed record AnsweredRequest(RequestStamp Stamp, int Answer, DateTimeOffset At);

/// <summary>The last requests that a grain has carried out: at most 16, for 7 days. Refusals are not kept.</summary>
public sealed record AnsweredRequests(ImmutableArray<AnsweredRequest> Kept)
{
    public const int MaximumKept = 16;

    public static TimeSpan KeptFor { get; } = TimeSpan.FromDays(7);

    public static AnsweredRequests None { get; } = new([]);

    /// <summary>
    /// The earlier answer; <see cref="Refusal.RequestReused"/> for the same id with another content;
    /// null when the request is new.
    /// </summary>
    public Outcome<AnsweredRequest>? Find(RequestStamp stamp, DateTimeOffset now)
    {
        foreach (var request in Kept)
        {
            if (request.Stamp.Id == stamp.Id && now - request.At < KeptFor)
            {
                return request.Stamp == stamp ? request : new Refusal.RequestReused();
            }
        }

        return null;
    }

    /// <summary>With one more; a null stamp (an act that has no request of its own) adds nothing.</summary>
    public AnsweredRequests WithAnswer(RequestStamp? stamp, int answer, DateTimeOffset at) =>
        stamp is null ? this : new([.. Kept.Where(kept => at - kept.At < KeptFor).TakeLast(MaximumKept - 1), new(stamp, answer, at)]);

    public bool Equals(AnsweredRequests? other) => other is not null && Kept.AsSpan().SequenceEqual(other.Kept.AsSpan());

    public override int GetHashCode() => Kept.Length;
}
