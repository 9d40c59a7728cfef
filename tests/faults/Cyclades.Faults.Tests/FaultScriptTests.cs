using Cyclades.Faults.Histories;
using Cyclades.Faults.Script;
using Xunit;

namespace Cyclades.Faults.Tests;

public sealed class FaultScriptTests
{
    [Fact]
    public void The_same_seed_draws_the_same_script_and_another_one_another()
    {
        Assert.Equal(FaultScript.Endless(7).Take(100), FaultScript.Endless(7).Take(100));
        Assert.NotEqual(FaultScript.Endless(7).Take(100), FaultScript.Endless(8).Take(100));
        Assert.Equal(FaultScript.Once(7, FaultScript.Short), FaultScript.Once(7, FaultScript.Short));
    }

    [Fact]
    public void Each_round_has_every_fault_once_but_the_one_that_ends_a_run()
    {
        var kinds = Enum.GetValues<FaultKind>().Where(kind => kind is not FaultKind.Expiry).Order().ToArray();

        Assert.All(FaultScript.Endless(7).Take(10 * kinds.Length).Chunk(kinds.Length), round => Assert.Equal(kinds, round.Select(step => step.Kind).Order()));
    }

    [Fact]
    public void The_short_run_does_each_of_its_faults_once() =>
        Assert.Equal(FaultScript.Short.Order(), FaultScript.Once(7, FaultScript.Short).Select(step => step.Kind).Order());
}
