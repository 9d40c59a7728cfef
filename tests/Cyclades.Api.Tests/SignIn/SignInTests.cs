using Cyclades.Api.Tests.Accounts;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Cyclades.Api.Tests.SignIn;

[Collection(nameof(AccountServerCollection))]
public sealed class SignInTests(AccountServer server)
{
    private const string Wrong = "Autre-chose7";

    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly RunningSilo silo = server.Silo;

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_address_in_any_case_and_the_candidate_number_are_identifiers(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);

        foreach (var identifier in (string[])[candidate.Email, candidate.Email.ToUpperInvariant(), $" {candidate.Email}  ", candidate.Number, $" {candidate.Number} "])
        {
            var signedIn = await silo.Connect(transport).SignIn.SignInAsync(SignIn(identifier, candidate.Password));
            Assert.Equal(candidate.Number, signedIn.CandidateNumber);
            Assert.Equal(silo.Time.GetUtcNow().AddHours(12).ToTimestamp(), signedIn.SessionExpireTime);
            Assert.Equal(silo.Time.GetUtcNow().AddMinutes(20).ToTimestamp(), signedIn.Tokens.AccessExpireTime);
            Assert.Equal(silo.Time.GetUtcNow().AddHours(2).ToTimestamp(), signedIn.Tokens.RefreshExpireTime);
        }
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_wrong_password_is_answered_like_an_identifier_that_nobody_has(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var pending = await silo.CreatePendingAsync(transport: transport);
        var known = await RefusedAsync(candidate.Email, Wrong, ErrorReason.CredentialsRefused, transport);

        Assert.Equal(StatusCode.Unauthenticated, known.Code);
        foreach (var identifier in (string[])[candidate.Number, RunningSilo.NewAddress(), "99999999999", "nom.prenom7", pending.Email])
        {
            var other = await RefusedAsync(identifier, Wrong, ErrorReason.CredentialsRefused, transport);
            Assert.Equal((known.Code, known.Text, known.RetryAfter), (other.Code, other.Text, other.RetryAfter));
            Assert.Equal(known.Metadata, other.Metadata);
        }
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task What_is_missing_is_named(Transport transport)
    {
        await Refused.AssertAsync(
            silo.Connect(transport).SignIn.SignInAsync(new SignInRequest { Identifier = " " }),
            ErrorReason.InvalidFields,
            "identifier FIELD_FAULT_REQUIRED",
            "password FIELD_FAULT_REQUIRED",
            "session_kind FIELD_FAULT_REQUIRED");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_password_is_the_same_however_the_keyboard_composes_its_accents(Transport transport)
    {
        const string Composed = "\u00C9toile-fil\u00E9";
        const string Decomposed = "E\u0301toile-file\u0301";
        var candidate = await silo.NewCandidateAsync(transport, form => (form.Password, form.PasswordConfirmation) = (Composed, Composed));

        await silo.SignInAsync(candidate.Email, Decomposed, transport);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task After_four_failures_each_one_doubles_the_wait_up_to_15_minutes_known_or_not(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var nobody = RunningSilo.NewAddress();
        for (var i = 0; i < 4; i++)
        {
            await RefusedAsync(candidate.Email, Wrong, ErrorReason.CredentialsRefused, transport);
            await RefusedAsync(nobody, Wrong, ErrorReason.CredentialsRefused, transport);
        }

        foreach (var seconds in (int[])[1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
        {
            await RefusedAsync(candidate.Email, Wrong, ErrorReason.CredentialsRefused, transport);
            await RefusedAsync(nobody, Wrong, ErrorReason.CredentialsRefused, transport);
            var wait = TimeSpan.FromSeconds(seconds);

            var known = await RefusedAsync(candidate.Email, candidate.Password, ErrorReason.TooManyAttempts, transport);
            var unknown = await RefusedAsync(nobody, candidate.Password, ErrorReason.TooManyAttempts, transport);

            Assert.Equal((StatusCode.ResourceExhausted, wait), (known.Code, known.RetryAfter));
            Assert.Equal((known.Code, known.Text, known.RetryAfter), (unknown.Code, unknown.Text, unknown.RetryAfter));
            silo.Pass(wait - Tick);
            Assert.Equal(Tick, (await RefusedAsync(candidate.Number, candidate.Password, ErrorReason.TooManyAttempts, transport)).RetryAfter);
            silo.Pass(Tick);
        }

        await silo.SignInAsync(candidate.Email, candidate.Password, transport);
        await RefusedAsync(candidate.Email, Wrong, ErrorReason.CredentialsRefused, transport);
        await silo.SignInAsync(candidate.Email, candidate.Password, transport);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Failures_outlive_the_grains_stay_in_memory(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        await FailAsync(silo, candidate.Email, transport);

        await silo.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromSeconds(4), (await RefusedAsync(candidate.Email, candidate.Password, ErrorReason.TooManyAttempts, transport)).RetryAfter);
    }

    [Fact]
    public async Task Failures_and_sessions_outlive_the_server()
    {
        await using var own = await AccountServer.StartAsync();
        var guessed = await own.NewCandidateAsync();
        var other = await own.NewCandidateAsync(Transport.GrpcWeb);
        await FailAsync(own, guessed.Email, Transport.Http2);

        await own.RestartAsync();

        var refused = await Refused.AssertAsync(own.Connect(Transport.GrpcWeb).SignIn.SignInAsync(SignIn(guessed.Email, guessed.Password)), ErrorReason.TooManyAttempts);
        Assert.Equal(TimeSpan.FromSeconds(4), refused.RetryAfter);
        using var client = own.Connect(Transport.Http2, other.Tokens.AccessToken);
        Assert.Equal(other.Number, (await client.Accounts.GetAccountAsync(new GetAccountRequest())).Account.CandidateNumber);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_new_password_by_the_mailed_link_ends_the_wait(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        await FailAsync(silo, candidate.Email, transport);
        await silo.Connect(transport).SignIn.AskPasswordResetAsync(new AskPasswordResetRequest { Identifier = candidate.Email });
        var link = await silo.LinkAsync(candidate.Email, "Modifier mon mot de passe");

        await silo.Connect(transport).SignIn.ResetPasswordAsync(
            new ResetPasswordRequest { RequestId = Some.RequestId(), LinkToken = link, Password = Wrong, PasswordConfirmation = Wrong });

        await silo.SignInAsync(candidate.Email, Wrong, transport);
    }

    [Fact]
    public async Task A_client_that_fails_too_often_waits_whatever_the_identifier()
    {
        await using var own = await RunningSilo.StartAsync(["--Cyclades:Limits:SignIn:ClientBurst=11"], CheapPasswords.Use);
        var candidate = await own.NewCandidateAsync();
        for (var i = 0; i < 2; i++)
        {
            await Refused.AssertAsync(own.Connect().SignIn.SignInAsync(SignIn(RunningSilo.NewAddress(), Wrong)), ErrorReason.CredentialsRefused);
        }

        var refused = await Refused.AssertAsync(own.Connect(Transport.GrpcWeb).SignIn.SignInAsync(SignIn(candidate.Email, candidate.Password)), ErrorReason.TooManyAttempts);

        Assert.Equal(StatusCode.ResourceExhausted, refused.Code);
        own.Pass(refused.RetryAfter!.Value);
        await own.SignInAsync(candidate.Email, candidate.Password);
    }

    private static SignInRequest SignIn(string identifier, string password) =>
        new() { Identifier = identifier, Password = password, SessionKind = SessionKind.Token };

    /// <summary>Seven failures in a row, at one instant or as soon as each is taken: four seconds to wait.</summary>
    private static async Task FailAsync(RunningSilo silo, string identifier, Transport transport)
    {
        for (var failures = 0; failures < 7;)
        {
            var refused = await Refused.AssertAsync(async () => await silo.Connect(transport).SignIn.SignInAsync(SignIn(identifier, Wrong)));
            if (refused.Reason is ErrorReason.TooManyAttempts)
            {
                silo.Pass(refused.RetryAfter!.Value);
            }
            else
            {
                failures++;
            }
        }
    }

    private Task<Refused> RefusedAsync(string identifier, string password, ErrorReason reason, Transport transport) =>
        Refused.AssertAsync(silo.Connect(transport).SignIn.SignInAsync(SignIn(identifier, password)), reason);
}
