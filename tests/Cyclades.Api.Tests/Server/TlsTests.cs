using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Silo.Hosting;
using Cyclades.Testing;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Net.Client.Web;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Cyclades.Api.Tests.Server;

/// <summary>Both ports with a certificate: real handshakes by clients that trust the certificate's authority and nothing else.</summary>
public sealed class TlsTests : IAsyncLifetime
{
    private readonly TlsFolder files = new();
    private readonly CertifiedServer certified = CertifiedServer.Make();
    private RunningSilo silo = null!;

    public async ValueTask InitializeAsync()
    {
        files.Write(certified);
        silo = await RunningSilo.StartAsync([.. files.Settings.Select(setting => $"--Cyclades:{setting.Name}={setting.Value}")]);
    }

    public async ValueTask DisposeAsync()
    {
        await silo.DisposeAsync();
        files.Dispose();
    }

    [Fact]
    public async Task Pages_are_read_over_http_1_and_2_and_tell_browsers_to_stay_with_https()
    {
        Assert.Equal(("https", "https"), (silo.Http.Scheme, silo.Grpc.Scheme));
        foreach (var version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
        {
            using var response = await GetAsync(version, "cyclades.example.fr");

            Assert.Equal((HttpStatusCode.OK, version), (response.StatusCode, response.Version));
            Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(response.Headers.GetValues("Strict-Transport-Security")));
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task A_name_of_this_machine_belongs_to_other_servers_too_and_is_not_bound_to_https(string host)
    {
        using var response = await GetAsync(HttpVersion.Version11, host);

        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Grpc_is_spoken_on_both_ports_and_grpc_web_over_http_1_and_2()
    {
        var handlers = new Func<HttpMessageHandler>[]
        {
            () => Trusting(certified),
            () => new GrpcWebHandler(GrpcWebMode.GrpcWeb, Trusting(certified)),
        };

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await HealthAsync(silo.Grpc, handlers[0], HttpVersion.Version20));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await HealthAsync(silo.Http, handlers[0], HttpVersion.Version20));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await HealthAsync(silo.Http, handlers[1], HttpVersion.Version11));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await HealthAsync(silo.Http, handlers[1], HttpVersion.Version20));
    }

    [Fact]
    public async Task A_browsers_session_is_a_secure_cookie_also_on_this_machine()
    {
        using var handler = Trusting(certified);
        using var channel = Channel(silo.Http, new GrpcWebHandler(GrpcWebMode.GrpcWeb, handler), HttpVersion.Version20);
        var account = Some.Account(RunningSilo.NewAddress());
        var client = new Metadata { { "x-cyclades-client", "web" } };
        await new AccountService.AccountServiceClient(channel).CreateAccountAsync(account, client);
        var activation = new ActivateRequest { RequestId = Some.RequestId(), LinkToken = (await silo.MailAsync(account.Email)).LinkToken };
        await new AccountService.AccountServiceClient(channel).ActivateAsync(activation, client);

        await new SignInService.SignInServiceClient(channel).SignInAsync(
            new SignInRequest { Identifier = account.Email, Password = account.Password, SessionKind = SessionKind.Cookie }, client);

        var cookie = Assert.Single(handler.CookieContainer.GetCookies(silo.Http));
        Assert.Equal(("__Host-cyclades", true), (cookie.Name, cookie.Secure));
    }

    [Fact]
    public async Task Nothing_is_said_in_clear()
    {
        using var client = new HttpClient();

        foreach (var port in new[] { silo.Http, silo.Grpc })
        {
            await Assert.ThrowsAsync<HttpRequestException>(() =>
                client.GetAsync(new UriBuilder(port) { Scheme = "http" }.Uri, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_renewed_certificate_serves_within_a_minute_without_a_restart()
    {
        var renewed = CertifiedServer.Make();
        files.Write(renewed);

        silo.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(certified.SerialNumber, await PresentedAsync(certified));
        silo.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(renewed.SerialNumber, await PresentedAsync(renewed));
        Assert.Equal(renewed.SerialNumber, await PresentedAsync(renewed));
    }

    [Fact]
    public async Task A_renewal_that_cannot_be_used_is_told_once_and_leaves_the_certificate_before_it()
    {
        var renewed = CertifiedServer.Make();
        files.Write(renewed with { Key = certified.Key });

        silo.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(certified.SerialNumber, await PresentedAsync(certified));
        silo.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(certified.SerialNumber, await PresentedAsync(certified));
        var told = Assert.Single(silo.Log, line => line.Level == LogLevel.Error && line.Category == typeof(ServerCertificate).FullName);
        Assert.Contains("Cyclades:Tls:Key", told.Text, StringComparison.Ordinal);

        files.Write(renewed);
        silo.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(renewed.SerialNumber, await PresentedAsync(renewed));
    }

    [Fact]
    public async Task An_expired_certificate_is_told_and_served_since_its_renewal_needs_no_restart()
    {
        files.Write(CertifiedServer.Make(RunningSilo.Start));
        await silo.RestartAsync();

        Assert.Contains(silo.Log, line => line.Level == LogLevel.Warning && line.Text.Contains("expired", StringComparison.Ordinal));
        files.Write(certified);
        silo.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(certified.SerialNumber, await PresentedAsync(certified));
    }

    private async Task<HttpResponseMessage> GetAsync(Version version, string host)
    {
        using var client = new HttpClient(Trusting(certified));
        using var request = new HttpRequestMessage(HttpMethod.Get, silo.Http)
        {
            Version = version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.Host = host;
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<HealthCheckResponse.Types.ServingStatus> HealthAsync(Uri address, Func<HttpMessageHandler> handler, Version version)
    {
        using var channel = Channel(address, handler(), version);
        return (await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest())).Status;
    }

    /// <summary>The serial number of the certificate that a new connection is shown.</summary>
    private async Task<string> PresentedAsync(CertifiedServer trusted)
    {
        var presented = "";
        using var handler = Trusting(trusted);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            presented = ((X509Certificate2)certificate!).SerialNumber;
            return errors == SslPolicyErrors.None;
        };
        using var client = new HttpClient(handler);
        using var response = await client.GetAsync(silo.Http, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return presented;
    }

    private static GrpcChannel Channel(Uri address, HttpMessageHandler handler, Version version) => GrpcChannel.ForAddress(address, new GrpcChannelOptions
    {
        HttpHandler = handler,
        HttpVersion = version,
        HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        DisposeHttpClient = true,
    });

    private static SocketsHttpHandler Trusting(CertifiedServer server)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        policy.CustomTrustStore.Add(server.Authority);
        return new SocketsHttpHandler
        {
            CookieContainer = new CookieContainer(),
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy },
        };
    }
}
