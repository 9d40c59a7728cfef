using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.SignIn;

/// <summary>
/// Compares a password with an account's, between two calls of the account: the attempt is reserved, the hash is
/// computed outside, the account settles. An identifier that no account has costs and waits the same (D5, D29).
/// </summary>
internal sealed class PasswordCheck(
    Grains grains,
    PasswordHasher hasher,
    UnknownIdentifiers unknown,
    AccountDirectory directory,
    AddressKeys addressKeys,
    RuleClock clock)
{
    /// <summary>The account when the password is its own; the same refusals whether it exists or not.</summary>
    public async Task<Outcome<AccountView>> SignInAsync(string identifier, string password, CancellationToken cancellation)
    {
        // Looked up first: a number that nobody has wakes no grain.
        if (await directory.FindActiveAsync(addressKeys.Read(identifier)) is { } candidate)
        {
            if (!(await grains.Account(candidate).BeginSignInAsync()).IsRefused(out var refusal, out var challenge))
            {
                return await SettleAsync(candidate, challenge, password, cancellation);
            }

            if (refusal is not Refusal.WrongCredentials)
            {
                return refusal;
            }
        }

        if (unknown.Reserve(identifier, clock.Now) is { } wait)
        {
            return wait;
        }

        if ((await hasher.VerifyAsync(password, null, cancellation)).IsRefused(out var overloaded, out _))
        {
            unknown.Released(identifier);
            return overloaded;
        }

        unknown.Failed(identifier, clock.Now);
        return new Refusal.WrongCredentials();
    }

    /// <summary>Proves again that a signed-in person knows the password, before what only its owner may do.</summary>
    public async Task<Outcome<Done>> ProveAsync(CandidateNumber candidate, string password, CancellationToken cancellation)
    {
        if ((await grains.Account(candidate).BeginSignInAsync()).IsRefused(out var refusal, out var challenge))
        {
            return refusal;
        }

        return (await SettleAsync(candidate, challenge, password, cancellation)).IsRefused(out refusal, out _)
            ? refusal is Refusal.WrongCredentials ? new Refusal.WrongCurrentPassword() : refusal
            : Done.It;
    }

    private async Task<Outcome<AccountView>> SettleAsync(
        CandidateNumber candidate, SignInChallenge challenge, string password, CancellationToken cancellation)
    {
        var account = grains.Account(candidate);
        if ((await hasher.VerifyAsync(password, challenge.Password, cancellation)).IsRefused(out var overloaded, out var isRight))
        {
            await account.ReleaseSignInAsync();
            return overloaded;
        }

        var settle = new SettleSignIn(isRight, challenge.Password, challenge.Attempts);
        if (isRight)
        {
            return await account.SettleSignInAsync(settle);
        }

        // Counted in memory since it began; written after the answer, whose time must not tell that there is an account.
        await account.FailSignInAsync(settle);
        return new Refusal.WrongCredentials();
    }
}
