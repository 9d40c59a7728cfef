using Cyclades.Portal.Tests.Browsing;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Google.Protobuf;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Cyclades.Portal.Tests.Candidatures;

/// <summary>« Mes justificatifs » (R117, D18) and what the service publishes in « Mes documents » (R114 to R116).</summary>
public sealed class SupportingTests(PortalServer server) : PortalTest(server)
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Fact]
    public async Task A_document_is_deposited_refused_replaced_and_accepted()
    {
        var (candidate, candidature, name) = await RegisteredAsync();
        using var service = Silo.Connect(Transport.Http2, Silo.OperatorToken);
        await service.Files.RequestDocumentAsync(new RequestDocumentRequest
        {
            RequestId = Some.RequestId(),
            Candidature = name,
            Label = "Copie du diplôme",
            Wording = "Recto et verso, lisible.",
            DueDate = new PartialDate { Year = 2026, Month = 3, Day = 27 },
        });
        await Visit.OpenAsAsync(candidate, candidature.PathOf("justificatifs"));
        await Page.ShowsAsync("Mes justificatifs");
        await Expect(Page.Content().GetByText("À déposer au plus tard le vendredi 27 mars 2026.")).ToBeVisibleAsync();
        await Visit.StepAsync("a-deposer");

        await DepositAsync();
        await Expect(Page.Alert("Une information est à corriger")).ToBeFocusedAsync();
        await Page.Field("Fichier à déposer").SetInputFilesAsync(FileOf("page.html", "text/html", "<html>"u8.ToArray()));
        await DepositAsync();
        await Expect(Page.Alert("Une information est à corriger")).ToBeFocusedAsync();
        await Expect(Page.Content().GetByText("Le format de ce fichier n'est pas accepté. Déposez un fichier PDF, JPEG ou PNG.", new() { Exact = true })).ToBeVisibleAsync();
        await Visit.StepAsync("format-refuse");

        await Page.Field("Fichier à déposer").SetInputFilesAsync(FileOf("diplome.png", "image/png", Png));
        await DepositAsync();
        await Expect(Page.Said("Votre fichier est déposé : Copie du diplôme.")).ToBeFocusedAsync();
        await Expect(Page.Content().GetByText("Version n°1 déposée le 10/03/2026 à 10:00")).ToBeVisibleAsync();
        await Visit.StepAsync("depose");
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.Content().GetByRole(AriaRole.Button, new() { NameRegex = new("^Télécharger") }).ClickAsync());
        Assert.Equal($"justificatif-{candidate.Number}-001-1-v1.png", download.SuggestedFilename);
        Assert.Equal(Png, await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken));

        await service.Files.RefuseDepositAsync(new RefuseDepositRequest { RequestId = Some.RequestId(), Candidature = name, Number = 1, Version = 1, Reason = "Le verso manque." });
        await Visit.OpenAsync(candidature.PathOf("justificatifs"));
        await Expect(Page.Content().GetByText("Motif du refus : Le verso manque.")).ToBeVisibleAsync();
        await Visit.StepAsync("refuse");
        await Page.Field("Fichier qui remplace le précédent").SetInputFilesAsync(FileOf("diplome.png", "image/png", Png));
        await DepositAsync();
        await Expect(Page.Content().GetByText("Version n°2 déposée le 10/03/2026 à 10:00")).ToBeVisibleAsync();

        await service.Files.AcceptDepositAsync(new AcceptDepositRequest { RequestId = Some.RequestId(), Candidature = name, Number = 1, Version = 2 });
        await Visit.OpenAsync(candidature.PathOf("justificatifs"));
        await Expect(Page.Content().GetByText("acceptée", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Page.Content().GetByRole(AriaRole.Button, new() { NameRegex = new("^Déposer") })).ToHaveCountAsync(0);
        await Visit.StepAsync("acceptee");
    }

    [Fact]
    public async Task What_the_service_publishes_is_listed_and_shown()
    {
        var (candidate, candidature, name) = await RegisteredAsync();
        using var service = Silo.Connect(Transport.Http2, Silo.OperatorToken);
        await service.Files.PublishDocumentAsync(new PublishDocumentRequest
        {
            RequestId = Some.RequestId(),
            Candidature = name,
            Type = DocumentType.Convocation,
            Content = await ConfirmationAsync(candidate, candidature),
        });
        await Visit.OpenAsAsync(candidate, candidature.PathOf("documents"));

        await Expect(Page.Locator(".documents li p")).ToContainTextAsync(["Convocation aux épreuves [PDF] : Version n°1 mis à jour le 10/03/2026 10:00"]);
        await Page.Locator(".documents li").Filter(new() { HasText = "Convocation" }).Button("Visualiser/imprimer").ClickAsync();
        await Expect(Page.Content().GetByText("Document affiché : Convocation aux épreuves")).ToBeVisibleAsync();
        await Expect(Page.Content().GetByRole(AriaRole.Link, new() { NameRegex = new("^Télécharger \\(PDF") })).ToBeVisibleAsync();
        await Expect(Page.Content().GetByText("Référence à vérifier")).ToHaveCountAsync(0);
        await Visit.StepAsync("publie");
    }

    private Task DepositAsync() => Page.Content().Button("Déposer").ClickAsync();

    private static FilePayload FileOf(string name, string mediaType, byte[] content) => new() { Name = name, MimeType = mediaType, Buffer = content };

    private async Task<(SignedInCandidate Candidate, Candidature Candidature, CandidatureName Name)> RegisteredAsync()
    {
        var candidate = await Silo.NewCandidateAsync();
        var candidature = await Silo.RegisterAsync(candidate);
        return (candidate, candidature, new CandidatureName { CandidateNumber = candidate.Number, RegistrationNumber = candidature.Name.RegistrationNumber });
    }

    /// <summary>Any PDF will do.</summary>
    private static async Task<ByteString> ConfirmationAsync(SignedInCandidate candidate, Candidature candidature)
    {
        using var call = candidate.Client.Documents.DownloadDocument(new DownloadDocumentRequest { Candidature = candidature.Name, DocumentId = "confirmation" });
        using var bytes = new MemoryStream();
        while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
        {
            call.ResponseStream.Current.Chunk.WriteTo(bytes);
        }

        return ByteString.CopyFrom(bytes.ToArray());
    }
}
