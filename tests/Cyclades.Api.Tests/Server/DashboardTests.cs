using System.Net;
using System.Net.Sockets;
using Cyclades.Testing;
using Xunit;

namespace Cyclades.Api.Tests.Server;

/// <summary>Orleans' dashboard: off unless asked for, and then for this machine alone.</summary>
public sealed class DashboardTests
{
    [Fact]
    public async Task Where_it_is_off_no_port_has_it()
    {
        await using var silo = await RunningSilo.StartAsync();

        await AssertPortalAsync(silo, "/DashboardCounters");
    }

    [Fact]
    public async Task Where_it_is_on_its_port_on_the_loopback_has_it_and_nothing_else_and_no_other_port_does()
    {
        var port = FreePort();
        await using var silo = await RunningSilo.StartAsync([$"--Cyclades:DashboardPort={port}", "--Cyclades:Listen=*"]);
        var dashboard = new Uri($"http://127.0.0.1:{port}");

        Assert.Equal(HttpStatusCode.OK, await GetAsync(dashboard, "/"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(dashboard, "/ClusterStats"));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(dashboard, "/health/ready"));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(dashboard, "/GrainState?grainId=1&grainType=account"));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(dashboard, "/ClusterStats", host: "cyclades.example.fr"));
        await AssertPortalAsync(silo, "/ClusterStats");
        await AssertPortalAsync(silo, "/ClusterStats", host: $"localhost:{port}");
        Assert.Equal(HttpStatusCode.OK, await GetAsync(silo.Http, "/health/ready"));

        foreach (var address in (await Dns.GetHostAddressesAsync(Dns.GetHostName(), TestContext.Current.CancellationToken)).Where(address => !IPAddress.IsLoopback(address)))
        {
            using var client = new TcpClient(address.AddressFamily);
            await Assert.ThrowsAnyAsync<SocketException>(async () => await client.ConnectAsync(address, port, TestContext.Current.CancellationToken));
        }
    }

    /// <summary>The address is one of the portal's, which opens its page at all of them.</summary>
    private static async Task AssertPortalAsync(RunningSilo silo, string path, string? host = null)
    {
        using var page = await SendAsync(silo.Http, "/");
        using var answer = await SendAsync(silo.Http, path, host);

        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(await page.Content.ReadAsStringAsync(), await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpStatusCode> GetAsync(Uri server, string path, string? host = null)
    {
        using var response = await SendAsync(server, path, host);
        return response.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(Uri server, string path, string? host = null)
    {
        using var http = new HttpClient { BaseAddress = new UriBuilder(server) { Host = "127.0.0.1" }.Uri };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        return await http.SendAsync(request);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
