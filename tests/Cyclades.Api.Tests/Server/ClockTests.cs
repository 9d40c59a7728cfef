using System.Net;
using Cyclades.Api.Tests.Candidatures;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Storage;
using Cyclades.Silo.Storage.Sqlite;
using Cyclades.Testing;
using Dapper;
using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Cyclades.Api.Tests.Server;

/// <summary>The clock of the rules never goes back, not over a restart either.</summary>
public sealed class ClockTests
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task What_has_closed_stays_closed_when_the_machines_clock_is_set_back_over_a_restart(Transport transport)
    {
        await using var silo = await ExamYear.StartAsync();
        var before = await silo.NewCandidateAsync(transport);
        await silo.SleepUntilAsync(ExamYear.WinterClosing);
        var service = await ExamYear.ServiceAsync(silo, ExamYear.Creteil);
        Assert.Equal(RegistrationServiceState.Closed, service.Summary.State);

        await silo.StopAsync();
        silo.Pass(-TimeSpan.FromHours(1));
        await silo.InitializeAsync();

        await AssertReadyAsync(silo, transport, HealthCheckResponse.Types.ServingStatus.NotServing);
        Assert.Equal(RegistrationServiceState.Closed, (await ExamYear.ServiceAsync(silo, ExamYear.Creteil)).Summary.State);
        var candidate = await silo.SignInAsync(before.Email, before.Password, transport);
        await Refused.AssertAsync(candidate.Submit(service), ErrorReason.ServiceClosed);
        await Refused.AssertAsync(candidate.Client.Candidatures.StartCandidatureAsync(new() { RegistrationServiceId = ExamYear.Creteil }), ErrorReason.ServiceClosed);

        await silo.AdvanceAsync(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(201));
        await AssertReadyAsync(silo, transport, HealthCheckResponse.Types.ServingStatus.NotServing);
        await silo.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        await AssertReadyAsync(silo, transport, HealthCheckResponse.Types.ServingStatus.Serving);
        await Refused.AssertAsync(candidate.Submit(service), ErrorReason.ServiceClosed);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_server_whose_machine_is_off_the_shared_clock_is_not_ready(Transport transport)
    {
        await using var silo = await RunningSilo.StartAsync();
        var clock = silo.Services.GetRequiredService<RuleClock>();

        clock.Follow(RuleClock.Tolerance);
        await AssertReadyAsync(silo, transport, HealthCheckResponse.Types.ServingStatus.Serving);
        clock.Follow(RuleClock.Tolerance + TimeSpan.FromTicks(1));
        await AssertReadyAsync(silo, transport, HealthCheckResponse.Types.ServingStatus.NotServing);
        clock.Follow(TimeSpan.FromMilliseconds(1));
        await AssertReadyAsync(silo, transport, HealthCheckResponse.Types.ServingStatus.Serving);
    }

    [Fact]
    public async Task A_killed_server_knows_the_hour_by_its_journal()
    {
        await using var silo = await ExamYear.StartAsync();
        await silo.AdvanceToAsync(ExamYear.WinterClosing);
        await silo.NewCandidateAsync();
        await silo.StopAsync();
        Write(silo, "DELETE FROM clock");
        silo.Pass(-TimeSpan.FromHours(1));

        await silo.InitializeAsync();

        Assert.Equal(ExamYear.WinterClosing, silo.Services.GetRequiredService<RuleClock>().Now);
    }

    [Fact]
    public async Task The_operator_is_told_once_when_the_clock_falls_behind_and_once_when_it_has_caught_up()
    {
        await using var silo = await RunningSilo.StartAsync();
        var keeper = Keeper(silo);
        IEnumerable<LogLevel> Told() => silo.Log.Where(line => line.Category == typeof(ClockKeeper).FullName).Select(line => line.Level);
        keeper.Look();
        silo.Pass(-TimeSpan.FromMilliseconds(200));
        keeper.Look();
        Assert.Empty(Told());

        silo.Pass(-TimeSpan.FromMilliseconds(1));
        keeper.Look();
        keeper.Look();
        Assert.Equal([LogLevel.Error], Told());

        silo.Pass(TimeSpan.FromMilliseconds(1));
        keeper.Look();
        keeper.Look();
        Assert.Equal([LogLevel.Error, LogLevel.Warning], Told());
    }

    [Fact]
    public async Task A_clock_that_had_run_far_ahead_holds_the_rules_until_the_operator_resets_it()
    {
        await using var silo = await RunningSilo.StartAsync();
        silo.Pass(TimeSpan.FromDays(3650));
        await silo.RestartAsync();
        await silo.NewCandidateAsync();
        await silo.StopAsync();
        silo.Pass(-TimeSpan.FromDays(3650));

        await silo.InitializeAsync();
        Assert.Equal(RunningSilo.Start.AddDays(3650), silo.Services.GetRequiredService<RuleClock>().Now);
        Assert.Contains(silo.Log, line => line.Level is LogLevel.Error && line.Category == typeof(ClockKeeper).FullName);

        await silo.StopAsync();
        await silo.InitializeAsync("--Cyclades:ResetClock=true");
        Assert.Equal(RunningSilo.Start, silo.Services.GetRequiredService<RuleClock>().Now);
        Assert.Contains(silo.Log, line => line.Level is LogLevel.Warning && line.Text.Contains("Cyclades:ResetClock", StringComparison.Ordinal));

        await silo.RestartAsync();
        Assert.Equal(RunningSilo.Start, silo.Services.GetRequiredService<RuleClock>().Now);
        await AssertReadyAsync(silo, Transport.Http2, HealthCheckResponse.Types.ServingStatus.Serving);
    }

    [Fact]
    public async Task The_clock_is_noted_every_ten_seconds()
    {
        await using var silo = await RunningSilo.StartAsync();
        var noted = new ClockTable(silo.Services.GetRequiredService<Database>());
        var before = await noted.LatestAsync();

        for (var second = 0; second < 10; second++)
        {
            silo.Pass(ClockKeeper.Interval);
            await Keeper(silo).TickAsync();
        }

        Assert.NotEqual(RunningSilo.Start.AddSeconds(10), before);
        Assert.Equal(RunningSilo.Start.AddSeconds(10), await noted.LatestAsync());
    }

    private static ClockKeeper Keeper(RunningSilo silo) => silo.Services.GetServices<IHostedService>().OfType<ClockKeeper>().Single();

    private static async Task AssertReadyAsync(RunningSilo silo, Transport transport, HealthCheckResponse.Types.ServingStatus expected)
    {
        using var http = new HttpClient { BaseAddress = silo.Http };
        Assert.Equal(expected, (await silo.Connect(transport).Health.CheckAsync(new HealthCheckRequest())).Status);
        Assert.Equal(
            expected is HealthCheckResponse.Types.ServingStatus.Serving ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable,
            (await http.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live")).StatusCode);
    }

    private static void Write(RunningSilo silo, string sql)
    {
        using var database = SqliteDatabase.Open(silo.DataFolder);
        using var connection = database.Connect();
        connection.Execute(sql);
    }
}
