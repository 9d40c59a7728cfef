using System.Security.Cryptography;
using Cyclades.Api.Tests.Accounts;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Silo.SignIn;
using Cyclades.Testing;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Cyclades.Api.Tests.SignIn;

/// <summary>What happens to an account, and to the server, while a password is being computed.</summary>
public sealed class HeldPasswordTests
{
    private const string Next = "Voile-Rouge8";
    private const string Another = "Phare-Jaune9";
    private const string Wrong = "Autre-chose7";

    private readonly HeldDerivation derivation = new();

    // An attempt that the server had no room for is neither a failure nor an answer about the password.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_attempt_that_finds_no_room_is_told_so_and_does_not_count(bool known)
    {
        await using var silo = await StartAsync("--Cyclades:Passwords:Threads=1", "--Cyclades:Passwords:Queue=1");
        var candidate = await silo.NewCandidateAsync();
        var identifier = known ? candidate.Email : RunningSilo.NewAddress();
        using var held = derivation.HoldNext();
        var running = SignIn(silo, RunningSilo.NewAddress(), Wrong).ResponseAsync;
        await held.Begun;
        Task<SignInResponse>[] waiting =
        [
            SignIn(silo, RunningSilo.NewAddress(), Wrong).ResponseAsync,
            SignIn(silo, RunningSilo.NewAddress(), Wrong).ResponseAsync,
        ];
        await Refused.AssertAsync(async () => await await Task.WhenAny(waiting));

        for (var attempt = 0; attempt < 6; attempt++)
        {
            var refused = await Refused.AssertAsync(SignIn(silo, identifier, Wrong), ErrorReason.Overloaded);
            Assert.Equal(StatusCode.ResourceExhausted, refused.Code);
            await Refused.AssertAsync(candidate.Client.Accounts.ChangePasswordAsync(Change(Wrong, Next)), ErrorReason.Overloaded);
        }

        held.Release();
        await Task.WhenAll(waiting.Append(running)).ContinueWith(_ => { }, TaskScheduler.Default);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await Refused.AssertAsync(SignIn(silo, identifier, Wrong), ErrorReason.CredentialsRefused);
        }

