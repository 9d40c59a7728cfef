using System.Net;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Message.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Web;
using Xunit;

namespace Cyclades.Api.Tests.Server;

public sealed class SessionTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    [Fact]
    public async Task A_browsers_session_is_a_cookie_that_works_with_the_clients_header_only()
    {
        var candidate = await silo.NewCandidateAsync();
        using var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer() };
        using var channel = GrpcChannel.ForAddress(silo.Http, new GrpcChannelOptions { HttpHandler = new GrpcWebHandler(GrpcWebMode.GrpcWeb, handler), HttpVersion = HttpVersion.Version11 });
        var client = new Metadata { { "x-cyclades-client", "web" } };

        var signedIn = await new SignInService.SignInServiceClient(channel).SignInAsync(
            new SignInRequest { Identifier = candidate.Email, Password = candidate.Password, SessionKind = SessionKind.Cookie }, client);

        Assert.Null(signedIn.Tokens);
        var cookie = Assert.Single(handler.CookieContainer.GetCookies(silo.Http));
        Assert.True(cookie.HttpOnly);
        var messages = new MessageService.MessageServiceClient(channel);
        Assert.True((await messages.GetUnreadCountAsync(new GetUnreadCountRequest(), client)).UnreadCount > 0);
        await Refused.AssertAsync(messages.GetUnreadCountAsync(new GetUnreadCountRequest()), ErrorReason.PermissionDenied);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_session_that_was_signed_out_is_not_admitted_any_more(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        await candidate.Client.Messages.GetUnreadCountAsync(new GetUnreadCountRequest());

        await candidate.Client.SignIn.SignOutAsync(new SignOutRequest());

        await Refused.AssertAsync(candidate.Client.Messages.GetUnreadCountAsync(new GetUnreadCountRequest()), ErrorReason.SignInRequired);
    }

    [Fact]
    public async Task An_account_that_nobody_activates_is_gone_after_48_hours_and_its_link_says_so()
    {
        await using var own = await RunningSilo.StartAsync();
        var request = Some.Account(RunningSilo.NewAddress());
        await own.Connect().Accounts.CreateAccountAsync(request);
        var link = (await own.MailAsync(request.Email)).LinkToken;
        ActivateRequest Activation() => new() { RequestId = Some.RequestId(), LinkToken = link };

        await own.AdvanceAsync(TimeSpan.FromHours(48));

        var refused = await Refused.AssertAsync(async () => await own.Connect().Accounts.ActivateAsync(Activation()));
        Assert.True(refused.Reason is ErrorReason.LinkExpired or ErrorReason.LinkNotValid, refused.Reason.ToString());
        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
    }

    [Fact]
    public async Task A_candidate_and_his_session_outlive_a_restart()
    {
        await using var own = await RunningSilo.StartAsync();
        var candidate = await own.NewCandidateAsync();

        await own.RestartAsync();

        using var client = own.Connect(Transport.Http2, candidate.Tokens.AccessToken);
        Assert.Equal(candidate.Number, (await client.Accounts.GetAccountAsync(new GetAccountRequest())).Account.CandidateNumber);
    }
}
