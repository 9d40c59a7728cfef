using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Candidatures;

/// <summary>« Modifier » (R110 to R112, R103, D16, D22, D32).</summary>
public sealed class ModifyTests(ExamYear year) : IClassFixture<ExamYear>
{
    private const string Subject = "Modification d'inscription : CERTIFICAT DE FORMATION GÉNÉRALE";

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_modification_makes_the_next_version_and_mail_M3_with_the_guides_subject(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var first = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims), form => form.Phone = "06 12 34 56 78");

        var second = (await candidate.Update(first, form =>
        {
            form.Phone = "";
            form.Address.Line1 = "2 rue Neuve";
        })).Candidature;

        Assert.Equal((2, 1), (second.Version, second.Name.RegistrationNumber));
        Assert.Equal(("", "2 rue Neuve"), (second.Form.Phone, second.Form.Address.Line1));
        Assert.NotEqual(first.Etag, second.Etag);
        Assert.Equal(first.CreateTime, second.CreateTime);
        Assert.Equal(second, await candidate.GetAsync(first));
        await year.Silo.SettleAsync();
        var mail = Assert.Single(year.Silo.Mails, mail => mail.To == candidate.Email && mail.Subject == Subject);
        Assert.Contains("la version n°2 remplace la précédente", mail.Text, StringComparison.Ordinal);
        Assert.Contains("le 17/04/2026 à 18:00 (heure de Paris)", mail.Text, StringComparison.Ordinal);
    }

    // D22: what was typed towards a version is saved with it.
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_draft_kept_on_the_way_ends_with_the_modification_and_stays_after_a_refusal(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var first = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var calls = candidate.Client.Candidatures;
        await calls.SaveDraftAsync(new SaveDraftRequest
        {
            RegistrationServiceId = ExamYear.Reims,
            Form = first.Form,
            Tab = FormTab.Identification,
        });

        await Refused.AssertAsync(candidate.Update(first, form => form.NationalityCode = ""), ErrorReason.InvalidFields, "form.nationality_code");
        Assert.Single((await calls.ListDraftsAsync(new ListDraftsRequest())).Drafts);
        await candidate.Update(first);

        Assert.Empty((await calls.ListDraftsAsync(new ListDraftsRequest())).Drafts);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Of_two_devices_the_second_save_is_refused_and_nothing_is_lost(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var read = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var other = await year.Silo.SignInAsync(candidate.Email, candidate.Password, transport);

        var saved = (await candidate.Update(read, form => form.Address.Line1 = "2 rue Neuve")).Candidature;
        var refused = await Refused.AssertAsync(other.Update(read, form => form.Address.Line1 = "3 rue Vieille"), ErrorReason.StaleEtag);

        Assert.Equal(StatusCode.Aborted, refused.Code);
        await Refused.AssertAsync(other.Withdraw(read), ErrorReason.StaleEtag);
        await Refused.AssertAsync(other.Sign(read, new string('0', 64)), ErrorReason.StaleEtag);
        Assert.Equal(saved, await other.GetAsync(read));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Of_two_saves_at_once_one_wins(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var read = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));

        var calls = Enumerable.Range(1, 3).Select(n => candidate.Update(read, form => form.Address.Line1 = $"{n} rue Neuve")).ToArray();
        var stale = 0;
        foreach (var call in calls)
        {
            try
            {
                await call;
            }
            catch (RpcException)
            {
                await Refused.AssertAsync(call, ErrorReason.StaleEtag);
                stale++;
            }
        }

        Assert.Equal(2, stale);
        Assert.Equal(2, (await candidate.GetAsync(read)).Version);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_same_modification_sent_twice_is_one_version_and_one_mail(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var read = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var request = new UpdateCandidatureRequest { RequestId = Some.RequestId(), Name = read.Name, Etag = read.Etag, Form = read.Form };

        var answers = await Task.WhenAll(
            candidate.Client.Candidatures.UpdateCandidatureAsync(request).ResponseAsync,
            candidate.Client.Candidatures.UpdateCandidatureAsync(request).ResponseAsync);

        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(2, answers[0].Candidature.Version);
        await year.Silo.SettleAsync();
        Assert.Single(year.Silo.Mails, mail => mail.To == candidate.Email && mail.Subject == Subject);
    }

    /// <summary>The contract: carried out once, answered with the candidature as it stands by then (D12).</summary>
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_retry_that_comes_late_changes_nothing_and_is_answered_with_what_stands_by_then(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var candidate = await own.NewCandidateAsync(transport);
        var calls = candidate.Client.Candidatures;
        var submission = Acts.Submission(await ExamYear.ServiceAsync(own, ExamYear.Reims));
        var first = (await calls.SubmitCandidatureAsync(submission)).Candidature;
        var modification = new UpdateCandidatureRequest { RequestId = Some.RequestId(), Name = first.Name, Etag = first.Etag, Form = first.Form };
        var second = (await calls.UpdateCandidatureAsync(modification)).Candidature;
        await own.AdvanceAsync(TimeSpan.FromSeconds(1));
        var third = (await candidate.Update(second, form => form.Address.Line1 = "3 rue Neuve")).Candidature;
        await own.AdvanceAsync(TimeSpan.FromSeconds(1));
        var typed = new SaveDraftRequest { RegistrationServiceId = ExamYear.Reims, Form = third.Form.Clone(), Tab = FormTab.Identification };
        typed.Form.Address.Line1 = "4 rue Neuve";
        await calls.SaveDraftAsync(typed);
        third = await candidate.GetAsync(third);

        Assert.Equal(third, (await calls.SubmitCandidatureAsync(submission)).Candidature);
        Assert.Equal(third, (await calls.UpdateCandidatureAsync(modification)).Candidature);

        Assert.Equal(third, await candidate.GetAsync(first));
        var draft = await calls.GetDraftAsync(new GetDraftRequest { RegistrationServiceId = ExamYear.Reims });
        Assert.Equal("4 rue Neuve", draft.Draft.Form.Address.Line1);
        var withdrawn = (await candidate.Withdraw(third)).Candidature;
        Assert.Equal(withdrawn, (await calls.SubmitCandidatureAsync(submission)).Candidature);
        Assert.Equal(withdrawn, (await calls.UpdateCandidatureAsync(modification)).Candidature);
        Assert.Empty(await candidate.ListAsync(Show.Active));
    }

    /// <summary>R63, R108: a retry is no new act, so it is answered after the closing too; a new one is refused.</summary>
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task What_was_saved_before_the_closing_is_answered_again_after_it(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        await own.SleepUntilAsync(ExamYear.ReimsClosing - TimeSpan.FromTicks(1));
        var candidate = await own.NewCandidateAsync(transport);
        var calls = candidate.Client.Candidatures;
        var submission = Acts.Submission(await ExamYear.ServiceAsync(own, ExamYear.Reims));
        var first = (await calls.SubmitCandidatureAsync(submission)).Candidature;
        var modification = new UpdateCandidatureRequest { RequestId = Some.RequestId(), Name = first.Name, Etag = first.Etag, Form = first.Form };
        await calls.UpdateCandidatureAsync(modification);

        await own.AdvanceAsync(TimeSpan.FromTicks(1));

        Assert.Equal(1, (await calls.SubmitCandidatureAsync(submission)).Candidature.Name.RegistrationNumber);
        Assert.Equal(2, (await calls.UpdateCandidatureAsync(modification)).Candidature.Version);
        modification.RequestId = Some.RequestId();
        await Refused.AssertAsync(calls.UpdateCandidatureAsync(modification), ErrorReason.ServiceClosed);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_request_id_serves_one_request(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var calls = candidate.Client.Candidatures;
        var read = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var request = new UpdateCandidatureRequest { RequestId = Some.RequestId(), Name = read.Name, Etag = read.Etag, Form = read.Form };
        var saved = (await calls.UpdateCandidatureAsync(request)).Candidature;

        var other = request.Clone();
        other.Form.Phone = "0612345678";
        var refused = await Refused.AssertAsync(calls.UpdateCandidatureAsync(other), ErrorReason.RequestIdReused);
        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        await Refused.AssertAsync(
            calls.WithdrawCandidatureAsync(new WithdrawCandidatureRequest { RequestId = request.RequestId, Name = saved.Name, Etag = saved.Etag }),
            ErrorReason.RequestIdReused);

        Assert.Equal(saved, await candidate.GetAsync(read));
    }

    // What « Modifier » starts from is what was filed.
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Everything_that_was_filed_is_read_back(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport, Acts.BornAbroad);
        var service = await year.ServiceAsync(ExamYear.Reims);
        var form = Some.Form(service);
        form.Address.Line2 = "Bâtiment B";
        form.Address.Line3 = "Escalier C";
        form.Address.Line4 = "Lieu-dit D";
        form.Phone = "0612345678";
        form.Father = new Parent { LastName = "LAMY", FirstNames = "Jean" };
        form.Mother = new Parent { LastName = "MARTIN", FirstNames = "Anne" };
        form.ArrangementRequested = form.PressConsent = form.AuthoritiesConsent = Answer.Yes;

        var filed = await candidate.RegisterAsync(service, sent => sent.MergeFrom(form));

        Assert.Equal(form, (await candidate.GetAsync(filed)).Form);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_candidature_has_a_name_of_two_numbers(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var calls = candidate.Client.Candidatures;
        var filed = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));

        Assert.Equal(candidate.Number, filed.Name.CandidateNumber);
        await NameRefusedAsync(new CandidatureName { RegistrationNumber = -1 }, "name.registration_number FIELD_FAULT_MALFORMED");
        await NameRefusedAsync(
            new CandidatureName { CandidateNumber = "1", RegistrationNumber = 1 }, "name.candidate_number FIELD_FAULT_MALFORMED");

        async Task NameRefusedAsync(CandidatureName name, string fault) => await Refused.AssertAsync(
            calls.GetCandidatureAsync(new GetCandidatureRequest { Name = name }), ErrorReason.InvalidFields, fault);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_modification_is_checked_as_a_first_save_is_and_changes_nothing_when_refused(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var read = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var request = new UpdateCandidatureRequest { RequestId = Some.RequestId(), Name = read.Name, Etag = read.Etag };

        await Refused.AssertAsync(
            candidate.Client.Candidatures.UpdateCandidatureAsync(request),
            ErrorReason.InvalidFields,
            "form.accepted_terms_hash",
            "form.nationality_code",
            "form.address.country_code",
            "form.address.line1",
            "form.address.postal_code",
            "form.address.locality",
            "form.representative_category_code",
            "form.candidate_category_code",
            "form.establishment_code",
            "form.arrangement_requested",
            "form.press_consent",
            "form.authorities_consent");
        request.Etag = "";
        await Refused.AssertAsync(
            candidate.Client.Candidatures.UpdateCandidatureAsync(request), ErrorReason.InvalidFields, "etag FIELD_FAULT_REQUIRED");
        request.Etag = "x";
        await Refused.AssertAsync(
            candidate.Client.Candidatures.UpdateCandidatureAsync(request), ErrorReason.InvalidFields, "etag FIELD_FAULT_MALFORMED");
        request.Etag = read.Etag;
        request.Name = null;
        await Refused.AssertAsync(
            candidate.Client.Candidatures.UpdateCandidatureAsync(request),
            ErrorReason.InvalidFields,
            "name.registration_number FIELD_FAULT_REQUIRED");

        Assert.Equal(read, await candidate.GetAsync(read));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task After_signing_nothing_is_modified_or_signed_again(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var signed = await candidate.SignAsync(await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims)));

        var refused = await Refused.AssertAsync(candidate.Update(signed), ErrorReason.AlreadySigned);

        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
        Assert.Equal("2026-03-10T09:00:00Z", refused.Metadata["sign_time"]);
        await Refused.AssertAsync(candidate.Sign(signed, (await candidate.DownloadAsync(signed)).Metadata.Sha256), ErrorReason.AlreadySigned);
        Assert.Equal(1, (await candidate.GetAsync(signed)).Version);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task What_was_withdrawn_is_not_modified(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var withdrawn = (await candidate.Withdraw(await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims)))).Candidature;

        var refused = await Refused.AssertAsync(candidate.Update(withdrawn), ErrorReason.CandidatureNotActive);

        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
        Assert.Equal("WITHDRAWN_BY_CANDIDATE", refused.Metadata["state"]);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_change_of_email_alone_shows_on_the_candidature_and_makes_no_version(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var document = (await candidate.DownloadAsync(candidature)).Bytes;
        var address = RunningSilo.NewAddress();
        await candidate.Client.Accounts.ChangeEmailAsync(new()
        {
            RequestId = Some.RequestId(),
            Email = address,
            EmailConfirmation = address,
            CurrentPassword = candidate.Password,
        });
        var link = (await year.Silo.MailAsync(address, "Confirmer ma nouvelle adresse mail")).LinkToken;
        await candidate.Client.Accounts.ConfirmEmailAsync(new() { RequestId = Some.RequestId(), LinkToken = link });
        candidate = await year.Silo.SignInAsync(address, candidate.Password, transport);

        var now = await candidate.GetAsync(candidature);

        Assert.Equal((1, address), (now.Version, now.Email));
        Assert.Equal(candidature.Etag, now.Etag);
        Assert.Equal(document, (await candidate.DownloadAsync(candidature)).Bytes);
    }
}
