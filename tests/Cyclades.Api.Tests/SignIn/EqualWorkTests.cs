using System.Collections.Concurrent;
using System.Security.Cryptography;
using Cyclades.Api.Tests.Accounts;
using Cyclades.Api.Tests.Running;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Silo.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Cyclades.Api.Tests.SignIn;

/// <summary>
/// That somebody has an account shows in no time (D5, B8): what costs is done for everybody, or after the answer.
/// Times are not measured, work is counted.
/// </summary>
public sealed class EqualWorkTests
{
    private const string Wrong = "Autre-chose7";

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_wrong_password_costs_one_hash_at_the_same_price_whoever_has_an_account(Transport transport)
    {
        var hashes = new CountedDerivation();
        await using var own = await RunningSilo.StartAsync(adjust: builder => builder.Services.AddSingleton<IKeyDerivation>(hashes));
        var candidate = await own.NewCandidateAsync(transport);
        var pending = await own.CreatePendingAsync(transport: transport);
        var identifiers = (string[])[candidate.Email, candidate.Number, RunningSilo.NewAddress(), pending.Email, "99999999999", "nom.prenom7", "@"];
        hashes.Costs.Clear();

        foreach (var identifier in identifiers)
        {
            await Refused.AssertAsync(
                own.Connect(transport).SignIn.SignInAsync(new SignInRequest { Identifier = identifier, Password = Wrong, SessionKind = SessionKind.Token }),
                ErrorReason.CredentialsRefused);
            Assert.Equal(Argon2Cost.Default, Assert.Single(hashes.Costs));
            hashes.Costs.Clear();
        }
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_forgotten_password_is_answered_before_anything_is_done_for_the_account(Transport transport)
    {
        await using var own = await AccountServer.StartAsync();
        var candidate = await own.NewCandidateAsync(transport);
        await own.SettleAsync();
        using var held = await HoldAsync(own);

        foreach (var identifier in (string[])[candidate.Email, candidate.Number, RunningSilo.NewAddress()])
        {
            await own.Connect(transport).SignIn.AskPasswordResetAsync(new AskPasswordResetRequest { Identifier = identifier });
        }

        Assert.Empty(own.TablesWith("reset-password"));
        held.Release();
        await own.SettleAsync();
        Assert.Contains("message.mail", own.TablesWith("reset-password"));
        Assert.Equal(2, own.Mails.Count(mail => mail.To == candidate.Email && mail.Subject.EndsWith("Modifier mon mot de passe", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task An_activation_is_asked_for_again_and_answered_before_anything_is_done_for_the_account(Transport transport)
    {
        await using var own = await AccountServer.StartAsync();
        var pending = await own.CreatePendingAsync(transport: transport);
        await own.SettleAsync();
        using var held = await HoldAsync(own);
        var before = own.JournalOf(Account(own)).Count;

        foreach (var email in (string[])[pending.Email, RunningSilo.NewAddress(), "@"])
        {
            await own.Connect(transport).Accounts.ResendActivationAsync(new ResendActivationRequest { Email = email });
        }

        Assert.Equal(before, own.JournalOf(Account(own)).Count);
        held.Release();
        await own.SettleAsync();
        Assert.Equal(before + 1, own.JournalOf(Account(own)).Count);
        Assert.Equal(2, own.Mails.Count(mail => mail.To == pending.Email));
    }

    private static string Account(RunningSilo silo) => $"account/{Assert.Single(silo.NumbersInState("pending"))}";

    /// <summary>Keeps the work that follows answers from going on.</summary>
    private static async Task<HeldWork> HoldAsync(RunningSilo silo)
    {
        var held = new HeldWork();
        await silo.Services.GetRequiredService<AfterAnswer>().EnqueueAsync(() => held.Ended, CancellationToken.None);
        return held;
    }

    private sealed class HeldWork : IDisposable
    {
        private readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Ended => end.Task;

        public void Release() => end.TrySetResult();

        // A test that fails must not keep its server from stopping.
        public void Dispose() => Release();
    }

    private sealed class CountedDerivation : IKeyDerivation
    {
        public ConcurrentQueue<Argon2Cost> Costs { get; } = new();

        public void Derive(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, Argon2Cost cost, Span<byte> hash)
        {
            Costs.Enqueue(cost);
            HMACSHA256.HashData(salt, password, hash);
        }
    }
}
