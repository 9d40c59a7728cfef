using System.Globalization;
using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Documents;
using Cyclades.Protos.Document.V1;
using Cyclades.Silo.Candidatures;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Documents.Files;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.SignIn;
using Cyclades.Silo.Storage;
using Cyclades.Silo.Texts;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Cyclades.Silo.Documents;

/// <summary>
/// Official documents, by gRPC. A candidate sees the newest version of his own confirmation (D31) while the candidature is
/// his to see; anyone may ask whether a reference is authentic (B13).
/// </summary>
internal sealed partial class DocumentRpc(
    Grains grains,
    VersionTable versions,
    ConfirmationArchive archive,
    CatalogueMirror catalogue,
    ClientThrottle throttle,
    FileTable files,
    FileIntake intake,
    RuleClock clock) : DocumentService.DocumentServiceBase
{
    private const string ConfirmationId = "confirmation";
    private const string ConfirmationTitle = "Confirmation d'inscription";
    private const string MediaType = "application/pdf";
    private const int ChunkSize = 64 * 1024;

    [CandidateCall]
    public override async Task<ListDocumentsResponse> ListDocuments(ListDocumentsRequest request, ServerCallContext context)
    {
        var candidature = await VisibleAsync(request.Candidature, context);
        var published = candidature.Papers.Published.Where(document => document.WithdrawnAt is null).Select(document => document.ToDocument());
        Document[] all = [Render(await NewestAsync(candidature)), .. published];
        return new ListDocumentsResponse { Documents = { all.OrderByDescending(document => document.UpdateTime.ToDateTimeOffset()) } };
    }

    [CandidateCall]
    public override async Task DownloadDocument(
        DownloadDocumentRequest request, IServerStreamWriter<DownloadDocumentResponse> responseStream, ServerCallContext context)
    {
        var candidature = await VisibleAsync(request.Candidature, context);
        if (FileTranslation.TryParsePublication(request.DocumentId, out var number))
        {
            await DownloadPublicationAsync(candidature, number, request.Version, responseStream, context);
            return;
        }

        if (request.DocumentId != ConfirmationId || (request.Version != 0 && request.Version != candidature.Version))
        {
            throw new Refusal.NotFound().ToRpcException();
        }

        var row = await NewestAsync(candidature);
        var file = await archive.FindAsync(candidature.Id, candidature.Version) ?? throw new StorageUnavailableException();
        var metadata = new DocumentMetadata
        {
            Document = Render(row),
            FileName = string.Create(
                CultureInfo.InvariantCulture,
                $"{ConfirmationId}-{candidature.Id.Candidate}-{candidature.Id.Registration}-v{candidature.Version}.pdf"),
            Size = file.Bytes.Length,
            Sha256 = file.Hash,
        };
        await responseStream.WriteAsync(new DownloadDocumentResponse { Metadata = metadata }, context.CancellationToken);
        for (var start = 0; start < file.Bytes.Length; start += ChunkSize)
        {
            var part = file.Bytes.AsMemory(start, Math.Min(ChunkSize, file.Bytes.Length - start));
            await responseStream.WriteAsync(new DownloadDocumentResponse { Chunk = UnsafeByteOperations.UnsafeWrap(part) }, context.CancellationToken);
        }
    }

    [PublicCall]
    public override async Task<VerifyDocumentResponse> VerifyDocument(VerifyDocumentRequest request, ServerCallContext context)
    {
        throttle.Refuses(ThrottledAct.VerifyDocument, context.Client(), request.Reference).ThrowIfRefused();
        if (!DocumentReference.TryParse(request.Reference, out var reference) || await archive.FindContentAsync(reference) is not { } content)
        {
            return new VerifyDocumentResponse { Authenticity = Authenticity.Unknown };
        }

        var read = await grains.Candidature(new CandidatureId(content.Candidate, content.Registration)).ReadAsync();
        var candidature = read.IsRefused(out _, out var found) ? null : found;
        var service = candidature is null ? null : catalogue.Current.Find(candidature.Service);
        return new VerifyDocumentResponse
        {
            Authenticity = Authenticity.Authentic,
            Standing = candidature is not { Status: CandidatureStatus.Registered } ? Standing.Void
                : candidature.Version == content.Version ? Standing.Current
                : Standing.Superseded,
            Type = DocumentType.Confirmation,
            Title = ConfirmationTitle,
            Version = content.Version,
            UpdateTime = content.VersionAt.Value.ToTimestamp(),
            Initials = $"{InitialOf(content.Identity.FirstNames)} {InitialOf(content.Identity.FamilyName)}",
            DomainLabel = service?.Domain.Name ?? content.ExamTitle,
            SessionLabel = content.Session,
            CentreLabel = service?.Academy.Label ?? "",
        };
    }

    /// <summary>One of the caller's own candidatures that he has not withdrawn.</summary>
    private async Task<Candidature> VisibleAsync(Protos.Types.V1.CandidatureName? name, ServerCallContext context)
    {
        var id = name.ToDomain(context.Candidate().Number, "candidature").OrThrow();
        var candidature = (await grains.Candidature(id).ReadAsync()).OrThrow();
        return candidature.Status is CandidatureStatus.Registered ? candidature : throw new Refusal.NotFound().ToRpcException();
    }

    /// <summary>The inputs of a version are filed in the commit that makes it: they are there.</summary>
    private async Task<CandidatureVersionRow> NewestAsync(Candidature candidature) =>
        await versions.FindAsync(candidature.Id, candidature.Version) ?? throw new StorageUnavailableException();

    private static Document Render(CandidatureVersionRow row) => new()
    {
        Id = ConfirmationId,
        Type = DocumentType.Confirmation,
        Title = ConfirmationTitle,
        Version = row.Version,
        UpdateTime = row.At.ToTimestamp(),
        Line = string.Create(
            CultureInfo.InvariantCulture,
            $"{ConfirmationTitle} [PDF] : Version n°{row.Version} mis à jour le {FrenchDates.Stamp(row.At)}"),
        MediaType = MediaType,
        Reference = row.Reference,
    };

    private static string InitialOf(string name) => name.Length == 0 ? "" : $"{name.EnumerateRunes().First().ToString().ToUpperInvariant()}.";
}
