using Cyclades.Api.Tests.Candidatures;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Registers;

/// <summary>What the académie's service does with candidatures (R106, R123, R124, R128, D2, D16, D23, B15).</summary>
public sealed class ServiceActApiTests(ExamYear year) : IClassFixture<ExamYear>
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task What_is_set_aside_leaves_the_list_and_its_document_is_void_until_it_comes_back(Transport transport)
    {
        var (candidate, candidature, desk) = await RegisteredAsync(transport);
        var reference = (await candidate.DocumentAsync(candidature)).Reference;

        var aside = (await desk.SetAside(candidature)).Registered;

        Assert.Equal((CandidatureState.SetAside, "écartée", 1), (aside.Candidature.State, aside.Candidature.StateLabel, aside.Candidature.Version));
        Assert.Equal((false, true, true), (aside.CanSetAside.Allowed, aside.CanRestore.Allowed, aside.CanDelete.Allowed));
        Assert.Equal(aside, await desk.SeeAsync(candidature));
        Assert.Empty(await candidate.ListAsync(Show.Active));
        Assert.Empty(await candidate.ListAsync(Show.Withdrawn));
        var own = await candidate.GetAsync(candidature);
        Assert.Equal((CandidatureState.SetAside, "écartée", false), (own.State, own.StateLabel, own.CanModify.Allowed));
        Assert.Equal(Standing.Void, await StandingAsync(reference, transport));
        Assert.Equal("SET_ASIDE", (await Refused.AssertAsync(candidate.Update(own), ErrorReason.CandidatureNotActive)).Metadata["state"]);
        var mail = await year.Silo.MailAsync(candidate.Email, "[CYCLADES] Votre candidature est écartée : CERTIFICAT DE FORMATION GÉNÉRALE");
        Assert.Contains("Motif : Dossier incomplet", mail.Text, StringComparison.Ordinal);

        var back = (await desk.Restore(aside.Candidature)).Registered.Candidature;

        Assert.Equal((CandidatureState.Registered, "Inscrit", 2), (back.State, back.StateLabel, back.Version));
        Assert.Equal([1], await candidate.ListAsync(Show.Active));
        Assert.Equal(Standing.Superseded, await StandingAsync(reference, transport));
        Assert.Equal(2, (await candidate.DocumentAsync(back)).Version);
        Assert.Contains(
            "la version n°2 remplace la précédente", (await year.Silo.MailAsync(candidate.Email, "Votre candidature est rétablie")).Text, StringComparison.Ordinal);
        var refused = await Refused.AssertAsync(desk.Restore(back), ErrorReason.NotRestorable);
        Assert.Equal((StatusCode.FailedPrecondition, "REGISTERED"), (refused.Code, refused.Metadata["state"]));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task What_is_deleted_is_so_for_good_and_still_locks_the_account(Transport transport)
    {
        var (candidate, candidature, desk) = await RegisteredAsync(transport);
        var reference = (await candidate.DocumentAsync(candidature)).Reference;

        var deleted = (await desk.Delete(candidature)).Registered.Candidature;

        Assert.Equal((CandidatureState.Deleted, "supprimée"), (deleted.State, deleted.StateLabel));
        Assert.Empty(await candidate.ListAsync(Show.Active));
        Assert.Equal(Standing.Void, await StandingAsync(reference, transport));
        await Refused.AssertAsync(desk.Restore(deleted), ErrorReason.NotRestorable);
        await Refused.AssertAsync(desk.Delete(deleted), ErrorReason.CandidatureNotActive);
        Assert.False((await candidate.Client.Accounts.GetAccountAsync(new Protos.Account.V1.GetAccountRequest())).Account.CanDelete);
        Assert.Equal("Motif : Dossier incomplet", (await year.Silo.MailAsync(candidate.Email, "Votre candidature est supprimée")).Text.Split('\n').First(line => line.StartsWith("Motif", StringComparison.Ordinal)).Trim());

        // Another one of the session may be made: this one does not count (D23).
        Assert.Equal(2, (await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims))).Name.RegistrationNumber);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task What_the_service_has_received_is_modified_and_signed_again_only_once_it_is_lifted(Transport transport)
    {
        var (candidate, candidature, desk) = await RegisteredAsync(transport);

        var received = (await desk.RecordReceived(candidature)).Registered;

        Assert.Equal(
            (Protos.Candidature.V1.ConfirmationState.Received, "reçue par le service"),
            (received.Candidature.ConfirmationState, received.Candidature.ConfirmationLabel));
        Assert.Equal(year.Silo.Time.GetUtcNow(), received.ReceiveTime.Instant());
        var refused = await Refused.AssertAsync(candidate.Update(received.Candidature), ErrorReason.ConfirmationReceived);
        Assert.Equal((StatusCode.FailedPrecondition, "2026-03-10T09:00:00Z"), (refused.Code, refused.Metadata["receive_time"]));
        var hash = (await candidate.DownloadAsync(candidature)).Metadata.Sha256;
        await Refused.AssertAsync(candidate.Sign(received.Candidature, hash), ErrorReason.ConfirmationReceived);
        var again = await Refused.AssertAsync(desk.RecordReceived(received.Candidature), ErrorReason.ConfirmationReceived);
        Assert.Equal("La confirmation d'inscription est déjà enregistrée comme reçue, le 10/03/2026 à 10:00.", again.Text);
        Assert.Contains("Vous n'avez plus à la renvoyer.", (await year.Silo.MailAsync(candidate.Email, "est reçue")).Text, StringComparison.Ordinal);

        var lifted = (await desk.Lift(received.Candidature)).Registered.Candidature;

        Assert.Equal((Protos.Candidature.V1.ConfirmationState.ToReturn, true, true), (lifted.ConfirmationState, lifted.CanModify.Allowed, lifted.CanSign.Allowed));
        Assert.Equal(StatusCode.FailedPrecondition, (await Refused.AssertAsync(desk.Lift(lifted), ErrorReason.NothingToLift)).Code);
        var modified = (await candidate.Update(lifted)).Candidature;
        var signed = await candidate.SignAsync(modified);
        Assert.True((await desk.Lift(signed)).Registered.Candidature.CanModify.Allowed);
    }

    [Fact]
    public async Task After_closing_the_service_withdraws_and_restores_for_the_candidate()
    {
        await using var silo = await ExamYear.StartAsync();
        var candidate = await silo.NewCandidateAsync();
        await candidate.RegisterAsync(await ExamYear.ServiceAsync(silo, ExamYear.Reims));
        await silo.SleepUntilAsync(ExamYear.ReimsClosing.AddDays(10));
        candidate = await silo.SignInAsync(candidate.Email, candidate.Password);
        var desk = await silo.ManagerAsync();
        var candidature = await candidate.GetAsync(new Candidature { Name = Acts.Name(1) });

        var withdrawn = (await desk.WithdrawOnBehalf(candidature)).Registered.Candidature;

        Assert.Equal((CandidatureState.WithdrawnByCandidate, "Désinscrit par le candidat"), (withdrawn.State, withdrawn.StateLabel));
        Assert.Equal([1], await candidate.ListAsync(Show.Withdrawn));
        Assert.Contains("Motif : Dossier incomplet", (await silo.MailAsync(candidate.Email, "Votre désinscription est enregistrée")).Text, StringComparison.Ordinal);
        await Refused.AssertAsync(candidate.Undo(withdrawn), ErrorReason.ServiceClosed);
        Assert.Equal(CandidatureState.Registered, (await desk.Restore(withdrawn)).Registered.Candidature.State);
        Assert.Equal([1], await candidate.ListAsync(Show.Active));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Nothing_is_restored_while_another_candidature_of_the_session_is_active(Transport transport)
    {
        var (candidate, candidature, desk) = await RegisteredAsync(transport);
        var aside = (await desk.SetAside(candidature)).Registered.Candidature;
        await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Grenoble));

        var refused = await Refused.AssertAsync(desk.Restore(aside), ErrorReason.SessionAlreadyChosen);

        Assert.Equal((StatusCode.AlreadyExists, "002"), (refused.Code, refused.Metadata["registration_number"]));
        Assert.False((await desk.SeeAsync(aside)).CanRestore.Allowed);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task An_act_wants_a_reason_and_the_candidature_as_it_was_read_and_is_carried_out_once(Transport transport)
    {
        var (candidate, candidature, desk) = await RegisteredAsync(transport);
        await Refused.AssertAsync(desk.SetAside(candidature, ""), ErrorReason.InvalidFields, "reason FIELD_FAULT_REQUIRED");
        await Refused.AssertAsync(desk.SetAside(candidature, new string('x', 501)), ErrorReason.InvalidFields, "reason FIELD_FAULT_TOO_LONG");
        await Refused.AssertAsync(
            desk.Registers.SetAsideAsync(new SetAsideRequest { RequestId = Some.RequestId(), Name = candidature.Name, Reason = "x" }), ErrorReason.InvalidFields, "etag");
        var newer = (await candidate.Update(candidature)).Candidature;
        Assert.Equal(StatusCode.Aborted, (await Refused.AssertAsync(desk.SetAside(candidature), ErrorReason.StaleEtag)).Code);
        var request = new SetAsideRequest { RequestId = Some.RequestId(), Name = newer.Name, Etag = newer.Etag, Reason = new string('x', 500) };

        var answers = await Task.WhenAll(desk.Registers.SetAsideAsync(request).ResponseAsync, desk.Registers.SetAsideAsync(request).ResponseAsync);

        Assert.Equal(answers[0], answers[1]);
        await year.Silo.SettleAsync();
        Assert.Contains(
            new string('x', 500),
            Assert.Single(year.Silo.Mails, mail => mail.To == candidate.Email && mail.Subject.Contains("écartée", StringComparison.Ordinal)).Text,
            StringComparison.Ordinal);
        await Refused.AssertAsync(desk.Registers.SetAsideAsync(new SetAsideRequest(request) { Reason = "y" }), ErrorReason.RequestIdReused);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_batch_answers_for_each_and_a_trial_changes_nothing(Transport transport)
    {
        var (_, one, desk) = await RegisteredAsync(transport);
        var (_, two, _) = await RegisteredAsync(transport);
        await desk.SetAside(two);
        var elsewhere = await (await year.Silo.NewCandidateAsync(transport)).RegisterAsync(await year.ServiceAsync(ExamYear.Grenoble));
        var request = new SetAsideManyRequest { RequestId = Some.RequestId(), Names = { one.Name, two.Name, elsewhere.Name }, Reason = Desk.Why, DryRun = true };
        ErrorReason[] expected = [ErrorReason.Unspecified, ErrorReason.CandidatureNotActive, ErrorReason.NotFound];

        var trial = await desk.Registers.SetAsideManyAsync(request);
        Assert.Equal(expected, trial.Answers.Select(answer => answer.Refusal));
        Assert.Equal(
            [
                "",
                "Cette candidature n'est plus active : elle est écartée. Rétablissez-la d'abord, si elle peut l'être.",
                "Cet élément n'existe pas, ou il ne dépend pas de votre académie. Vérifiez votre demande.",
            ],
            trial.Answers.Select(answer => answer.Message));
        Assert.Equal(CandidatureState.Registered, (await desk.SeeAsync(one)).Candidature.State);
        request.DryRun = false;
        Assert.Equal(expected, (await desk.Registers.SetAsideManyAsync(request)).Answers.Select(answer => answer.Refusal));
        Assert.Equal(CandidatureState.SetAside, (await desk.SeeAsync(one)).Candidature.State);

        // Sent again, what was done is answered as done.
        Assert.Equal(expected, (await desk.Registers.SetAsideManyAsync(request)).Answers.Select(answer => answer.Refusal));

        var (_, three, _) = await RegisteredAsync(transport);
        var received = await desk.Registers.RecordReceivedManyAsync(new RecordReceivedManyRequest { RequestId = Some.RequestId(), Names = { three.Name, one.Name } });
        Assert.Equal([ErrorReason.Unspecified, ErrorReason.CandidatureNotActive], received.Answers.Select(answer => answer.Refusal));
        Assert.Equal("reçue par le service", (await desk.SeeAsync(three)).Candidature.ConfirmationLabel);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_batch_names_1_to_200_candidatures_each_once(Transport transport)
    {
        var desk = await year.Silo.ManagerAsync(transport);
        RecordReceivedManyRequest Of(int count) => new()
        {
            RequestId = Some.RequestId(),
            Names = { Enumerable.Range(1, count).Select(number => new CandidatureName { CandidateNumber = "99999999999", RegistrationNumber = number }) },
            DryRun = true,
        };

        await Refused.AssertAsync(desk.Registers.RecordReceivedManyAsync(Of(0)), ErrorReason.InvalidFields, "names FIELD_FAULT_REQUIRED");
        await Refused.AssertAsync(desk.Registers.RecordReceivedManyAsync(Of(201)), ErrorReason.InvalidFields, "names FIELD_FAULT_TOO_MANY_CHOSEN");
        Assert.Equal(200, (await desk.Registers.RecordReceivedManyAsync(Of(200))).Answers.Count);
        var twice = Of(1);
        twice.Names.Add(twice.Names[0]);
        await Refused.AssertAsync(desk.Registers.RecordReceivedManyAsync(twice), ErrorReason.InvalidFields, "names[1] FIELD_FAULT_REPEATED");
        await Refused.AssertAsync(
            desk.Registers.SetAsideManyAsync(new SetAsideManyRequest { RequestId = Some.RequestId(), Names = { Of(1).Names } }), ErrorReason.InvalidFields, "reason");
    }

    private async Task<(SignedInCandidate Candidate, Candidature Candidature, Client Desk)> RegisteredAsync(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        return (candidate, await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims)), await year.Silo.ManagerAsync(transport));
    }

    private async Task<Standing> StandingAsync(string reference, Transport transport) =>
        (await year.Silo.Connect(transport).Documents.VerifyDocumentAsync(new VerifyDocumentRequest { Reference = reference })).Standing;
}
