using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Google.Protobuf;
using Grpc.Core;

namespace Cyclades.Api.Tests.Agents;

/// <summary>What a service and a candidate do about files, in one line each; calls are not awaited, so that a test may have them refused.</summary>
internal static class FileActs
{
    public static ByteString Pdf { get; } = ByteString.CopyFromUtf8("%PDF-1.7\nx");

    public static ByteString Png { get; } = ByteString.CopyFrom(0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3);

    /// <summary>The demonstration's service at Reims that is open now.</summary>
    public static async Task<RegistrationService> ReimsAsync(this RunningSilo silo)
    {
        var open = await silo.OpenServiceAsync();
        var id = $"{open.Summary.Id.Split('/')[0]}/19";
        return (await silo.Connect().Catalogue.GetRegistrationServiceAsync(new GetRegistrationServiceRequest { Id = id })).RegistrationService;
    }

    /// <summary>With the candidate's number, as a service writes it.</summary>
    public static CandidatureName Of(this SignedInCandidate candidate, CandidatureName name) =>
        new() { CandidateNumber = candidate.Number, RegistrationNumber = name.RegistrationNumber };

    public static AsyncUnaryCall<RequestDocumentResponse> Ask(this Client service, CandidatureName name, PartialDate? dueDate = null) =>
        service.Files.RequestDocumentAsync(new RequestDocumentRequest
        {
            RequestId = Some.RequestId(),
            Candidature = name,
            Label = "Copie du diplôme",
            Wording = "Recto et verso, lisible.",
            DueDate = dueDate,
        });

    public static AsyncUnaryCall<DepositDocumentResponse> Deposit(this SignedInCandidate candidate, CandidatureName name, int number, ByteString? content = null) =>
        candidate.Client.Documents.DepositDocumentAsync(new DepositDocumentRequest
        {
            RequestId = Some.RequestId(),
            Candidature = name,
            Number = number,
            Content = content ?? Png,
        });

    public static AsyncUnaryCall<PublishDocumentResponse> Publish(
        this Client service, CandidatureName name, DocumentType type = DocumentType.Convocation, string title = "", ByteString? content = null) =>
        service.Files.PublishDocumentAsync(new PublishDocumentRequest
        {
            RequestId = Some.RequestId(),
            Candidature = name,
            Type = type,
            Title = title,
            Content = content ?? Pdf,
        });

    /// <summary>Has the operator ask for a document and the candidate deposit it; three requests, of which the first has the deposit.</summary>
    /// <returns>Number of the first.</returns>
    public static async Task<int> DepositAsync(this RunningSilo silo, SignedInCandidate candidate, CandidatureName name)
    {
        using var oper = silo.Connect(Transport.Http2, silo.OperatorToken);
        var number = (await oper.Ask(name)).Request.Number;
        await oper.Ask(name);
        await oper.Ask(name);
        await candidate.Deposit(name, number);
        return number;
    }

    /// <summary>What was deposited, read to its end by the candidate.</summary>
    public static async Task<(Deposit Metadata, byte[] Bytes)> DownloadDepositAsync(this SignedInCandidate candidate, CandidatureName name, int number, int version = 0)
    {
        using var call = candidate.Client.Documents.DownloadDeposit(
            new Protos.Document.V1.DownloadDepositRequest { Candidature = name, Number = number, Version = version });
        Deposit? metadata = null;
        using var bytes = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            metadata ??= part.Metadata;
            part.Chunk.WriteTo(bytes);
        }

        return (metadata!, bytes.ToArray());
    }

    /// <summary>The same by the service.</summary>
    public static async Task<(Deposit Metadata, byte[] Bytes)> DownloadDepositAsync(this Client service, CandidatureName name, int number, int version = 0)
    {
        using var call = service.Files.DownloadDeposit(
            new Protos.Management.V1.DownloadDepositRequest { Candidature = name, Number = number, Version = version });
        Deposit? metadata = null;
        using var bytes = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            metadata ??= part.Metadata;
            part.Chunk.WriteTo(bytes);
        }

        return (metadata!, bytes.ToArray());
    }
}
