using Cyclades.Faults.Checking;
using Cyclades.Faults.Histories;
using Cyclades.Faults.Script;
using Xunit;

namespace Cyclades.Faults.Tests;

/// <summary>Real faults, once each, on three real servers and a real PostgreSQL under load. About two minutes.</summary>
public sealed class ShortRunTests
{
    private const int Seed = 3;

    /// <summary>So many writes at least, or there was no load to speak of.</summary>
    private const int FewestWrites = 500;

    /// <summary>The machine of the tests may do other work too.</summary>
    private const double Slack = 2;

    [Fact]
    public async Task After_each_fault_all_is_served_again_and_what_was_acknowledged_is_there_once()
    {
        var folder = Directory.CreateTempSubdirectory("cyclades-faults-").FullName;
        var output = TestContext.Current.TestOutputHelper!;
        var settings = new RunSettings(Seed, null, Candidates: 6, Slack, folder);

        var (history, selfEnded) = await FaultRun.RunAsync(settings, output.WriteLine, TestContext.Current.CancellationToken);

        var verdict = Checker.Check(history);
        output.WriteLine($"{verdict.Acknowledged} writes acknowledged, {verdict.Reads} reads, {verdict.Unknown} unknown, {verdict.StaleReads} stale reads, {verdict.RepeatedMails} mails twice");
        Assert.Empty(verdict.Violations);
        Assert.Empty(selfEnded);
        Assert.Equal(FaultScript.Short.Append(FaultKind.Expiry).Order(), history.Disturbances.Select(disturbance => disturbance.Kind).Order());

        // Only root may mount a disk that can be filled: elsewhere that fault is told as not run.
        Assert.All(
            history.Disturbances.Where(disturbance => disturbance.Kind is not FaultKind.DiskFull || Environment.UserName == "root"),
            disturbance => Assert.True(disturbance.Evidence is not null, $"{disturbance.Kind} did not happen."));
        Assert.True(verdict.Acknowledged >= FewestWrites, $"Only {verdict.Acknowledged} writes were acknowledged.");
        Directory.Delete(folder, recursive: true);
    }
}
