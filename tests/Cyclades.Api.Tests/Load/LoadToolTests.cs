using System.Collections.Immutable;
using System.CommandLine;
using Cyclades.Load;
using Cyclades.Load.Ceilings;
using Cyclades.Load.Running;
using Cyclades.Load.Scenarios;
using Cyclades.Load.Seeding;
using Cyclades.Silo.Catalogue;
using HdrHistogram;
using Xunit;

namespace Cyclades.Api.Tests.Load;

/// <summary>The arithmetic of loads: a figure is worth what its counting is worth.</summary>
public sealed class LoadToolTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 2)]
    [InlineData(1000, 101)]
    public void Calls_of_an_open_loop_are_due_at_its_rate(int milliseconds, long due) =>
        Assert.Equal(due, new Arrivals(Rate: 100, Burst: 1).DueBy(TimeSpan.FromMilliseconds(milliseconds)));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(49, 0)]
    [InlineData(50, 500)]
    [InlineData(149, 1000)]
    public void All_calls_of_a_burst_are_due_at_once(long place, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), new Arrivals(Rate: 100, Burst: 50).DueAt(place));

    [Fact]
    public void No_call_is_due_before_its_time()
    {
        var arrivals = new Arrivals(Rate: 333, Burst: 7);

        for (var elapsed = TimeSpan.Zero; elapsed < TimeSpan.FromSeconds(2); elapsed += TimeSpan.FromMilliseconds(1.3))
        {
            Assert.True(arrivals.DueAt(arrivals.DueBy(elapsed) - 1) <= elapsed);
            Assert.True(arrivals.DueAt(arrivals.DueBy(elapsed)) > elapsed);
        }
    }

    [Theory]
    [InlineData("silo=http://127.0.0.1:5081", "silo", "http://127.0.0.1:5081", null)]
    [InlineData("P1=http://127.0.0.1:6081,p1.tsv", "P1", "http://127.0.0.1:6081", "p1.tsv")]
    public void A_server_is_written_as_its_name_its_address_and_perhaps_its_file(string text, string name, string server, string? file)
    {
        Assert.True(Side.TryParse(text, out var side));
        Assert.Equal((name, server, file), (side.Name, side.Server, side.Candidates?.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("silo")]
    [InlineData("silo=")]
    [InlineData("=http://127.0.0.1:5081")]
    [InlineData("silo=http://127.0.0.1:5081,")]
    public void What_is_no_server_is_refused(string text) => Assert.False(Side.TryParse(text, out _));

    [Theory]
    [InlineData("http://192.0.2.1:5081")]
    [InlineData("http://localhost:5081")]
    [InlineData("cyclades")]
    public void Loads_go_to_the_loopback_and_nowhere_else(string server) =>
        Assert.Throws<ArgumentException>(() => LoadTarget.Connect(server, connections: 1));

    [Fact]
    public void Shares_of_a_file_have_nobody_in_common_and_all_of_them_are_spread_over_it()
    {
        int[][] shares = [.. Enumerable.Range(0, 3).Select(place => new CandidateSlice(0, Count: 10, new Share(place, 3)).Places(100).ToArray())];

        Assert.All(shares, share => Assert.Equal(10, share.Length));
        Assert.Equal(30, shares.SelectMany(places => places).Distinct().Count());
        Assert.InRange(shares.SelectMany(places => places).Max(), 80, 99);
    }

    [Fact]
    public void In_a_comparison_each_round_registers_others_and_signs_in_the_same()
    {
        Assert.Equal([new Share(0, 2), new Share(1, 2)], Enumerable.Range(0, 2).Select(round => CompareCommand.ShareOf("register", round, rounds: 2)));
        Assert.Equal([Share.All, Share.All], Enumerable.Range(0, 2).Select(round => CompareCommand.ShareOf("sign-in", round, rounds: 2)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_growth_reads_as_cold_no_other_round_and_no_other_scenario_has_called_before(int rounds)
    {
        var seen = new HashSet<int>();

        foreach (var scenario in GrowthCommand.Scenarios)
        {
            for (var round = 0; round < rounds; round++)
            {
                int[] places = [.. new CandidateSlice(0, Count: 2000, GrowthCommand.ShareOf(scenario, round, rounds)).Places(10_000)];
                Assert.Equal(2000, places.Length);
                Assert.True(!LoadOptions.IsOnce(scenario) || !places.Any(seen.Contains), scenario);
                seen.UnionWith(places);
            }
        }

        Assert.Equal(2000 * (1 + rounds), seen.Count);
    }

    [Fact]
    public void Nobody_is_spent_on_warming_up_what_is_read_cold()
    {
        var options = new LoadOptions();
        var command = new Command("any");
        options.AddTo(command, scenario: false);
        var typed = command.Parse("--warm-up 20");

        Assert.Equal(TimeSpan.Zero, options.Settings(typed, "cold-read").WarmUp);
        Assert.Equal(TimeSpan.FromSeconds(20), options.Settings(typed, "warm-read").WarmUp);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1000.0)]
    public async Task Without_a_warm_up_every_call_counts(double? rate)
    {
        var settings = new LoadSettings(InFlight: 10, rate is { } calls ? new Arrivals(calls, Burst: 5) : null, TimeSpan.Zero, TimeSpan.FromMinutes(1), long.MaxValue);

        var measured = await new LoadRun(new Times(100), settings, new WatchedProcesses(null, null)).MeasureAsync();

        Assert.Equal(100, measured.Succeeded);
    }

    [Theory]
    [InlineData(null, 100)]
    [InlineData(7, 7)]
    [InlineData(1000, 100)]
    public void No_more_candidates_are_called_as_than_there_are(int? count, int called)
    {
        int[] places = [.. new CandidateSlice(0, count, Share.All).Places(100)];

        Assert.Equal(called, places.Distinct().Count());
        Assert.InRange(places.Max(), 0, 99);
    }

    [Fact]
    public void A_median_is_the_middle_one_or_between_the_two_in_the_middle()
    {
        Assert.Equal(2, Ratio.Median([9, 1, 2]));
        Assert.Equal(1.5, Ratio.Median([2, 1]));
        Assert.Null(Ratio.Median([2, null]));
        Assert.Null(Ratio.Median([]));
    }

    [Fact]
    public void The_first_server_is_told_over_each_of_the_others_and_over_the_ceilings()
    {
        var report = new Report(
            Machine.Here(),
            "",
            [],
            [
                new("silo", Measured("modify", 300)), new("P1", Measured("modify", 100)), new("P2", Measured("modify", 60)), new("C1", Measured("empty", 1000)),
                new("silo", Measured("modify", 100)), new("P1", Measured("modify", 300)), new("P2", Measured("modify", 40)), new("C1", Measured("empty", 1000)),
            ]);

        Assert.Equal(
            [("P1", 1.0), ("P2", 4.0), ("C1", 0.2)],
            report.Ratios.Select(ratio => (ratio.Other, Math.Round(ratio.Throughput!.Value, 6))));
        Assert.Contains("\"ratios\"", report.ToJson());
    }

    [Fact]
    public void Percentiles_are_of_all_that_was_recorded()
    {
        var latencies = new LongConcurrentHistogram(1, 120_000_000, 3);
        Parallel.For(1, 1001, latency => latencies.RecordValue(latency));

        Assert.Equal(1000, latencies.TotalCount);
        Assert.InRange(latencies.GetValueAtPercentile(50), 499, 501);
        Assert.InRange(latencies.GetValueAtPercentile(99), 989, 991);
        Assert.InRange(latencies.GetValueAtPercentile(100), 1000, 1001);
    }

    [Fact]
    public void The_closing_is_at_a_full_minute_that_does_not_come_before()
    {
        var noon = new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(noon, ClosingHour.NextMinute(noon));
        Assert.Equal(noon.AddMinutes(1), ClosingHour.NextMinute(noon.AddTicks(1)));
    }

    [Fact]
    public void All_services_that_are_open_close_at_once_and_the_others_stay_as_they_are()
    {
        var closing = ClosingCatalogue.ClosingAt(new DateTimeOffset(2026, 7, 10, 12, 34, 0, TimeSpan.Zero));

        Assert.Contains("closing: 2026-07-10 14:34", closing);
        Assert.Equal(CatalogueFile.Demonstration.Split('\n').Length, closing.Split('\n').Length);
        Assert.DoesNotMatch(@"opening: today-[^\n]+\n\s+closing: today\+", closing);
        Assert.Matches(@"opening: today\+[^\n]+\n\s+closing: today\+", closing);
    }

    [Fact]
    public void Pgbench_logs_a_latency_a_line() => Assert.Equal(2212, SaveBench.LatencyOf("0 199 2212 0 1412881037 912698"));

    private static Measurement Measured(string scenario, double throughput) => new(
        scenario, 1, (long)throughput, throughput, 1, 1, 1, 1, ImmutableSortedDictionary<string, long>.Empty, 0,
        ImmutableSortedDictionary<string, long>.Empty, null, null, 1, 0);

    /// <summary>Has somebody to call as so many times.</summary>
    private sealed class Times(int left) : Scenario
    {
        public override string Name => "times";

        public override Task<bool> CallAsync() => Task.FromResult(Interlocked.Decrement(ref left) >= 0);
    }
}
