using Cyclades.Api.Tests.Accounts;
using Cyclades.Api.Tests.Candidatures;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Testing;
using Xunit;

namespace Cyclades.Api.Tests.Messages;

/// <summary>
/// Mails leave with the commit that files them (R43): nothing here moves the clock or looks for mails, so that none of them
/// waited for a timer.
/// </summary>
public sealed class PromptMailTests
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Every_act_has_its_mail_in_the_folder_while_the_clock_stands_still(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var parent = RunningSilo.NewAddress();
        var candidate = await own.NewCandidateAsync(transport, Acts.BornOn(2010, 5, 1));
        var candidature = await candidate.RegisterAsync(await ExamYear.ServiceAsync(own, ExamYear.Reims), form => form.NamesRepresentative(parent));
        await LeavesAsync(candidate.Email, "[CYCLADES] Votre inscription est enregistrée");
        var link = await LeavesAsync(parent, "[CYCLADES] Confirmer une inscription comme représentant légal");
        candidature = (await candidate.Update(candidature)).Candidature;
        await LeavesAsync(candidate.Email, "Modification d'inscription : ");
        candidature = (await candidate.Withdraw(candidature)).Candidature;
        await LeavesAsync(candidate.Email, "[CYCLADES] Votre désinscription est enregistrée");
        candidature = (await candidate.Undo(candidature)).Candidature;
        await LeavesAsync(candidate.Email, "[CYCLADES] Votre désinscription est annulée");
        await candidate.SignAsync(candidature);
        await LeavesAsync(candidate.Email, "[CYCLADES] Votre confirmation est validée en ligne");
        await own.Connect(transport).Candidatures.ConfirmAsRepresentativeAsync(new() { RequestId = Some.RequestId(), LinkToken = link.LinkToken });
        await LeavesAsync(candidate.Email, "[CYCLADES] Votre représentant légal a confirmé votre inscription");
        await own.Connect(transport).SignIn.AskPasswordResetAsync(new AskPasswordResetRequest { Identifier = candidate.Number });
        await LeavesAsync(candidate.Email, "[CYCLADES] Modifier mon mot de passe");

        Assert.Equal(RunningSilo.Start, own.Time.GetUtcNow());

        async Task<ReceivedMail> LeavesAsync(string to, string subject)
        {
            var mail = await own.MailAsync(to, subject);
            Assert.StartsWith(subject, mail.Subject, StringComparison.Ordinal);
            Assert.Contains(Directory.GetFiles(own.MailFolder, "*.eml"), file => MimeKit.MimeMessage.Load(file).Subject == mail.Subject);
            return mail;
        }
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task So_have_the_acts_of_an_account(Transport transport)
    {
        await using var own = await AccountServer.StartAsync();
        var pending = await own.CreatePendingAsync(transport: transport);
        await own.Connect(transport).Accounts.ActivateAsync(AccountSteps.Activation((await own.MailAsync(pending.Email, "Activer mon compte")).LinkToken));
        var candidate = await own.SignInAsync(pending.Email, pending.Password, transport);
        var next = RunningSilo.NewAddress();
        await candidate.Client.Accounts.ChangeEmailAsync(
            new ChangeEmailRequest { RequestId = Some.RequestId(), Email = next, EmailConfirmation = next, CurrentPassword = candidate.Password });
        var link = await own.MailAsync(next, "Confirmer ma nouvelle adresse mail");
        await own.Connect(transport).Accounts.ConfirmEmailAsync(new ConfirmEmailRequest { RequestId = Some.RequestId(), LinkToken = link.LinkToken });
        await own.MailAsync(candidate.Email, "Votre adresse mail a été modifiée");
        candidate = await own.SignInAsync(next, candidate.Password, transport);
        await candidate.Client.Accounts.ChangePasswordAsync(new ChangePasswordRequest
        {
            RequestId = Some.RequestId(),
            CurrentPassword = candidate.Password,
            Password = "Voile-Rouge8",
            PasswordConfirmation = "Voile-Rouge8",
        });
        await own.MailAsync(next, "Votre mot de passe a été modifié");
        candidate = await own.SignInAsync(next, "Voile-Rouge8", transport);
        await candidate.Client.Accounts.DeleteAccountAsync(new DeleteAccountRequest { RequestId = Some.RequestId(), CurrentPassword = "Voile-Rouge8" });
        await own.MailAsync(next, "Votre compte a été supprimé");

        Assert.Equal(RunningSilo.Start, own.Time.GetUtcNow());
    }
}
