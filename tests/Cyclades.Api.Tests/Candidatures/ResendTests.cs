using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Candidatures;

/// <summary>The candidate has the mail of the first save sent again (B4).</summary>
public sealed class ResendTests(ExamYear year) : IClassFixture<ExamYear>
{
    private const string Subject = "[CYCLADES] Votre inscription est enregistrée : CERTIFICAT DE FORMATION GÉNÉRALE";

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_mail_of_the_first_save_comes_again_once_for_each_request(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        await year.Silo.SettleAsync();
        var first = Assert.Single(Mails(candidate));

        var request = new ResendRegistrationMailRequest { RequestId = Some.RequestId(), Name = candidature.Name };
        await candidate.Client.Candidatures.ResendRegistrationMailAsync(request);
        await candidate.Client.Candidatures.ResendRegistrationMailAsync(request);
        await year.Silo.SettleAsync();

        var mails = Mails(candidate);
        Assert.Equal(2, mails.Count);
        Assert.All(mails, mail => Assert.Equal(first.Text, mail.Text));
        Assert.Equal(1, (await candidate.GetAsync(candidature)).Version);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task It_goes_to_the_address_that_the_account_has_by_then(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var next = RunningSilo.NewAddress();
        await candidate.Client.Accounts.ChangeEmailAsync(
            new ChangeEmailRequest { RequestId = Some.RequestId(), Email = next, EmailConfirmation = next, CurrentPassword = candidate.Password });
        var link = (await year.Silo.MailAsync(next, "Confirmer ma nouvelle adresse mail")).LinkToken;
        await year.Silo.Connect(transport).Accounts.ConfirmEmailAsync(new ConfirmEmailRequest { RequestId = Some.RequestId(), LinkToken = link });
        candidate = await year.Silo.SignInAsync(next, candidate.Password, transport);

        await Resend(candidate, candidature.Name.RegistrationNumber);
        await year.Silo.SettleAsync();

        Assert.Single(Mails(candidate));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_withdrawn_candidature_and_an_unknown_one_have_none(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        await candidate.Withdraw(candidature);

        var refused = await Refused.AssertAsync(Resend(candidate, candidature.Name.RegistrationNumber), ErrorReason.CandidatureNotActive);
        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
        await Refused.AssertAsync(Resend(candidate, 2), ErrorReason.NotFound);
    }

    private static AsyncUnaryCall<ResendRegistrationMailResponse> Resend(SignedInCandidate candidate, int registration) =>
        candidate.Client.Candidatures.ResendRegistrationMailAsync(
            new ResendRegistrationMailRequest { RequestId = Some.RequestId(), Name = Acts.Name(registration) });

    private List<ReceivedMail> Mails(SignedInCandidate candidate) =>
        [.. year.Silo.Mails.Where(mail => mail.To == candidate.Email && mail.Subject == Subject)];
}
