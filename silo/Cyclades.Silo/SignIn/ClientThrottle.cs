using Cyclades.Domain;
using Microsoft.Extensions.Options;

namespace Cyclades.Silo.SignIn;

/// <summary>
/// Limits what one client, and what one identifier whoever asks, may do in this silo, in bounded memory. Each (act, client) and
/// (act, identifier) has an allowance that empties by use and refills steadily. What is refused costs nothing, so that
/// a client that waits as told gets through. Refilling goes by time that has passed, not by the time of day: a clock that is set
/// back holds nobody up, and one that is set forward fills no allowance. Nothing here outlives the process, so no instant is needed.
/// </summary>
internal sealed class ClientThrottle(IOptions<ThrottleOptions> options, Identifiers identifiers, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    private readonly ThrottleOptions settings = options.Value;
    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();

    /// <summary>For each key when its allowance is full again, since <see cref="start"/>. From then on an entry is worth no entry.</summary>
    private readonly RecentEntries<Key, TimeSpan> fullAgain = new(options.Value.Remembered);

    /// <summary>Takes one from both allowances, or from none and tells how long to wait; null when allowed.</summary>
    /// <param name="act">What is asked for.</param>
    /// <param name="client">Who asks.</param>
    /// <param name="identifier">As typed: an address, a candidate number, a reference; null when there is none.</param>
    public Refusal.TryAgainLater? Refuses(ThrottledAct act, ClientNetwork client, string? identifier)
    {
        var limit = settings.Of(act);
        var byClient = new Allowance(limit.ClientBurst, limit.ClientPerHour);
        var byIdentifier = new Allowance(limit.IdentifierBurst, limit.IdentifierPerHour);
        var clientKey = ClientKey(act, client);
        var identifierKey = new Key(act, IsClient: false, identifier is null ? default : identifiers.Of(identifier));
        var now = time.GetElapsedTime(start);
        lock (gate)
        {
            var clientFull = FullAgain(clientKey, now);
            var identifierFull = FullAgain(identifierKey, now);
            var wait = byClient.WaitFor(clientFull, now);
            if (identifier is not null)
            {
                wait = Longer(wait, byIdentifier.WaitFor(identifierFull, now));
            }

            if (wait > TimeSpan.Zero)
            {
                return new Refusal.TryAgainLater(wait);
            }

            fullAgain.Set(clientKey, clientFull + byClient.Refill);
            if (identifier is not null)
            {
                fullAgain.Set(identifierKey, identifierFull + byIdentifier.Refill);
            }

            return null;
        }
    }

    /// <summary>
    /// A password was wrong: the client's allowance pays for it beyond the try itself, so that its wait grows with each
    /// failure, up to 15 minutes.
    /// </summary>
    public void Failed(ThrottledAct act, ClientNetwork client)
    {
        var limit = settings.Of(act);
        var allowance = new Allowance(limit.ClientBurst, limit.ClientPerHour);
        var key = ClientKey(act, client);
        var now = time.GetElapsedTime(start);
        lock (gate)
        {
            var paid = FullAgain(key, now) + (allowance.Refill * (settings.FailureWeight - 1));
            var latest = now + allowance.Whole - allowance.Refill + LongestWait;
            fullAgain.Set(key, paid < latest ? paid : latest);
        }
    }

    private static Key ClientKey(ThrottledAct act, ClientNetwork client) =>
        new(act, IsClient: true, new UInt128(client.IsIPv6 ? 1UL : 0UL, client.Value));

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private TimeSpan FullAgain(Key key, TimeSpan now) =>
        fullAgain.TryGet(key, out var at) && at > now ? at : now;

    private readonly record struct Key(ThrottledAct Act, bool IsClient, UInt128 Who);

    /// <summary>So many at once, one more each <see cref="Refill"/>.</summary>
    private readonly record struct Allowance(int Burst, int PerHour)
    {
        public TimeSpan Refill => TimeSpan.FromHours(1) / PerHour;

        /// <summary>From empty to full.</summary>
        public TimeSpan Whole => Refill * Burst;

        /// <summary>Zero or less when there is one to take.</summary>
        public TimeSpan WaitFor(TimeSpan fullAgain, TimeSpan now) => fullAgain + Refill - Whole - now;
    }
}
