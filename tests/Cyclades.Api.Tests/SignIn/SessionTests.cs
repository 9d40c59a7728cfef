using Cyclades.Api.Tests.Accounts;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.SignIn;

[Collection(nameof(AccountServerCollection))]
public sealed class SessionTests(AccountServer server)
{
    // Tickets carry whole seconds.
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly RunningSilo silo = server.Silo;

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Signing_out_ends_the_sessions_tokens_at_once_and_no_other_session(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var other = await silo.SignInAsync(candidate.Email, candidate.Password, transport);

        await candidate.Client.SignIn.SignOutAsync(new SignOutRequest());

        await AssertOverAsync(candidate, transport);
        await ReadAsync(other);
        Assert.Equal(new SignOutResponse(), await candidate.Client.SignIn.SignOutAsync(new SignOutRequest()));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Signing_out_everywhere_ends_every_session(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var other = await silo.SignInAsync(candidate.Email, candidate.Password, transport);

        await candidate.Client.SignIn.SignOutAsync(new SignOutRequest { Everywhere = true });

        await AssertOverAsync(candidate, transport);
        await AssertOverAsync(other, transport);
        await ReadAsync(await silo.SignInAsync(candidate.Email, candidate.Password, transport));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_session_that_is_over_ends_no_other(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        await candidate.Client.SignIn.SignOutAsync(new SignOutRequest());
        var other = await silo.SignInAsync(candidate.Email, candidate.Password, transport);

        await candidate.Client.SignIn.SignOutAsync(new SignOutRequest { Everywhere = true });

        await ReadAsync(other);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Without_a_session_signing_out_does_nothing(Transport transport) =>
        Assert.Equal(new SignOutResponse(), await silo.Connect(transport).SignIn.SignOutAsync(new SignOutRequest { Everywhere = true }));

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task An_access_token_lasts_20_minutes(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);

        silo.Pass(TimeSpan.FromMinutes(20) - Second);
        await ReadAsync(candidate);

        silo.Pass(Second);
        await Refused.AssertAsync(candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest()), ErrorReason.SignInRequired);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_refresh_goes_on_with_the_session_up_to_12_hours(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var end = silo.Time.GetUtcNow().AddHours(12);
        var tokens = candidate.Tokens;
        for (var hour = 0; hour < 11; hour++)
        {
            silo.Pass(TimeSpan.FromHours(1));
            tokens = (await RefreshAsync(tokens.RefreshToken, transport)).Tokens;
            using var client = silo.Connect(transport, tokens.AccessToken);
            Assert.Equal(candidate.Number, (await client.Accounts.GetAccountAsync(new GetAccountRequest())).Account.CandidateNumber);
        }

        Assert.Equal(end, tokens.RefreshExpireTime.ToDateTimeOffset());
        silo.Pass(end - silo.Time.GetUtcNow() - Second);
        Assert.Equal(end, (await RefreshAsync(tokens.RefreshToken, transport)).Tokens.AccessExpireTime.ToDateTimeOffset());
        silo.Pass(Second);
        await AssertNotRefreshedAsync(tokens.RefreshToken, transport);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_refresh_token_lasts_2_hours(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);

        silo.Pass(TimeSpan.FromHours(2));

        await AssertNotRefreshedAsync(candidate.Tokens.RefreshToken, transport);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Only_a_refresh_token_refreshes_and_only_an_access_token_lets_in(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);

        foreach (var token in (string[])["", "x", candidate.Tokens.AccessToken, candidate.Tokens.RefreshToken[..^2]])
        {
            await AssertNotRefreshedAsync(token, transport);
        }

        using var client = silo.Connect(transport, candidate.Tokens.RefreshToken);
        await Refused.AssertAsync(client.Accounts.GetAccountAsync(new GetAccountRequest()), ErrorReason.SignInRequired);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Sessions_that_were_signed_out_never_come_back_however_many_there_were(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var ended = new List<SignedInCandidate> { candidate };
        for (var i = 0; i < 17; i++)
        {
            ended.Add(await silo.SignInAsync(candidate.Email, candidate.Password, transport));
            await ended[^1].Client.SignIn.SignOutAsync(new SignOutRequest());
        }

        await candidate.Client.SignIn.SignOutAsync(new SignOutRequest());

        foreach (var session in ended)
        {
            await Refused.AssertAsync(session.Client.Accounts.GetAccountAsync(new GetAccountRequest()), ErrorReason.SignInRequired);
        }
    }

    private static async Task ReadAsync(SignedInCandidate candidate) =>
        Assert.Equal(candidate.Number, (await candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest())).Account.CandidateNumber);

    private async Task AssertOverAsync(SignedInCandidate candidate, Transport transport)
    {
        var refused = await Refused.AssertAsync(candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest()), ErrorReason.SignInRequired);
        Assert.Equal(StatusCode.Unauthenticated, refused.Code);
        await AssertNotRefreshedAsync(candidate.Tokens.RefreshToken, transport);
    }

    private async Task<RefreshResponse> RefreshAsync(string token, Transport transport) =>
        await silo.Connect(transport).SignIn.RefreshAsync(new RefreshRequest { RefreshToken = token });

    private async Task AssertNotRefreshedAsync(string token, Transport transport)
    {
        var refused = await Refused.AssertAsync(silo.Connect(transport).SignIn.RefreshAsync(new RefreshRequest { RefreshToken = token }), ErrorReason.SignInRequired);
        Assert.Equal(StatusCode.Unauthenticated, refused.Code);
    }
}
