using Cyclades.Domain;
using Cyclades.Domain.Credentials;
using Microsoft.Extensions.Options;

namespace Cyclades.Silo.SignIn;

/// <summary>
/// Counts attempts on identifiers that no account has by the very rule of accounts (<see cref="SignInAttempts"/>), so that
/// waiting does not tell which exist. In this silo's memory, bounded; those tried longest ago are forgotten first.
/// </summary>
internal sealed class UnknownIdentifiers(IOptions<ThrottleOptions> options, Identifiers identifiers)
{
    private readonly Lock gate = new();
    private readonly RecentEntries<UInt128, SignInAttempts> attempts = new(options.Value.Remembered);

    /// <summary>Begins an attempt, or tells how long to wait; null when it may go on.</summary>
    public Refusal? Reserve(string identifier, DateTimeOffset now)
    {
        var key = identifiers.Of(identifier);
        lock (gate)
        {
            if (Known(key).Reserve(now).IsRefused(out var refusal, out var reserved))
            {
                return refusal;
            }

            attempts.Set(key, reserved);
            return null;
        }
    }

    /// <summary>The attempt never took place.</summary>
    public void Released(string identifier)
    {
        var key = identifiers.Of(identifier);
        lock (gate)
        {
            attempts.Set(key, Known(key).Released());
        }
    }

    /// <summary>The attempt has failed, as it always does.</summary>
    public void Failed(string identifier, DateTimeOffset now)
    {
        var key = identifiers.Of(identifier);
        lock (gate)
        {
            attempts.Set(key, Known(key).Failed(now));
        }
    }

    private SignInAttempts Known(UInt128 key) => attempts.TryGet(key, out var known) ? known! : SignInAttempts.None;
}
