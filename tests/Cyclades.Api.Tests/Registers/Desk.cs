using System.Text;
using Cyclades.Protos.Agent.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Testing;
using Grpc.Core;

namespace Cyclades.Api.Tests.Registers;

/// <summary>What the académie's service does, in one line each; calls that a test may have refused are not awaited.</summary>
internal static class Desk
{
    public const string Why = "Dossier incomplet";

    /// <summary>« Gestionnaire » of Reims.</summary>
    public static Task<Client> ManagerAsync(this RunningSilo silo, Transport transport = Transport.Http2, string academy = "19") =>
        silo.NewAgentAsync(AgentRole.Manager, academy, transport: transport);

    public static async Task<Registered> SeeAsync(this Client desk, Candidature candidature) =>
        (await desk.Registers.GetRegisteredAsync(new GetRegisteredRequest { Name = candidature.Name })).Registered;

    public static AsyncUnaryCall<SetAsideResponse> SetAside(this Client desk, Candidature candidature, string reason = Why) =>
        desk.Registers.SetAsideAsync(new SetAsideRequest { RequestId = Some.RequestId(), Name = candidature.Name, Etag = candidature.Etag, Reason = reason });

    public static AsyncUnaryCall<RestoreResponse> Restore(this Client desk, Candidature candidature) =>
        desk.Registers.RestoreAsync(new RestoreRequest { RequestId = Some.RequestId(), Name = candidature.Name, Etag = candidature.Etag, Reason = Why });

    public static AsyncUnaryCall<WithdrawOnBehalfResponse> WithdrawOnBehalf(this Client desk, Candidature candidature) =>
        desk.Registers.WithdrawOnBehalfAsync(
            new WithdrawOnBehalfRequest { RequestId = Some.RequestId(), Name = candidature.Name, Etag = candidature.Etag, Reason = Why });

    public static AsyncUnaryCall<DeleteRegisteredResponse> Delete(this Client desk, Candidature candidature) =>
        desk.Registers.DeleteRegisteredAsync(
            new DeleteRegisteredRequest { RequestId = Some.RequestId(), Name = candidature.Name, Etag = candidature.Etag, Reason = Why });

    public static AsyncUnaryCall<RecordReceivedResponse> RecordReceived(this Client desk, Candidature candidature) =>
        desk.Registers.RecordReceivedAsync(new RecordReceivedRequest { RequestId = Some.RequestId(), Name = candidature.Name, Etag = candidature.Etag });

    public static AsyncUnaryCall<LiftConfirmationResponse> Lift(this Client desk, Candidature candidature) =>
        desk.Registers.LiftConfirmationAsync(
            new LiftConfirmationRequest { RequestId = Some.RequestId(), Name = candidature.Name, Etag = candidature.Etag, Reason = Why });

    public static AsyncUnaryCall<DetachRegisteredResponse> Detach(this Client desk, Candidature candidature) =>
        desk.Registers.DetachRegisteredAsync(new DetachRegisteredRequest { RequestId = Some.RequestId(), Name = candidature.Name, Reason = Why });

    /// <summary>The whole list, page by page.</summary>
    public static async Task<IReadOnlyList<RegisterEntry>> ListAsync(
        this Client desk, string service, Action<RegisterFilter>? restrict = null, RegisterOrder order = RegisterOrder.Unspecified, int pageSize = 0)
    {
        var request = new ListRegisterRequest { RegistrationServiceId = service, Filter = new RegisterFilter(), Order = order, PageSize = pageSize };
        restrict?.Invoke(request.Filter);
        var all = new List<RegisterEntry>();
        do
        {
            var page = await desk.Registers.ListRegisterAsync(request);
            all.AddRange(page.Entries);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return all;
    }

    public static async Task<(string Text, IReadOnlyList<int> Sizes)> ExportAsync(this Client desk, ExportRegisterRequest request)
    {
        using var call = desk.Registers.ExportRegister(request);
        using var bytes = new MemoryStream();
        var sizes = new List<int>();
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            sizes.Add(part.Chunk.Length);
            part.Chunk.WriteTo(bytes);
        }

        return (Encoding.UTF8.GetString(bytes.ToArray()), sizes);
    }
}
