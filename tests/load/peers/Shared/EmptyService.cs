using Grpc.Core;
using Grpc.Health.V1;

namespace Cyclades.Peers;

/// <summary>The ceiling C1: a call that does nothing.</summary>
internal sealed class EmptyService : Health.HealthBase
{
    private static readonly Task<HealthCheckResponse> Serving =
        Task.FromResult(new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving });

    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) => Serving;
}
