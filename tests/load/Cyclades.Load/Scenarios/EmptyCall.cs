using Cyclades.Load.Running;
using Grpc.Health.V1;

namespace Cyclades.Load.Scenarios;

/// <summary>The cheapest call: does the process live.</summary>
internal sealed class EmptyCall(LoadTarget target) : Scenario
{
    private static readonly HealthCheckRequest Live = new() { Service = "live" };

    public override string Name => "empty";

    public override async Task<bool> CallAsync()
    {
        await new Health.HealthClient(target.Channel()).CheckAsync(Live);
        return true;
    }
}