        await Refused.AssertAsync(SignIn(silo, identifier, Wrong), ErrorReason.TooManyAttempts);
    }

    [Fact]
    public async Task Of_two_resets_by_one_link_at_once_one_is_carried_out()
    {
        await using var silo = await StartAsync();
        var candidate = await silo.NewCandidateAsync();
        await silo.Connect().SignIn.AskPasswordResetAsync(new AskPasswordResetRequest { Identifier = candidate.Email });
        var link = await silo.LinkAsync(candidate.Email, "Modifier mon mot de passe");
        using var held = derivation.HoldNext();
        var first = silo.Connect().SignIn.ResetPasswordAsync(Reset(link, Next));
        await held.Begun;

        await silo.Connect().SignIn.ResetPasswordAsync(Reset(link, Another));
        held.Release();

        await Refused.AssertAsync(first, ErrorReason.LinkNotValid);
        await silo.SignInAsync(candidate.Email, Another);
        await Refused.AssertAsync(SignIn(silo, candidate.Email, Next), ErrorReason.CredentialsRefused);
    }

    [Fact]
    public async Task Of_two_new_passwords_at_once_the_second_is_not_proved_any_more()
    {
        await using var silo = await StartAsync();
        var candidate = await silo.NewCandidateAsync();
        using var held = derivation.HoldNext(after: 1);
        var first = candidate.Client.Accounts.ChangePasswordAsync(Change(candidate.Password, Next));
        await held.Begun;

        await candidate.Client.Accounts.ChangePasswordAsync(Change(candidate.Password, Another));
        held.Release();

        await Refused.AssertAsync(first, ErrorReason.CurrentPasswordRefused);
        await silo.SignInAsync(candidate.Email, Another);
    }

    [Fact]
    public async Task A_new_address_asked_twice_at_once_by_one_request_is_asked_once()
    {
        await using var silo = await StartAsync();
        var candidate = await silo.NewCandidateAsync();
        var to = RunningSilo.NewAddress();
        var request = new ChangeEmailRequest { RequestId = Some.RequestId(), Email = to, EmailConfirmation = to, CurrentPassword = candidate.Password };
        using var held = derivation.HoldNext();
        var first = candidate.Client.Accounts.ChangeEmailAsync(request);
        await held.Begun;

        var second = await candidate.Client.Accounts.ChangeEmailAsync(request);
        held.Release();

        Assert.Equal(second, await first);
        await silo.SettleAsync();
        Assert.Single(silo.Mails, mail => mail.To == to);
    }

    [Fact]
    public async Task An_account_erased_while_its_password_is_compared_signs_nobody_in()
    {
        await using var silo = await StartAsync();
        var candidate = await silo.NewCandidateAsync();
        using var held = derivation.HoldNext();
        var first = SignIn(silo, candidate.Email, candidate.Password);
        await held.Begun;

        await candidate.Client.Accounts.DeleteAccountAsync(
            new DeleteAccountRequest { RequestId = Some.RequestId(), CurrentPassword = candidate.Password });
        held.Release();

        await Refused.AssertAsync(first, ErrorReason.CredentialsRefused);
    }

    [Fact]
    public async Task A_password_replaced_while_it_is_compared_signs_nobody_in()
    {
        await using var silo = await StartAsync();
        var candidate = await silo.NewCandidateAsync();
        using var held = derivation.HoldNext();
        var first = SignIn(silo, candidate.Email, candidate.Password);
        await held.Begun;

        await candidate.Client.Accounts.ChangePasswordAsync(Change(candidate.Password, Next));
        held.Release();

        await Refused.AssertAsync(first, ErrorReason.CredentialsRefused);
    }

    private Task<RunningSilo> StartAsync(params string[] settings) =>
        RunningSilo.StartAsync(
            settings.Length > 0 ? settings : ["--Cyclades:Passwords:Threads=2"],
            builder => builder.Services.AddSingleton<IKeyDerivation>(derivation));

    private static AsyncUnaryCall<SignInResponse> SignIn(RunningSilo silo, string identifier, string password) =>
        silo.Connect().SignIn.SignInAsync(new SignInRequest { Identifier = identifier, Password = password, SessionKind = SessionKind.Token });

    private static ResetPasswordRequest Reset(string link, string password) =>
        new() { RequestId = Some.RequestId(), LinkToken = link, Password = password, PasswordConfirmation = password };

    private static ChangePasswordRequest Change(string current, string password) =>
        new() { RequestId = Some.RequestId(), CurrentPassword = current, Password = password, PasswordConfirmation = password };

    /// <summary>Costs nothing, and waits where a test tells it to.</summary>
    private sealed class HeldDerivation : IKeyDerivation
    {
        private readonly Lock gate = new();
        private Halt? next;
        private int skipped;

        /// <summary>The next computation but so many waits until it is released.</summary>
        public Held HoldNext(int after = 0)
        {
            lock (gate)
            {
                skipped = after;
                next = new Halt();
                return new Held(next);
            }
        }

        public void Derive(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, Argon2Cost cost, Span<byte> hash)
        {
            if (Taken() is { } halt)
            {
                halt.Begun.SetResult();
                halt.Released.Task.GetAwaiter().GetResult();
            }

            HMACSHA256.HashData(salt, password, hash);
        }

        private Halt? Taken()
        {
            lock (gate)
            {
                if (next is null || skipped-- > 0)
                {
                    return null;
                }

                var taken = next;
                next = null;
                return taken;
            }
        }
    }

    private sealed class Halt
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Released { get; } = new();
    }

    /// <summary>Releases at the end of a test too, or its server would not stop.</summary>
    private sealed class Held(Halt halt) : IDisposable
    {
        public Task Begun => halt.Begun.Task;

        public void Release() => halt.Released.TrySetResult();

        public void Dispose() => Release();
    }
}
