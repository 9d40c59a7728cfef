using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Candidatures;

/// <summary>What a candidate does, in one line each; the calls are not awaited, so that a test may have them refused.</summary>
internal static class Acts
{
    /// <summary>
    /// Stops the server, lets time pass and starts it again: weeks of a running server's timers would take minutes. Whoever
    /// was signed in signs in again; the mails of before are forgotten.
    /// </summary>
    public static async Task SleepUntilAsync(this RunningSilo silo, DateTimeOffset instant)
    {
        await silo.StopAsync();
        silo.Time.SetUtcNow(instant);
        await silo.InitializeAsync();
        await silo.SettleAsync();
    }

    public static CandidatureName Name(int registration) => new() { RegistrationNumber = registration };

    public static SubmitCandidatureRequest Submission(RegistrationService service, Action<CandidatureForm>? change = null)
    {
        var request = new SubmitCandidatureRequest
        {
            RequestId = Some.RequestId(),
            RegistrationServiceId = service.Summary.Id,
            Form = Some.Form(service),
        };
        change?.Invoke(request.Form);
        return request;
    }

    public static AsyncUnaryCall<SubmitCandidatureResponse> Submit(
        this SignedInCandidate candidate, RegistrationService service, Action<CandidatureForm>? change = null) =>
        candidate.Client.Candidatures.SubmitCandidatureAsync(Submission(service, change));

    public static async Task<Candidature> RegisterAsync(
        this SignedInCandidate candidate, RegistrationService service, Action<CandidatureForm>? change = null) =>
        (await candidate.Submit(service, change)).Candidature;

    public static AsyncUnaryCall<UpdateCandidatureResponse> Update(
        this SignedInCandidate candidate, Candidature candidature, Action<CandidatureForm>? change = null)
    {
        var request = new UpdateCandidatureRequest
        {
            RequestId = Some.RequestId(),
            Name = candidature.Name,
            Etag = candidature.Etag,
            Form = candidature.Form.Clone(),
        };
        change?.Invoke(request.Form);
        return candidate.Client.Candidatures.UpdateCandidatureAsync(request);
    }

    public static AsyncUnaryCall<WithdrawCandidatureResponse> Withdraw(this SignedInCandidate candidate, Candidature candidature) =>
        candidate.Client.Candidatures.WithdrawCandidatureAsync(
            new WithdrawCandidatureRequest { RequestId = Some.RequestId(), Name = candidature.Name, Etag = candidature.Etag });

    public static AsyncUnaryCall<UndoWithdrawalResponse> Undo(this SignedInCandidate candidate, Candidature candidature) =>
        candidate.Client.Candidatures.UndoWithdrawalAsync(
            new UndoWithdrawalRequest { RequestId = Some.RequestId(), Name = candidature.Name, Etag = candidature.Etag });

    public static AsyncUnaryCall<SignCandidatureResponse> Sign(this SignedInCandidate candidate, Candidature candidature, string sha256) =>
        candidate.Client.Candidatures.SignCandidatureAsync(new SignCandidatureRequest
        {
            RequestId = Some.RequestId(),
            Name = candidature.Name,
            Etag = candidature.Etag,
            DocumentSha256 = sha256,
        });

    /// <summary>Signs the confirmation as it can be downloaded now.</summary>
    public static async Task<Candidature> SignAsync(this SignedInCandidate candidate, Candidature candidature) =>
        (await candidate.Sign(candidature, (await candidate.DownloadAsync(candidature)).Metadata.Sha256)).Candidature;

    public static async Task<Candidature> GetAsync(this SignedInCandidate candidate, Candidature candidature) =>
        (await candidate.Client.Candidatures.GetCandidatureAsync(new GetCandidatureRequest { Name = candidature.Name })).Candidature;

    /// <summary>The registration numbers of a list, as the server orders them.</summary>
    public static async Task<IReadOnlyList<int>> ListAsync(this SignedInCandidate candidate, Show show) =>
        [.. (await candidate.Client.Candidatures.ListCandidaturesAsync(new ListCandidaturesRequest { Show = show }))
            .Candidatures.Select(candidature => candidature.Name.RegistrationNumber)];

    public static async Task<Document> DocumentAsync(this SignedInCandidate candidate, Candidature candidature) =>
        Assert.Single((await candidate.Client.Documents.ListDocumentsAsync(new ListDocumentsRequest { Candidature = candidature.Name })).Documents);

    /// <summary>The confirmation, read to its end.</summary>
    public static async Task<(DocumentMetadata Metadata, byte[] Bytes)> DownloadAsync(
        this SignedInCandidate candidate, Candidature candidature, int version = 0, string id = "confirmation")
    {
        using var call = candidate.Client.Documents.DownloadDocument(
            new DownloadDocumentRequest { Candidature = candidature.Name, DocumentId = id, Version = version });
        DocumentMetadata? metadata = null;
        using var bytes = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            Assert.Equal(metadata is null, part.ContentCase is DownloadDocumentResponse.ContentOneofCase.Metadata);
            Assert.InRange(part.Chunk.Length, 0, 64 * 1024);
            metadata ??= part.Metadata;
            part.Chunk.WriteTo(bytes);
        }

        Assert.NotNull(metadata);
        return (metadata, bytes.ToArray());
    }

    /// <summary>Makes the account one of somebody born on a day.</summary>
    public static Action<CreateAccountRequest> BornOn(int year, int month, int day) => request =>
    {
        request.Identity.BirthDate = new PartialDate { Year = year, Month = month, Day = day };
        request.Identity.BirthDateConfirmation = request.Identity.BirthDate.Clone();
    };

    /// <summary>Makes the account one of somebody born in a country that is not France.</summary>
    public static void BornAbroad(CreateAccountRequest request) =>
        request.Identity.BirthPlace = new BirthPlaceForm { CountryCode = "99109", Town = "Berlin" };

    public static void NamesRepresentative(this CandidatureForm form, string email) =>
        form.LegalRepresentative = new LegalRepresentative { Name = "Lamy Anne", Email = email };

    public static DateTimeOffset Instant(this Timestamp timestamp) => timestamp.ToDateTimeOffset();
}
