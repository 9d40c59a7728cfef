using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Candidatures;

/// <summary>« Se désinscrire » and its undoing (R120 to R124, D16, D36, B12, B16).</summary>
public sealed class WithdrawTests(ExamYear year) : IClassFixture<ExamYear>
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_withdrawn_candidature_leaves_the_list_and_mail_M4_confirms_it(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));

        var withdrawn = (await candidate.Withdraw(candidature)).Candidature;

        Assert.Equal(
            (CandidatureState.WithdrawnByCandidate, "Désinscrit par le candidat", 1),
            (withdrawn.State, withdrawn.StateLabel, withdrawn.Version));
        Assert.Empty(await candidate.ListAsync(Show.Unspecified));
        Assert.Empty(await candidate.ListAsync(Show.Active));
        Assert.Equal([1], await candidate.ListAsync(Show.Withdrawn));
        Assert.Equal(withdrawn, await candidate.GetAsync(candidature));
        var mail = await year.Silo.MailAsync(candidate.Email, "[CYCLADES] Votre désinscription est enregistrée : CERTIFICAT DE FORMATION GÉNÉRALE");
        Assert.Contains("Votre désinscription a bien été prise en compte le 10/03/2026 à 10:00.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("le 17/04/2026 à 18:00 (heure de Paris)", mail.Text, StringComparison.Ordinal);
        Assert.Equal(StatusCode.FailedPrecondition, (await Refused.AssertAsync(candidate.Withdraw(withdrawn), ErrorReason.CandidatureNotActive)).Code);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Only_an_individual_candidate_withdraws(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims), form => form.CandidateCategoryCode = "500");

        var refused = await Refused.AssertAsync(candidate.Withdraw(candidature), ErrorReason.NotIndividual);

        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
        Assert.Equal([1], await candidate.ListAsync(Show.Active));
        var individual = (await candidate.Update(candidature, form => form.CandidateCategoryCode = "520")).Candidature;
        await candidate.Withdraw(individual);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_same_withdrawal_sent_twice_is_one_withdrawal_and_one_mail(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var request = new WithdrawCandidatureRequest { RequestId = Some.RequestId(), Name = candidature.Name, Etag = candidature.Etag };

        var answers = await Task.WhenAll(
            candidate.Client.Candidatures.WithdrawCandidatureAsync(request).ResponseAsync,
            candidate.Client.Candidatures.WithdrawCandidatureAsync(request).ResponseAsync);

        Assert.Equal(answers[0], answers[1]);
        await year.Silo.SettleAsync();
        Assert.Single(year.Silo.Mails, mail => mail.To == candidate.Email && mail.Subject.Contains("désinscription", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task An_undone_withdrawal_is_listed_again_as_a_new_version_with_a_mail(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var withdrawn = (await candidate.Withdraw(await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims)))).Candidature;

        var undone = (await candidate.Undo(withdrawn)).Candidature;

        Assert.Equal((CandidatureState.Registered, 2, 1), (undone.State, undone.Version, undone.Name.RegistrationNumber));
        Assert.Equal([1], await candidate.ListAsync(Show.Active));
        Assert.Empty(await candidate.ListAsync(Show.Withdrawn));
        Assert.Equal(2, (await candidate.DocumentAsync(undone)).Version);
        var mail = await year.Silo.MailAsync(candidate.Email, "[CYCLADES] Votre désinscription est annulée : CERTIFICAT DE FORMATION GÉNÉRALE");
        Assert.Contains("la version n°2 remplace la précédente", mail.Text, StringComparison.Ordinal);
        Assert.Equal(StatusCode.FailedPrecondition, (await Refused.AssertAsync(candidate.Undo(undone), ErrorReason.NotWithdrawn)).Code);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Of_several_candidatures_the_one_that_is_named_comes_back(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var withdrawn = (await candidate.Withdraw(await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Creteil)))).Candidature;

        Assert.Equal(2, (await candidate.Undo(withdrawn)).Candidature.Name.RegistrationNumber);

        Assert.Equal([2, 1], await candidate.ListAsync(Show.Active));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_same_undoing_sent_twice_is_one_version(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var withdrawn = (await candidate.Withdraw(await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims)))).Candidature;
        var request = new UndoWithdrawalRequest { RequestId = Some.RequestId(), Name = withdrawn.Name, Etag = withdrawn.Etag };

        var answers = await Task.WhenAll(
            candidate.Client.Candidatures.UndoWithdrawalAsync(request).ResponseAsync,
            candidate.Client.Candidatures.UndoWithdrawalAsync(request).ResponseAsync);

        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(2, answers[0].Candidature.Version);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_withdrawal_is_not_undone_while_another_candidature_of_the_session_is_active(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var withdrawn = (await candidate.Withdraw(await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims)))).Candidature;
        var other = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Grenoble));

        var refused = await Refused.AssertAsync(candidate.Undo(withdrawn), ErrorReason.SessionAlreadyChosen);

        Assert.Equal(StatusCode.AlreadyExists, refused.Code);
        Assert.Equal("002", refused.Metadata["registration_number"]);
        await candidate.Withdraw(other);
        await candidate.Undo(withdrawn);
        Assert.Equal([1], await candidate.ListAsync(Show.Active));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_signed_candidature_may_be_withdrawn_and_the_new_version_of_its_return_is_not_signed(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var signed = await candidate.SignAsync(await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims)));

        var withdrawn = (await candidate.Withdraw(signed)).Candidature;
        var undone = (await candidate.Undo(withdrawn)).Candidature;

        Assert.Equal(2, undone.Version);
        Assert.Null(undone.SignTime);
        Assert.Equal((ConfirmationState.ToReturn, "à renvoyer"), (undone.ConfirmationState, undone.ConfirmationLabel));
        await candidate.SignAsync((await candidate.Update(undone)).Candidature);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_withdrawn_candidature_is_not_signed(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var hash = (await candidate.DownloadAsync(candidature)).Metadata.Sha256;
        var withdrawn = (await candidate.Withdraw(candidature)).Candidature;

        await Refused.AssertAsync(candidate.Sign(withdrawn, hash), ErrorReason.CandidatureNotActive);
    }
}
