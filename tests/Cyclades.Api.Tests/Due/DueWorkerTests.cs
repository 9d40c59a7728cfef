using Cyclades.Silo.Due;
using Cyclades.Silo.Storage;
using Cyclades.Testing;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Cyclades.Api.Tests.Due;

/// <summary>What is due is done once, whoever took it before and died.</summary>
public sealed class DueWorkerTests
{
    private static readonly string[] AccountExpiry = ["account/expiry"];

    [Fact]
    public async Task What_a_worker_had_taken_when_it_died_comes_back_when_its_lease_ends()
    {
        await using var silo = await RunningSilo.StartAsync();
        await NewPendingAccountAsync(silo);
        silo.Pass(TimeSpan.FromHours(48));
        await TakeAndDieAsync(silo);

        await silo.AdvanceAsync(DueWorker.Lease - TimeSpan.FromTicks(1));
        Assert.Equal("pending", State(silo));
        await silo.AdvanceAsync(TimeSpan.FromTicks(1));

        Assert.Equal("erased", State(silo));
        Assert.Equal(0, Count(silo, "SELECT count(*) FROM due"));
    }

    [Fact]
    public async Task What_a_killed_server_had_taken_is_done_at_the_next_start_without_waiting()
    {
        await using var silo = await RunningSilo.StartAsync();
        await NewPendingAccountAsync(silo);
        silo.Pass(TimeSpan.FromHours(48));
        await TakeAndDieAsync(silo);

        await silo.RestartAsync();
        await silo.SettleAsync();

        Assert.Equal("erased", State(silo));
        Assert.Equal(1, Count(silo, "SELECT count(*) FROM journal WHERE type = 'account-erased'"));
    }

    [Fact]
    public async Task What_only_a_newer_server_knows_is_left_to_it_and_told_once_a_day()
    {
        await using var silo = await RunningSilo.StartAsync();
        Execute(
            silo,
            """
            INSERT INTO due (grain, kind, at) VALUES
                ('results/CFG-2026-06', 'publish', '2026-03-10T09:00:00.0000000Z'),
                ('account/00000000042', 'remind', '2026-03-10T09:00:00.0000000Z'),
                ('account/00000000043', 'remind', '2026-03-10T09:00:00.0000000Z')
            """);
        IReadOnlyList<string> Told() => [.. silo.Log.Where(line => line.Level is LogLevel.Error).Select(line => line.Text)];

        await silo.RestartAsync();
        await silo.SettleAsync();
        await silo.AdvanceAsync(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));

        Assert.Equal(3, Count(silo, "SELECT count(*) FROM due WHERE lease_until IS NULL"));
        Assert.Equal(2, Told().Count);
        Assert.Contains(Told(), line => line.StartsWith("2 entries", StringComparison.Ordinal) && line.Contains("account/remind", StringComparison.Ordinal));
        Assert.Contains(Told(), line => line.StartsWith("1 entries", StringComparison.Ordinal) && line.Contains("results/publish", StringComparison.Ordinal));

        await silo.AdvanceAsync(TimeSpan.FromTicks(1));
        Assert.Equal(4, Told().Count);
        Assert.Equal(3, Count(silo, "SELECT count(*) FROM due WHERE lease_until IS NULL"));
    }

    private static async Task NewPendingAccountAsync(RunningSilo silo) =>
        await silo.Connect().Accounts.CreateAccountAsync(Some.Account(RunningSilo.NewAddress()));

    private static async Task TakeAndDieAsync(RunningSilo silo)
    {
        var taken = await silo.Services.GetRequiredService<DueTable>().TakeAsync(AccountExpiry, silo.Time.GetUtcNow(), DueWorker.Lease, 10);
        Assert.Single(taken);
    }

    private static string? State(RunningSilo silo)
    {
        using var connection = silo.ConnectToDatabase();
        return connection.QuerySingle<string>("SELECT state FROM account");
    }

    private static long Count(RunningSilo silo, string sql)
    {
        using var connection = silo.ConnectToDatabase();
        return connection.ExecuteScalar<long>(sql);
    }

    private static void Execute(RunningSilo silo, string sql)
    {
        using var connection = silo.ConnectToDatabase();
        connection.Execute(sql);
    }
}
