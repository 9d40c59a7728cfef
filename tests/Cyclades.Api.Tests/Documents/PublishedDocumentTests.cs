using Cyclades.Api.Tests.Agents;
using Cyclades.Api.Tests.Candidatures;
using Cyclades.Protos.Agent.V1;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Documents;

/// <summary>Documents that the service publishes (R114 to R116, R129, B5).</summary>
public sealed class PublishedDocumentTests(ExamYear year) : IClassFixture<ExamYear>
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_published_document_is_listed_read_replaced_and_taken_back(Transport transport)
    {
        var (candidate, candidature, name, service) = await RegisteredAsync(transport);

        var published = (await service.Publish(name, DocumentType.ArrangementNotification)).Document;
        Assert.Equal((1, "Notification de mesures d'aménagements", 1), (published.Number, published.Title, Assert.Single(published.Versions).Version));
        var listed = Assert.Single(await ListAsync(candidate, name), document => document.Type is DocumentType.ArrangementNotification);
        Assert.Equal("Notification de mesures d'aménagements [PDF] : Version n°1 mis à jour le 10/03/2026 10:00", listed.Line);
        Assert.Null(listed.ReadTime);
        var mail = await year.Silo.MailAsync(candidate.Email, "Un document est à votre disposition");
        Assert.DoesNotMatch("(?i)handicap|aménagement|notification", mail.Subject + mail.Text);

        var (metadata, bytes) = await candidate.DownloadAsync(candidature, id: listed.Id);
        Assert.Equal(FileActs.Pdf.ToByteArray(), bytes);
        Assert.Equal(($"document-{candidate.Number}-001-1-v1.pdf", (long)bytes.Length), (metadata.FileName, metadata.Size));
        Assert.Equal(RunningSilo.Start, (await ListPublishedAsync(service, name))[0].Versions[0].ReadTime.Instant());

        var second = ByteString.CopyFromUtf8("%PDF-2");
        Assert.Equal([2, 1], (await service.Publish(name, DocumentType.ArrangementNotification, content: second)).Document.Versions.Select(version => version.Version));
        Assert.Equal(second.ToByteArray(), (await candidate.DownloadAsync(candidature, id: listed.Id)).Bytes);
        Assert.Equal(ErrorReason.NotFound, (await Refused.AssertAsync(() => candidate.DownloadAsync(candidature, 1, listed.Id))).Reason);
        Assert.Equal(ErrorReason.NotFound, (await Refused.AssertAsync(() => candidate.DownloadAsync(candidature, id: "publication-2"))).Reason);

        var withdraw = new WithdrawPublishedRequest { RequestId = Some.RequestId(), Candidature = name, Number = 1 };
        Assert.NotNull((await service.Files.WithdrawPublishedAsync(withdraw)).Document.WithdrawTime);
        Assert.DoesNotContain(await ListAsync(candidate, name), document => document.Id == listed.Id);
        Assert.Equal(ErrorReason.NotFound, (await Refused.AssertAsync(() => candidate.DownloadAsync(candidature, id: listed.Id))).Reason);
        Assert.Equal(2, (await ListPublishedAsync(service, name))[0].Versions.Count);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Only_a_PDF_of_a_type_with_a_title_where_it_needs_one_is_published(Transport transport)
    {
        var (candidate, _, name, service) = await RegisteredAsync(transport);

        Assert.Equal(StatusCode.InvalidArgument, (await Refused.AssertAsync(service.Publish(name, content: FileActs.Png), ErrorReason.FileFormatRefused)).Code);
        await Refused.AssertAsync(service.Publish(name, content: ByteString.Empty), ErrorReason.InvalidFields, "content FIELD_FAULT_REQUIRED");
        await Refused.AssertAsync(service.Publish(name, DocumentType.Confirmation), ErrorReason.InvalidFields, "type FIELD_FAULT_REQUIRED");
        await Refused.AssertAsync(service.Publish(name, DocumentType.Other), ErrorReason.InvalidFields, "title FIELD_FAULT_REQUIRED");
        await Refused.AssertAsync(service.Publish(new CandidatureName { CandidateNumber = candidate.Number, RegistrationNumber = 9 }), ErrorReason.NotFound);
        Assert.Equal("Plan du centre", (await service.Publish(name, DocumentType.Other, "Plan du centre")).Document.Title);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Of_many_each_is_answered_for_itself_and_a_repeated_call_publishes_once(Transport transport)
    {
        var (_, _, name, service) = await RegisteredAsync(transport);
        var elsewhere = await year.Silo.NewCandidateAsync(transport);
        var foreign = elsewhere.Of((await elsewhere.RegisterAsync(await year.ServiceAsync(ExamYear.Grenoble))).Name);
        var request = new PublishManyRequest
        {
            RequestId = Some.RequestId(),
            DryRun = true,
            Items =
            {
                new PublishItem { Candidature = name, Type = DocumentType.Transcript, Content = FileActs.Pdf },
                new PublishItem { Candidature = foreign, Type = DocumentType.Transcript, Content = FileActs.Pdf },
                new PublishItem { Candidature = name, Type = DocumentType.Transcript, Content = FileActs.Png },
            },
        };

        var checkedOnly = (await service.Files.PublishManyAsync(request)).Answers;
        Assert.Equal(["Relevé de notes", "ERROR_REASON_NOT_FOUND", "ERROR_REASON_FILE_FORMAT_REFUSED"], checkedOnly.Select(Said));
        Assert.Empty(await ListPublishedAsync(service, name));

        request.DryRun = false;
        var published = await service.Files.PublishManyAsync(request);
        Assert.Equal(["Relevé de notes", "ERROR_REASON_NOT_FOUND", "ERROR_REASON_FILE_FORMAT_REFUSED"], published.Answers.Select(Said));
        Assert.Equal(published, await service.Files.PublishManyAsync(request));
        Assert.Single(Assert.Single(await ListPublishedAsync(service, name)).Versions);

        await Refused.AssertAsync(service.Files.PublishManyAsync(new PublishManyRequest { RequestId = Some.RequestId() }), ErrorReason.InvalidFields, "items FIELD_FAULT_REQUIRED");
        var many = new PublishManyRequest { RequestId = Some.RequestId(), DryRun = true, Items = { Enumerable.Repeat(new PublishItem(), 201) } };
        await Refused.AssertAsync(service.Files.PublishManyAsync(many), ErrorReason.InvalidFields, "items FIELD_FAULT_TOO_MANY_CHOSEN");
        many.Items.RemoveAt(0);
        Assert.Equal(200, (await service.Files.PublishManyAsync(many)).Answers.Count);

        static string Said(PublishAnswer answer) => answer.Document?.Title ?? answer.Refusal.Reason;
    }

    private async Task<(SignedInCandidate Candidate, Protos.Candidature.V1.Candidature Candidature, CandidatureName Name, Client Service)> RegisteredAsync(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        return (candidate, candidature, candidate.Of(candidature.Name), await year.Silo.NewAgentAsync(AgentRole.Manager, "19", transport: transport));
    }

    private static async Task<IReadOnlyList<Document>> ListAsync(SignedInCandidate candidate, CandidatureName name) =>
        (await candidate.Client.Documents.ListDocumentsAsync(new ListDocumentsRequest { Candidature = name })).Documents;

    private static async Task<IReadOnlyList<PublishedDocument>> ListPublishedAsync(Client service, CandidatureName name) =>
        (await service.Files.ListPublishedAsync(new ListPublishedRequest { Candidature = name })).Documents;
}
