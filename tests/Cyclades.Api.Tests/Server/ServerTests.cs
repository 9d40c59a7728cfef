using System.Net;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Reference.V1;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.Storage;
using Cyclades.Silo.Storage.Sqlite;
using Cyclades.Testing;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Cyclades.Api.Tests.Server;

public sealed class ServerTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_started_server_says_that_it_serves(Transport transport)
    {
        var health = silo.Connect(transport).Health;

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await health.CheckAsync(new HealthCheckRequest())).Status);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await health.CheckAsync(new HealthCheckRequest { Service = "live" })).Status);
    }

    [Fact]
    public async Task A_balancer_is_told_over_plain_http_too()
    {
        using var http = new HttpClient { BaseAddress = silo.Http };

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live")).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/activation")]
    [InlineData("/mot-de-passe")]
    [InlineData("/nouvelle-adresse")]
    [InlineData("/representant")]
    [InlineData("/verification/7H3K-09QZ-MN4T-X2VB")]
    [InlineData("/mes-inscriptions/00000000042/006/documents")]
    public async Task Without_the_portal_a_mailed_link_leads_to_a_page_that_says_so_and_runs_nothing(string path)
    {
        using var http = new HttpClient { BaseAddress = silo.Http };

        var reply = await http.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.StartsWith("default-src 'none'; ", reply.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", reply.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(["nosniff"], reply.Headers.GetValues("X-Content-Type-Options"));
        var page = await reply.Content.ReadAsStringAsync();
        Assert.Contains("<html lang=\"fr\">", page, StringComparison.Ordinal);
        Assert.Contains("sans le portail", page, StringComparison.Ordinal);
        Assert.Contains("cyclades activate", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task An_unknown_reference_is_an_answer(Transport transport)
    {
        var documents = silo.Connect(transport).Documents;

        foreach (var reference in (string[])["", "7H3K-09QZ-MN4T-X2VB", "not a reference", new string('0', 1000)])
        {
            Assert.Equal(Authenticity.Unknown, (await documents.VerifyDocumentAsync(new VerifyDocumentRequest { Reference = reference })).Authenticity);
        }
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_candidates_call_without_a_session_asks_to_sign_in(Transport transport)
    {
        var refused = await Refused.AssertAsync(silo.Connect(transport).Messages.GetUnreadCountAsync(new()), ErrorReason.SignInRequired);
        Assert.Equal(StatusCode.Unauthenticated, refused.Code);

        using var forged = silo.Connect(transport, "CfDJ8-forged");
        await Refused.AssertAsync(forged.Messages.GetUnreadCountAsync(new()), ErrorReason.SignInRequired);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_call_through_a_browser()
    {
        var headers = new Metadata { { "origin", "https://elsewhere.example" }, { "sec-fetch-site", "cross-site" } };
        await Refused.AssertAsync(silo.Connect(Transport.GrpcWeb).Reference.ListCountriesAsync(new ListCountriesRequest(), headers), ErrorReason.PermissionDenied);

        headers.Add("x-cyclades-client", "web");
        await Refused.AssertAsync(silo.Connect(Transport.GrpcWeb).Reference.ListCountriesAsync(new ListCountriesRequest(), headers), ErrorReason.PermissionDenied);

        var same = new Metadata { { "origin", silo.Http.GetLeftPart(UriPartial.Authority) }, { "sec-fetch-site", "same-origin" }, { "x-cyclades-client", "web" } };
        Assert.NotEmpty((await silo.Connect(Transport.GrpcWeb).Reference.ListCountriesAsync(new ListCountriesRequest(), same)).Countries);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_message_that_is_too_large_is_refused_unread(Transport transport)
    {
        var reference = silo.Connect(transport).Reference;
        SearchCommunesRequest Of(int length) => new() { DepartmentCode = "035", Query = new string('a', length) };

        await Refused.AssertAsync(reference.SearchCommunesAsync(Of((64 * 1024) - 20)), ErrorReason.InvalidFields, "query");
        var refused = await Refused.AssertAsync(reference.SearchCommunesAsync(Of(64 * 1024)), ErrorReason.MessageTooLarge);

        Assert.Equal(StatusCode.ResourceExhausted, refused.Code);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_fault_of_the_server_tells_its_number_and_nothing_else(Transport transport)
    {
        await using var own = await RunningSilo.StartAsync(adjust: builder => builder.Services.AddGrpc(grpc =>
            grpc.Interceptors.Add<Failing>(() => new InvalidOperationException("secret-of-the-server"))));

        var refused = await Refused.AssertAsync(own.Connect(transport).Reference.ListCountriesAsync(new ListCountriesRequest()), ErrorReason.Internal);

        Assert.Equal(StatusCode.Internal, refused.Code);
        var incident = refused.Metadata["incident"];
        Assert.Contains(incident, refused.Text, StringComparison.Ordinal);
        var logged = Assert.Single(own.Log, line => line.Level >= LogLevel.Error);
        Assert.Contains(incident, logged.Text, StringComparison.Ordinal);
        Assert.Equal("secret-of-the-server", logged.Exception!.Message);
        var raw = await Assert.ThrowsAsync<RpcException>(async () => await own.Connect(transport).Reference.ListCountriesAsync(new ListCountriesRequest()));
        Assert.DoesNotContain("secret", raw.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", string.Concat(raw.Trailers.Select(entry => entry.IsBinary ? System.Text.Encoding.UTF8.GetString(entry.ValueBytes) : entry.Value)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_that_does_not_answer_is_unavailable_with_a_pause_and_no_error_in_the_log()
    {
        Exception[] outages =
        [
            new StorageUnavailableException(),
            new AggregateException(new StorageUnavailableException()),
            new TimeoutException(),
            new Microsoft.Data.Sqlite.SqliteException("database is locked", 5),
            new Microsoft.Data.Sqlite.SqliteException("database or disk is full", 13),
            new global::Orleans.Runtime.SiloUnavailableException("no such silo"),
            new global::Orleans.Runtime.GatewayTooBusyException("busy"),
            new global::Orleans.Runtime.LimitExceededException("too many waiting"),
            new global::Orleans.Runtime.Messaging.ConnectionFailedException("no way"),
        ];
        var next = 0;
        await using var own = await RunningSilo.StartAsync(adjust: builder => builder.Services.AddGrpc(grpc =>
            grpc.Interceptors.Add<Failing>(Exception () => outages[next++])));
        foreach (var outage in outages)
        {
            var refused = await Refused.AssertAsync(own.Connect().Reference.ListCountriesAsync(new ListCountriesRequest()), ErrorReason.Unavailable);

            Assert.Equal(StatusCode.Unavailable, refused.Code);
            Assert.True(refused.RetryAfter > TimeSpan.Zero, outage.GetType().Name);
        }

        Assert.Equal(outages.Length, next);
        Assert.DoesNotContain(own.Log, line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task A_fault_of_the_code_is_no_outage_wherever_it_comes_from()
    {
        Exception[] faults =
        [
            new global::Orleans.Runtime.OrleansException("a fault of the runtime"),
            new global::Orleans.Runtime.OrleansConfigurationException("wrongly put together"),
            new global::Orleans.Runtime.GrainExtensionNotInstalledException("no such extension"),
            new Microsoft.Data.Sqlite.SqliteException("near SELEC: syntax error", 1),
            new Microsoft.Data.Sqlite.SqliteException("CHECK constraint failed", 19),
            new InvalidOperationException("a refusal that nobody expects", new Microsoft.Data.Sqlite.SqliteException("UNIQUE constraint failed", 19)),
        ];
        var next = 0;
        await using var own = await RunningSilo.StartAsync(adjust: builder => builder.Services.AddGrpc(grpc =>
            grpc.Interceptors.Add<Failing>(Exception () => faults[next++])));
        foreach (var fault in faults)
        {
            var refused = await Refused.AssertAsync(own.Connect().Reference.ListCountriesAsync(new ListCountriesRequest()), ErrorReason.Internal);

            Assert.Equal(StatusCode.Internal, refused.Code);
            Assert.Contains(own.Log, line => line.Level is LogLevel.Error && line.Exception == fault && line.Text.Contains(refused.Metadata["incident"], StringComparison.Ordinal));
        }

        Assert.Equal(faults.Length, next);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task No_call_outlives_the_servers_deadline_whatever_the_client_asks(Transport transport)
    {
        await using var own = await RunningSilo.StartAsync(
            ["--Cyclades:CallDeadline=1"],
            builder => builder.Services.AddGrpc(grpc => grpc.Interceptors.Add<Hanging>()));

        var without = await Assert.ThrowsAsync<RpcException>(async () => await own.Connect(transport).Reference.ListCountriesAsync(new ListCountriesRequest()));
        var longer = await Assert.ThrowsAsync<RpcException>(async () =>
            await own.Connect(transport).Reference.ListCountriesAsync(new ListCountriesRequest(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1)));

        Assert.Equal(StatusCode.DeadlineExceeded, without.StatusCode);
        Assert.Equal(StatusCode.DeadlineExceeded, longer.StatusCode);
        Assert.DoesNotContain(own.Log, line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_folder_does_not_start()
    {
        var fault = await Assert.ThrowsAsync<DataFolderInUseException>(() => RunningSilo.StartAsync([$"--Cyclades:Data={silo.DataFolder}"]));

        Assert.Contains("Cyclades:Data", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_data_folder_and_the_operators_token_are_their_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var token = Path.Combine(silo.DataFolder, OperatorToken.FileName);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(silo.DataFolder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(token));
        Assert.Matches("^[0-9a-f]{64}$", silo.OperatorToken);
    }

    private sealed class Failing(Func<Exception> fault) : CallInterceptor
    {
        protected override Task<T> AroundAsync<T>(ServerCallContext context, Func<Task<T>> call) => throw fault();
    }

    private sealed class Hanging : CallInterceptor
    {
        protected override async Task<T> AroundAsync<T>(ServerCallContext context, Func<Task<T>> call)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            return await call();
        }
    }
}
