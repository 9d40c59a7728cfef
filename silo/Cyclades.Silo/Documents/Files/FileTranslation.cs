using System.Globalization;
using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Documents.Files;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.Texts;
using Google.Protobuf.WellKnownTypes;
using Wire = Cyclades.Protos.Document.V1;

namespace Cyclades.Silo.Documents.Files;

/// <summary>Supporting documents and published documents, between the domain's words and the contract's.</summary>
internal static class FileTranslation
{
    /// <summary>Longest request that bears a file, in bytes.</summary>
    public const int LargestRequest = FileRules.LargestSize + CallLimits.LargestMessage;

    private const string PublicationPrefix = "publication-";

    public static Wire.DocumentRequest ToProto(this DocumentRequest request, Candidature candidature, OfferedService service, DateTimeOffset now)
    {
        var locked = EditLock.OfDeposit(candidature, request, service, now);
        return new Wire.DocumentRequest
        {
            Number = request.Number,
            Label = request.Label,
            Wording = request.Wording,
            DueDate = request.DueDate?.ToProto(),
            State = request.State switch
            {
                DocumentRequestState.Asked => Wire.DocumentRequestState.Asked,
                DocumentRequestState.Deposited => Wire.DocumentRequestState.Deposited,
                DocumentRequestState.Accepted => Wire.DocumentRequestState.Accepted,
                DocumentRequestState.Refused => Wire.DocumentRequestState.Refused,
                _ => Wire.DocumentRequestState.Cancelled,
            },
            StateLabel = request.State switch
            {
                DocumentRequestState.Asked => "à déposer",
                DocumentRequestState.Deposited => "déposée, en cours de vérification",
                DocumentRequestState.Accepted => "acceptée",
                DocumentRequestState.Refused => "refusée",
                _ => "annulée",
            },
            CreateTime = request.AskedAt.ToTimestamp(),
            Deposits = { request.Deposits.Reverse().Select(deposit => deposit.ToProto(candidature.Id, request.Number)) },
            CanDeposit = locked is null,
            CannotDepositMessage = locked is null ? "" : RefusalTexts.Of(locked),
        };
    }

    /// <summary>The file's name is the server's own: the one that it came under is not kept.</summary>
    public static Wire.Deposit ToProto(this Deposit deposit, CandidatureId candidature, int number) => new()
    {
        Version = deposit.Version,
        CreateTime = deposit.At.ToTimestamp(),
        Format = deposit.File.Format switch
        {
            FileFormat.Pdf => Wire.FileFormat.Pdf,
            FileFormat.Jpeg => Wire.FileFormat.Jpeg,
            _ => Wire.FileFormat.Png,
        },
        Size = deposit.File.Size,
        Sha256 = deposit.File.Sha256,
        FileName = string.Create(
            CultureInfo.InvariantCulture,
            $"justificatif-{candidature.Candidate}-{candidature.Registration}-{number}-v{deposit.Version}.{ExtensionOf(deposit.File.Format)}"),
        RefusalReason = deposit.RefusalReason ?? "",
    };

    /// <summary>As the candidate sees its newest version (R114).</summary>
    public static Wire.Document ToDocument(this PublishedDocument document) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{PublicationPrefix}{document.Number}"),
        Type = document.Type.ToProto(),
        Title = document.Title,
        Version = document.Newest.Version,
        UpdateTime = document.Newest.At.ToTimestamp(),
        Line = string.Create(
            CultureInfo.InvariantCulture,
            $"{document.Title} [PDF] : Version n°{document.Newest.Version} mis à jour le {FrenchDates.Stamp(document.Newest.At)}"),
        MediaType = "application/pdf",
        ReadTime = document.Newest.ReadAt.ToTimestamp(),
    };

    /// <summary>« document-02212345678-006-3-v1.pdf ».</summary>
    public static string FileNameOf(PublishedDocument document, CandidatureId candidature) => string.Create(
        CultureInfo.InvariantCulture, $"document-{candidature.Candidate}-{candidature.Registration}-{document.Number}-v{document.Newest.Version}.pdf");

    /// <summary>The published document that an id of the contract names, if it is one.</summary>
    public static bool TryParsePublication(string id, out int number)
    {
        number = 0;
        return id.StartsWith(PublicationPrefix, StringComparison.Ordinal)
            && int.TryParse(id.AsSpan(PublicationPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    public static Wire.DocumentType ToProto(this PublicationType type) => type switch
    {
        PublicationType.ArrangementNotification => Wire.DocumentType.ArrangementNotification,
        PublicationType.Convocation => Wire.DocumentType.Convocation,
        PublicationType.Transcript => Wire.DocumentType.Transcript,
        PublicationType.SupportingDocumentRequest => Wire.DocumentType.SupportingDocumentRequest,
        _ => Wire.DocumentType.Other,
    };

    /// <summary>Null for what the service does not publish.</summary>
    public static PublicationType? ToDomain(this Wire.DocumentType type) => type switch
    {
        Wire.DocumentType.ArrangementNotification => PublicationType.ArrangementNotification,
        Wire.DocumentType.Convocation => PublicationType.Convocation,
        Wire.DocumentType.Transcript => PublicationType.Transcript,
        Wire.DocumentType.SupportingDocumentRequest => PublicationType.SupportingDocumentRequest,
        Wire.DocumentType.Other => PublicationType.Other,
        _ => null,
    };

    private static string ExtensionOf(FileFormat format) => format switch
    {
        FileFormat.Pdf => "pdf",
        FileFormat.Jpeg => "jpg",
        _ => "png",
    };
}
