using System.Security.Cryptography;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Server;

public sealed class DocumentApiTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_confirmation_is_listed_and_downloaded_as_it_was_saved(Transport transport)
    {
        var (candidate, candidature) = await RegisterAsync(transport);
        var name = new CandidatureName { RegistrationNumber = candidature.Name.RegistrationNumber };

        var document = Assert.Single((await candidate.Client.Documents.ListDocumentsAsync(new ListDocumentsRequest { Candidature = name })).Documents);
        Assert.Equal("Confirmation d'inscription [PDF] : Version n°1 mis à jour le 10/03/2026 10:00", document.Line);
        var (metadata, bytes) = await DownloadAsync(candidate, name);

        Assert.Equal(document, metadata.Document);
        Assert.Equal($"confirmation-{candidate.Number}-001-v1.pdf", metadata.FileName);
        Assert.Equal(metadata.Size, bytes.Length);
        Assert.Equal(metadata.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal("%PDF-"u8.ToArray(), bytes[..5]);
        Assert.Equal(bytes, (await DownloadAsync(candidate, name)).Bytes);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_reference_is_current_then_superseded_then_void(Transport transport)
    {
        var (candidate, candidature) = await RegisterAsync(transport);
        var first = (await DownloadAsync(candidate, candidature.Name)).Metadata.Document.Reference;
        var told = await VerifyAsync(transport, first.ToLowerInvariant().Replace('-', ' '));
        Assert.Equal((Authenticity.Authentic, Standing.Current, 1), (told.Authenticity, told.Standing, told.Version));
        Assert.Equal("P. L.", told.Initials);
        Assert.Equal("CERTIFICAT DE FORMATION GÉNÉRALE", told.DomainLabel);
        Assert.DoesNotContain("lamy", told.ToString(), StringComparison.OrdinalIgnoreCase);

        candidature.Form.Phone = "06 12 34 56 78";
        var changed = (await candidate.Client.Candidatures.UpdateCandidatureAsync(new UpdateCandidatureRequest
        {
            RequestId = Some.RequestId(),
            Name = candidature.Name,
            Etag = candidature.Etag,
            Form = candidature.Form,
        })).Candidature;
        var second = (await DownloadAsync(candidate, candidature.Name)).Metadata.Document;
        Assert.Equal(2, second.Version);
        Assert.NotEqual(first, second.Reference);
        Assert.Equal(Standing.Superseded, (await VerifyAsync(transport, first)).Standing);
        Assert.Equal(Standing.Current, (await VerifyAsync(transport, second.Reference)).Standing);
        await AssertNotFoundAsync(() => DownloadAsync(candidate, candidature.Name, version: 1));

        await candidate.Client.Candidatures.WithdrawCandidatureAsync(
            new WithdrawCandidatureRequest { RequestId = Some.RequestId(), Name = candidature.Name, Etag = changed.Etag });
        Assert.Equal(Standing.Void, (await VerifyAsync(transport, first)).Standing);
        Assert.Equal(Standing.Void, (await VerifyAsync(transport, second.Reference)).Standing);
        await AssertNotFoundAsync(() => DownloadAsync(candidate, candidature.Name));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Someone_elses_documents_do_not_exist(Transport transport)
    {
        var (_, candidature) = await RegisterAsync(transport);
        var other = await silo.NewCandidateAsync(transport);

        await AssertNotFoundAsync(() => DownloadAsync(other, candidature.Name));
        await Refused.AssertAsync(other.Client.Documents.ListDocumentsAsync(new ListDocumentsRequest { Candidature = candidature.Name }), ErrorReason.NotFound);
        await Refused.AssertAsync(other.Client.Documents.ListDocumentsAsync(new ListDocumentsRequest()), ErrorReason.InvalidFields, "candidature.registration_number");
    }

    private async Task<(SignedInCandidate Candidate, Candidature Candidature)> RegisterAsync(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var service = await silo.OpenServiceAsync();
        var submitted = await candidate.Client.Candidatures.SubmitCandidatureAsync(new SubmitCandidatureRequest
        {
            RequestId = Some.RequestId(),
            RegistrationServiceId = service.Summary.Id,
            Form = Some.Form(service),
        });
        return (candidate, submitted.Candidature);
    }

    private async Task<VerifyDocumentResponse> VerifyAsync(Transport transport, string reference) =>
        await silo.Connect(transport).Documents.VerifyDocumentAsync(new VerifyDocumentRequest { Reference = reference });

    private static async Task<(DocumentMetadata Metadata, byte[] Bytes)> DownloadAsync(SignedInCandidate candidate, CandidatureName name, int version = 0)
    {
        var request = new DownloadDocumentRequest { Candidature = name, DocumentId = "confirmation", Version = version };
        using var call = candidate.Client.Documents.DownloadDocument(request);
        using var bytes = new MemoryStream();
        DocumentMetadata? metadata = null;
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            metadata ??= part.Metadata;
            Assert.InRange(part.Chunk.Length, 0, 64 * 1024);
            part.Chunk.WriteTo(bytes);
        }

        Assert.NotNull(metadata);
        return (metadata, bytes.ToArray());
    }

    private static async Task AssertNotFoundAsync(Func<Task> call) =>
        Assert.Equal(ErrorReason.NotFound, (await Refused.AssertAsync(call)).Reason);
}
