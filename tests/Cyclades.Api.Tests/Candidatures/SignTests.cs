using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Candidatures;

/// <summary>« Validation en ligne » (B12, R99, R103, D15, D16).</summary>
public sealed class SignTests(ExamYear year) : IClassFixture<ExamYear>
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Signing_what_was_read_replaces_the_return_by_post(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));

        var signed = await candidate.SignAsync(candidature);

        Assert.Equal((ConfirmationState.SignedOnline, "validée en ligne"), (signed.ConfirmationState, signed.ConfirmationLabel));
        Assert.Equal(year.Silo.Time.GetUtcNow(), signed.SignTime.Instant());
        Assert.Equal(1, signed.Version);
        Assert.NotEqual(candidature.Etag, signed.Etag);
        Assert.Equal(signed, await candidate.GetAsync(candidature));
        var mail = await year.Silo.MailAsync(candidate.Email, "[CYCLADES] Votre confirmation est validée en ligne : CERTIFICAT DE FORMATION GÉNÉRALE");
        Assert.Contains("Vous n'avez plus à la renvoyer au service gestionnaire.", mail.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Only_the_present_document_is_signed(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var first = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var hashOfFirst = (await candidate.DownloadAsync(first)).Metadata.Sha256;
        var second = (await candidate.Update(first, form => form.Address.Line1 = "2 rue Neuve")).Candidature;

        foreach (var hash in (string[])[hashOfFirst, new string('0', 64), "x"])
        {
            Assert.Equal(StatusCode.Aborted, (await Refused.AssertAsync(candidate.Sign(second, hash), ErrorReason.DocumentDiffers)).Code);
        }

        await Refused.AssertAsync(candidate.Sign(second, ""), ErrorReason.InvalidFields, "document_sha256 FIELD_FAULT_REQUIRED");
        Assert.Null((await candidate.GetAsync(second)).SignTime);
        await candidate.SignAsync(second);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_same_signature_sent_twice_is_one_signature_and_one_mail(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var request = new SignCandidatureRequest
        {
            RequestId = Some.RequestId(),
            Name = candidature.Name,
            Etag = candidature.Etag,
            DocumentSha256 = (await candidate.DownloadAsync(candidature)).Metadata.Sha256,
        };

        var answers = await Task.WhenAll(
            candidate.Client.Candidatures.SignCandidatureAsync(request).ResponseAsync,
            candidate.Client.Candidatures.SignCandidatureAsync(request).ResponseAsync);

        Assert.Equal(answers[0], answers[1]);
        await year.Silo.SettleAsync();
        Assert.Single(year.Silo.Mails, mail => mail.To == candidate.Email && mail.Subject.Contains("validée en ligne", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Signing_goes_on_after_closing_until_the_return_date_ends_in_Paris(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        await own.SleepUntilAsync(ExamYear.ReimsClosing - TimeSpan.FromMinutes(1));
        var inTime = await own.NewCandidateAsync(transport);
        var late = await own.NewCandidateAsync(transport);
        var service = await ExamYear.ServiceAsync(own, ExamYear.Reims);
        var first = await inTime.RegisterAsync(service);
        var second = await late.RegisterAsync(service);
        var hash = (await late.DownloadAsync(second)).Metadata.Sha256;

        // The end of Sunday 19/04/2026 in Paris, summer time.
        var end = new DateTimeOffset(2026, 4, 19, 22, 0, 0, TimeSpan.Zero);
        await own.SleepUntilAsync(end - TimeSpan.FromTicks(1));
        inTime = await own.SignInAsync(inTime.Email, inTime.Password, transport);
        late = await own.SignInAsync(late.Email, late.Password, transport);
        Assert.True((await late.GetAsync(second)).CanSign.Allowed);
        Assert.Equal(ConfirmationState.SignedOnline, (await inTime.SignAsync(first)).ConfirmationState);

        await own.AdvanceAsync(TimeSpan.FromTicks(1));
        var refused = await Refused.AssertAsync(late.Sign(second, hash), ErrorReason.ReturnDatePassed);
        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
        Assert.Equal("2026-04-19", refused.Metadata["return_date"]);
        var shown = await late.GetAsync(second);
        Assert.Equal((false, ErrorReason.ReturnDatePassed, refused.Text), (shown.CanSign.Allowed, shown.CanSign.Refusal, shown.CanSign.Message));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_return_date_that_is_moved_holds_at_once(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var candidate = await own.NewCandidateAsync(transport);
        await ExamYear.ChangeAsync(own, ExamYear.Catalogue(reimsClosing: "2026-03-10 12:00", reimsReturn: "2026-03-10"));
        var candidature = await candidate.RegisterAsync(await ExamYear.ServiceAsync(own, ExamYear.Reims));

        await own.SleepUntilAsync(new DateTimeOffset(2026, 3, 10, 23, 0, 0, TimeSpan.Zero));
        candidate = await own.SignInAsync(candidate.Email, candidate.Password, transport);
        var hash = (await candidate.DownloadAsync(candidature)).Metadata.Sha256;
        await Refused.AssertAsync(candidate.Sign(candidature, hash), ErrorReason.ReturnDatePassed);

        await ExamYear.ChangeAsync(own, ExamYear.Catalogue(reimsClosing: "2026-03-10 12:00", reimsReturn: "2026-03-11"));
        await candidate.Sign(candidature, hash);
    }
}
