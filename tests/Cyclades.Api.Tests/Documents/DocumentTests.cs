using System.Security.Cryptography;
using Cyclades.Api.Tests.Candidatures;
using Cyclades.Domain;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Silo.Documents;
using Cyclades.Testing;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Cyclades.Api.Tests.Documents;

/// <summary>« Liste des documents publiés » and the confirmation itself (R92 to R105, R114, D31).</summary>
public sealed class DocumentTests(ExamYear year) : IClassFixture<ExamYear>
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_first_save_publishes_the_confirmation_with_the_guides_line(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));

        var document = await candidate.DocumentAsync(candidature);

        Assert.Equal("Confirmation d'inscription [PDF] : Version n°1 mis à jour le 10/03/2026 10:00", document.Line);
        Assert.Equal((DocumentType.Confirmation, "Confirmation d'inscription", 1), (document.Type, document.Title, document.Version));
        Assert.Equal("application/pdf", document.MediaType);
        Assert.Equal(candidature.UpdateTime, document.UpdateTime);
        Assert.Matches("^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$", document.Reference);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_download_is_what_its_metadata_says_and_the_same_bytes_every_time(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var candidate = await own.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await ExamYear.ServiceAsync(own, ExamYear.Reims));

        var (metadata, bytes) = await candidate.DownloadAsync(candidature);

        Assert.Equal(await candidate.DocumentAsync(candidature), metadata.Document);
        Assert.Equal($"confirmation-{candidate.Number}-001-v1.pdf", metadata.FileName);
        Assert.Equal(bytes.Length, metadata.Size);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), metadata.Sha256);
        await own.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(bytes, (await candidate.DownloadAsync(candidature, version: 1)).Bytes);
        await ExamYear.ChangeAsync(own, ExamYear.Catalogue(reimsReturn: "closing+9d", terms: "Tout a changé."));
        await own.RestartAsync();
        candidate = await own.SignInAsync(candidate.Email, candidate.Password, transport);
        Assert.Equal(bytes, (await candidate.DownloadAsync(candidature)).Bytes);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_document_says_what_was_filed(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims), form =>
        {
            form.EstablishmentCode = "0510001Z";
            form.ArrangementRequested = Answer.Yes;
            form.PressConsent = Answer.Yes;
        });

        var document = await candidate.DocumentAsync(candidature);
        var text = await PdfText.OfAsync((await candidate.DownloadAsync(candidature)).Bytes);

        Assert.All(
            [
                "CONFIRMATION D'INSCRIPTION",
                "CERTIFICAT DE FORMATION GENERALE",
                "MONSIEUR LAMY Paul",
                candidate.Number,
                candidate.Email,
                "001",
                "Version : 1 du 10/03/2026 à 10:00",
                "JUIN 2026",
                "RENNES - 035",
                "01/01/2002",
                "CLG DU MAZELOT - ANGLURE (0510001Z)",
                "INDIVIDUEL (520)",
                "A RENVOYER IMPERATIVEMENT POUR LE DIMANCHE 19 AVRIL 2026",
                "Entretien avec le jury",
                "Après signature aucune modification ne sera acceptée.",
                document.Reference,
            ],
            part => Assert.Contains(part, text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_new_version_replaces_the_document(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var candidate = await own.NewCandidateAsync(transport);
        var first = await candidate.RegisterAsync(await ExamYear.ServiceAsync(own, ExamYear.Reims));
        var before = await candidate.DownloadAsync(first);
        await own.AdvanceAsync(TimeSpan.FromMinutes(17));

        var second = (await candidate.Update(first, form => form.Address.Line1 = "2 rue Neuve")).Candidature;

        var document = await candidate.DocumentAsync(second);
        Assert.Equal("Confirmation d'inscription [PDF] : Version n°2 mis à jour le 10/03/2026 10:17", document.Line);
        Assert.NotEqual(before.Metadata.Document.Reference, document.Reference);
        var after = await candidate.DownloadAsync(second);
        Assert.Equal(after.Bytes, (await candidate.DownloadAsync(second, version: 2)).Bytes);
        Assert.Equal($"confirmation-{candidate.Number}-001-v2.pdf", after.Metadata.FileName);
        Assert.Contains("2 RUE NEUVE", await PdfText.OfAsync(after.Bytes), StringComparison.OrdinalIgnoreCase);
        await NotFoundAsync(() => candidate.DownloadAsync(second, version: 1));

        // The service keeps them all.
        var id = new CandidatureId(CandidateNumber.Parse(candidate.Number), new RegistrationNumber(1));
        Assert.Equal(before.Bytes, (await own.Services.GetRequiredService<ConfirmationArchive>().FindAsync(id, 1))!.Bytes);
        await NotFoundAsync(() => candidate.DownloadAsync(second, version: 3));
        await NotFoundAsync(() => candidate.DownloadAsync(second, version: -1));
        await NotFoundAsync(() => candidate.DownloadAsync(second, id: "convocation"));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Documents_are_their_candidates_alone_and_go_with_a_withdrawal(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var other = await year.Silo.NewCandidateAsync(transport);
        await other.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));

        await NotFoundAsync(() => other.DownloadAsync(candidature));
        await NotFoundAsync(() => other.DocumentAsync(candidature));
        var anybody = year.Silo.Connect(transport).Documents;
        await Refused.AssertAsync(
            anybody.ListDocumentsAsync(new ListDocumentsRequest { Candidature = candidature.Name }), ErrorReason.SignInRequired);
        await Refused.AssertAsync(
            candidate.Client.Documents.ListDocumentsAsync(new ListDocumentsRequest()), ErrorReason.InvalidFields, "candidature.registration_number");

        await candidate.Withdraw(candidature);
        await NotFoundAsync(() => candidate.DownloadAsync(candidature));
        await NotFoundAsync(() => candidate.DocumentAsync(candidature));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Anybody_checks_a_reference_current_superseded_void_or_unknown(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var first = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var referenceOfFirst = (await candidate.DocumentAsync(first)).Reference;

        Assert.Equal(
            new VerifyDocumentResponse
            {
                Authenticity = Authenticity.Authentic,
                Standing = Standing.Current,
                Type = DocumentType.Confirmation,
                Title = "Confirmation d'inscription",
                Version = 1,
                UpdateTime = first.UpdateTime,
                Initials = "P. L.",
                DomainLabel = "CERTIFICAT DE FORMATION GÉNÉRALE",
                SessionLabel = "JUIN 2026",
                CentreLabel = "ACADÉMIE DE REIMS",
            },
            await VerifyAsync(referenceOfFirst));

        var second = (await candidate.Update(first)).Candidature;
        var referenceOfSecond = (await candidate.DocumentAsync(second)).Reference;
        Assert.Equal((Standing.Superseded, 1), await StandingAsync(referenceOfFirst));
        Assert.Equal((Standing.Current, 2), await StandingAsync(referenceOfSecond));

        var withdrawn = (await candidate.Withdraw(second)).Candidature;
        Assert.Equal((Standing.Void, 1), await StandingAsync(referenceOfFirst));
        Assert.Equal((Standing.Void, 2), await StandingAsync(referenceOfSecond));

        await candidate.Undo(withdrawn);
        Assert.Equal((Standing.Superseded, 2), await StandingAsync(referenceOfSecond));

        foreach (var unknown in (string[])["", "x", "0000-0000-0000-0000", $"{referenceOfFirst}0", new string('A', 10_000)])
        {
            Assert.Equal(new VerifyDocumentResponse { Authenticity = Authenticity.Unknown }, await VerifyAsync(unknown));
        }

        async Task<VerifyDocumentResponse> VerifyAsync(string reference) =>
            await year.Silo.Connect(transport).Documents.VerifyDocumentAsync(new VerifyDocumentRequest { Reference = reference });

        async Task<(Standing Standing, int Version)> StandingAsync(string reference)
        {
            var answer = await VerifyAsync(reference);
            Assert.Equal(Authenticity.Authentic, answer.Authenticity);
            return (answer.Standing, answer.Version);
        }
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_reference_is_read_as_people_type_it(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var reference = (await candidate.DocumentAsync(await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims)))).Reference;

        foreach (var typed in (string[])[reference.ToLowerInvariant(), reference.Replace('-', ' '), $" {reference.Replace("-", "", StringComparison.Ordinal)} "])
        {
            var answer = await year.Silo.Connect(transport).Documents.VerifyDocumentAsync(new VerifyDocumentRequest { Reference = typed });
            Assert.Equal(Authenticity.Authentic, answer.Authenticity);
        }
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_check_tells_of_a_person_the_initials_and_nothing_else(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims), form => form.ArrangementRequested = Answer.Yes);
        var reference = (await candidate.DocumentAsync(candidature)).Reference;

        var said = (await year.Silo.Connect(transport).Documents.VerifyDocumentAsync(new VerifyDocumentRequest { Reference = reference })).ToString();

        Assert.All(
            [candidate.Number, candidate.Email, "Lamy", "Paul", "2002", "Rennes", "rue de la Paix", "INDIVIDUEL"],
            part => Assert.DoesNotContain(part, said, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task NotFoundAsync(Func<Task> call)
    {
        var refused = await Refused.AssertAsync(call);
        Assert.Equal((StatusCode.NotFound, ErrorReason.NotFound), (refused.Code, refused.Reason));
    }
}
