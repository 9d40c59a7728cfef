using System.Security.Cryptography;
using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Documents.Files;
using Cyclades.Protos.Document.V1;
using Cyclades.Silo.Documents.Files;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.Storage;
using Google.Protobuf;
using Grpc.Core;
using Deposit = Cyclades.Domain.Candidatures.Deposit;

namespace Cyclades.Silo.Documents;

// « Mes justificatifs », and what the service has published (R114 to R117).
internal sealed partial class DocumentRpc
{
    /// <summary>Longest message of the service, in bytes.</summary>
    public const int LargestMessage = FileTranslation.LargestRequest;

    [CandidateCall]
    public override async Task<ListDocumentRequestsResponse> ListDocumentRequests(ListDocumentRequestsRequest request, ServerCallContext context)
    {
        var candidature = await VisibleAsync(request.Candidature, context);
        var service = ServiceOf(candidature);
        return new ListDocumentRequestsResponse
        {
            Requests = { candidature.Papers.Requests.Reverse().Select(asked => asked.ToProto(candidature, service, clock.Now)) },
        };
    }

    [CandidateCall, LongMessage(LargestMessage)]
    public override async Task<DepositDocumentResponse> DepositDocument(DepositDocumentRequest request, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(new DepositDocumentRequest(request) { Content = ByteString.CopyFrom(SHA256.HashData(request.Content.Span)) });
        var actor = new Actor.Candidate(context.Candidate().Number);
        var candidature = await VisibleAsync(request.Candidature, context);
        if (candidature.Requests.Find(stamp, clock.Now) is { } earlier)
        {
            earlier.OrThrow();
            return Answer(candidature);
        }

        // What will be refused is not stored first.
        var asked = candidature.Papers.FindRequest(request.Number) ?? throw new Refusal.NotFound().ToRpcException();
        EditLock.OfDeposit(candidature, asked, ServiceOf(candidature), clock.Now).ThrowIfRefused();
        var file = (await intake.TakeAsync(actor.Number, FileRules.OfDeposit(request.Content.Span), request.Content, context.CancellationToken)).OrThrow();
        return Answer((await grains.Candidature(candidature.Id).FileAsync(new DepositDocument(actor, request.Number, file, stamp))).OrThrow());

        DepositDocumentResponse Answer(Candidature now) => new()
        {
            Request = (now.Papers.FindRequest(request.Number) ?? throw new Refusal.NotFound().ToRpcException()).ToProto(now, ServiceOf(now), clock.Now),
        };
    }

    [CandidateCall]
    public override async Task DownloadDeposit(
        DownloadDepositRequest request, IServerStreamWriter<DownloadDepositResponse> responseStream, ServerCallContext context)
    {
        var candidature = await VisibleAsync(request.Candidature, context);
        var deposit = Deposits.Find(candidature, request.Number, request.Version).OrThrow();
        await responseStream.WriteAsync(
            new DownloadDepositResponse { Metadata = deposit.ToProto(candidature.Id, request.Number) }, context.CancellationToken);
        await foreach (var part in files.ReadAsync(deposit.File, context.CancellationToken))
        {
            await responseStream.WriteAsync(new DownloadDepositResponse { Chunk = UnsafeByteOperations.UnsafeWrap(part) }, context.CancellationToken);
        }
    }

    private async Task DownloadPublicationAsync(
        Candidature candidature, int number, int version, IServerStreamWriter<DownloadDocumentResponse> responseStream, ServerCallContext context)
    {
        var asked = version == 0 ? candidature.Papers.FindPublished(number)?.Newest.Version ?? 0 : version;
        var command = new ReadPublication(new Actor.Candidate(candidature.Id.Candidate), number, asked);
        var read = (await grains.Candidature(candidature.Id).FileAsync(command)).OrThrow();
        var document = read.Papers.FindPublished(number)!;
        var file = document.Versions[asked - 1].File;
        var metadata = new DocumentMetadata
        {
            Document = document.ToDocument(),
            FileName = FileTranslation.FileNameOf(document, candidature.Id),
            Size = file.Size,
            Sha256 = file.Sha256,
        };
        await responseStream.WriteAsync(new DownloadDocumentResponse { Metadata = metadata }, context.CancellationToken);
        await foreach (var part in files.ReadAsync(file, context.CancellationToken))
        {
            await responseStream.WriteAsync(new DownloadDocumentResponse { Chunk = UnsafeByteOperations.UnsafeWrap(part) }, context.CancellationToken);
        }
    }

    /// <exception cref="StorageUnavailableException">The catalogue lost a service that has candidatures: it must come back.</exception>
    private OfferedService ServiceOf(Candidature candidature) =>
        catalogue.Current.Find(candidature.Service) ?? throw new StorageUnavailableException();
}

/// <summary>Finds what was deposited.</summary>
internal static class Deposits
{
    /// <param name="candidature">Whose.</param>
    /// <param name="number">Of the request.</param>
    /// <param name="version">Zero for the newest.</param>
    public static Outcome<Deposit> Find(Candidature candidature, int number, int version) =>
        candidature.Papers.FindRequest(number)?.Deposits.LastOrDefault(deposit => version == 0 || deposit.Version == version) is { } deposit
            ? deposit
            : new Refusal.NotFound();
}
