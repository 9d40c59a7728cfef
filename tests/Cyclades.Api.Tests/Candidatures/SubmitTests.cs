using Cyclades.Api.Tests.Accounts;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Candidatures;

/// <summary>« Enregistrer » (R71 to R91, D3, D11 to D14, D17, D23, D38, D39).</summary>
public sealed class SubmitTests(ExamYear year) : IClassFixture<ExamYear>
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_first_save_makes_version_1_with_number_001(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var service = await year.ServiceAsync(ExamYear.Reims);

        var request = Acts.Submission(service, form =>
        {
            form.EstablishmentCode = "0510001Z";
            form.ClassDivision = "Div1";
            form.Phone = "06 12 34 56 78";
            form.ArrangementRequested = Answer.Yes;
            form.PressConsent = Answer.Yes;
        });
        var candidature = (await candidate.Client.Candidatures.SubmitCandidatureAsync(request)).Candidature;

        Assert.Equal((candidate.Number, 1), (candidature.Name.CandidateNumber, candidature.Name.RegistrationNumber));
        Assert.Equal(service.Summary, candidature.RegistrationService);
        Assert.Equal((CandidatureState.Registered, "Inscrit", 1), (candidature.State, candidature.StateLabel, candidature.Version));
        Assert.Equal(request.Form, candidature.Form);
        Assert.Equal(candidate.Email, candidature.Email);
        Assert.Equal("Lamy", candidature.Identity.BirthName);
        Assert.Equal(
            new FormLabels
            {
                Nationality = "Français",
                AddressCountry = candidature.Labels.AddressCountry,
                RepresentativeCategory = "Non renseigné",
                CandidateCategory = "INDIVIDUEL",
                Establishment = "CLG DU MAZELOT - ANGLURE (0510001Z)",
            },
            candidature.Labels);
        Assert.NotEmpty(candidature.Labels.AddressCountry);
        Assert.Equal(
            ["001 Entretien avec le jury Inscrit Ponctuel", "002 Mathématiques Inscrit Ponctuel", "003 Français Inscrit Ponctuel"],
            candidature.Tests.Select(test => $"{test.Code} {test.Label} {test.StateLabel} {test.FormLabel}"));
        Assert.Equal(year.Silo.Time.GetUtcNow(), candidature.CreateTime.Instant());
        Assert.Equal(candidature.CreateTime, candidature.UpdateTime);
        Assert.Equal(new PartialDate { Year = 2026, Month = 4, Day = 19 }, candidature.ReturnDate);
        Assert.Equal(["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE"], candidature.Contact.Lines);
        Assert.Equal((ConfirmationState.ToReturn, "à renvoyer"), (candidature.ConfirmationState, candidature.ConfirmationLabel));
        Assert.Null(candidature.SignTime);
        Assert.Equal(RepresentativeState.NotNeeded, candidature.RepresentativeState);
        Assert.Equal(candidature, await candidate.GetAsync(candidature));
        Assert.Equal([1], await candidate.ListAsync(Show.Active));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task All_that_an_empty_form_lacks_is_told_at_once(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var request = new SubmitCandidatureRequest { RequestId = Some.RequestId(), RegistrationServiceId = ExamYear.Reims };

        var refused = await Refused.AssertAsync(
            candidate.Client.Candidatures.SubmitCandidatureAsync(request),
            ErrorReason.InvalidFields,
            "form.accepted_terms_hash FIELD_FAULT_REQUIRED",
            "form.nationality_code FIELD_FAULT_REQUIRED",
            "form.address.country_code FIELD_FAULT_REQUIRED",
            "form.address.line1 FIELD_FAULT_REQUIRED",
            "form.address.postal_code FIELD_FAULT_REQUIRED",
            "form.address.locality FIELD_FAULT_REQUIRED",
            "form.representative_category_code FIELD_FAULT_REQUIRED",
            "form.candidate_category_code FIELD_FAULT_REQUIRED",
            "form.establishment_code FIELD_FAULT_REQUIRED",
            "form.arrangement_requested FIELD_FAULT_REQUIRED",
            "form.press_consent FIELD_FAULT_REQUIRED",
            "form.authorities_consent FIELD_FAULT_REQUIRED");

        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        Assert.Empty(await candidate.ListAsync(Show.Active));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_minor_born_abroad_lacks_parents_and_representative_too(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport, account =>
        {
            Acts.BornOn(2010, 5, 1)(account);
            Acts.BornAbroad(account);
        });

        await Refused.AssertAsync(
            candidate.Submit(await year.ServiceAsync(ExamYear.Reims)),
            ErrorReason.InvalidFields,
            "form.father.last_name FIELD_FAULT_REQUIRED",
            "form.father.first_names FIELD_FAULT_REQUIRED",
            "form.mother.last_name FIELD_FAULT_REQUIRED",
            "form.mother.first_names FIELD_FAULT_REQUIRED",
            "form.legal_representative.name FIELD_FAULT_REQUIRED",
            "form.legal_representative.email FIELD_FAULT_REQUIRED");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task All_that_is_wrong_is_told_at_once(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);

        var refused = await Refused.AssertAsync(
            candidate.Submit(await year.ServiceAsync(ExamYear.Reims), form =>
            {
                form.NationalityCode = "00000";
                form.Address.CountryCode = "ZZ";
                form.Address.Line1 = new string('x', 500);
                form.Address.Line2 = "a\u0001b";
                form.Phone = "12";
                form.RepresentativeCategoryCode = "none";
                form.Father = new Parent { LastName = "Lamy" };
                form.NamesRepresentative("parent@example.fr");
                form.CandidateCategoryCode = "999";
                form.EstablishmentCode = "0519999Z";
                form.OptionCodes.Add("001");
            }),
            ErrorReason.InvalidFields,
            "form.nationality_code FIELD_FAULT_NOT_OFFERED",
            "form.address.country_code FIELD_FAULT_NOT_OFFERED",
            "form.address.line1 FIELD_FAULT_TOO_LONG",
            "form.address.line2 FIELD_FAULT_FORBIDDEN_CHARACTER",
            "form.phone FIELD_FAULT_MALFORMED",
            "form.representative_category_code FIELD_FAULT_NOT_OFFERED",
            "form.father FIELD_FAULT_NOT_APPLICABLE",
            "form.legal_representative FIELD_FAULT_NOT_APPLICABLE",
            "form.candidate_category_code FIELD_FAULT_NOT_OFFERED",
            "form.establishment_code FIELD_FAULT_NOT_OFFERED",
            "form.option_codes FIELD_FAULT_NOT_OFFERED");

        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_french_address_has_five_digits_and_a_division_is_one_of_the_establishment(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var service = await year.ServiceAsync(ExamYear.Reims);

        await Refused.AssertAsync(
            candidate.Submit(service, form =>
            {
                form.Address.PostalCode = "5100";
                form.EstablishmentCode = "0510001Z";
                form.ClassDivision = "Div3";
            }),
            ErrorReason.InvalidFields,
            "form.address.postal_code FIELD_FAULT_MALFORMED",
            "form.class_division FIELD_FAULT_NOT_OFFERED");

        // Elsewhere postal codes have other forms.
        await candidate.RegisterAsync(service, form =>
        {
            form.Address.CountryCode = "99109";
            form.Address.PostalCode = "D-1010";
        });
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Nobody_represents_himself(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport, Acts.BornOn(2010, 5, 1));

        await Refused.AssertAsync(
            candidate.Submit(await year.ServiceAsync(ExamYear.Reims), form => form.NamesRepresentative(candidate.Email.ToUpperInvariant())),
            ErrorReason.InvalidFields,
            "form.legal_representative.email FIELD_FAULT_OWN_ADDRESS");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Options_follow_the_rules_of_the_contest(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var contest = await year.ServiceAsync(ExamYear.Contest);

        await Refused.AssertAsync(candidate.Submit(contest), ErrorReason.InvalidFields, "form.option_codes FIELD_FAULT_TOO_FEW_CHOSEN");
        await Refused.AssertAsync(
            candidate.Submit(contest, form => form.OptionCodes.Add(["011", "012", "021", "023"])),
            ErrorReason.InvalidFields,
            "form.option_codes FIELD_FAULT_TOO_MANY_CHOSEN",
            "form.option_codes FIELD_FAULT_EXCLUDED_BY_ANOTHER_CHOICE");
        var candidature = await candidate.RegisterAsync(contest, form => form.OptionCodes.Add(["012", "021"]));

        Assert.Equal(["001", "012", "021"], candidature.Tests.Select(test => test.Code));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Terms_that_are_not_the_current_ones_are_refused_and_good_ones_of_an_earlier_version_stay_good(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var candidate = await own.NewCandidateAsync(transport);
        var before = await ExamYear.ServiceAsync(own, ExamYear.Reims);
        var april = await candidate.RegisterAsync(await ExamYear.ServiceAsync(own, ExamYear.Creteil));
        await ExamYear.ChangeAsync(own, ExamYear.Catalogue(terms: "Tout a changé."));

        var refused = await Refused.AssertAsync(candidate.Submit(before), ErrorReason.TermsChanged);
        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);

        var june = await candidate.RegisterAsync(await ExamYear.ServiceAsync(own, ExamYear.Reims));
        Assert.Equal(2, (await candidate.Update(april)).Candidature.Version);
        await Refused.AssertAsync(candidate.Update(june, form => form.AcceptedTermsHash = before.Terms.Hash), ErrorReason.TermsChanged);
    }

    /// <summary>D17: what was accepted, and when, can be said for good.</summary>
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_terms_that_were_accepted_are_kept_by_hash_and_instant_and_their_text_outlives_a_change(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var candidate = await own.NewCandidateAsync(transport);
        var service = await ExamYear.ServiceAsync(own, ExamYear.Reims);

        var candidature = await candidate.RegisterAsync(service);
        await ExamYear.ChangeAsync(own, ExamYear.Catalogue(terms: "Tout a changé."));
        await own.AdvanceAsync(TimeSpan.FromSeconds(1));
        await candidate.Update(candidature);

        var kept = own.JournalOf($"candidature/{candidate.Number}/001");
        Assert.Equal(2, kept.Count);
        Assert.All(kept, entry => Assert.Contains(service.Terms.Hash, entry.Payload, StringComparison.Ordinal));
        Assert.StartsWith("2026-03-10T09:00:00", kept[0].At, StringComparison.Ordinal);
        Assert.Contains("journal.payload", own.TablesWith(service.Terms.Text));
        Assert.DoesNotContain("service.settings", own.TablesWith(service.Terms.Text));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Numbers_grow_by_one_and_are_never_used_again(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var reims = await year.ServiceAsync(ExamYear.Reims);

        var first = await candidate.RegisterAsync(reims);
        await Refused.AssertAsync(candidate.Submit(await year.ServiceAsync(ExamYear.Creteil), form => form.AcceptedTermsHash = ""), ErrorReason.InvalidFields, "form.accepted_terms_hash");
        var second = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Creteil));
        await candidate.Withdraw(first);
        var third = await candidate.RegisterAsync(reims);

        Assert.Equal([1, 2, 3], new[] { first, second, third }.Select(candidature => candidature.Name.RegistrationNumber));
        Assert.Equal([3, 2], await candidate.ListAsync(Show.Active));
        Assert.Equal([1], await candidate.ListAsync(Show.Withdrawn));
        Assert.Empty(await candidate.ListAsync(Show.PastSessions));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task One_session_is_chosen_once_over_all_academies_and_another_is_free(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));

        var refused = await Refused.AssertAsync(candidate.Submit(await year.ServiceAsync(ExamYear.Grenoble)), ErrorReason.SessionAlreadyChosen);

        Assert.Equal(StatusCode.AlreadyExists, refused.Code);
        Assert.Equal("001", refused.Metadata["registration_number"]);
        Assert.Contains("001", refused.Text, StringComparison.Ordinal);
        await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Creteil));
        await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Contest), form => form.OptionCodes.Add("011"));
        Assert.Equal([3, 2, 1], await candidate.ListAsync(Show.Active));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_double_click_makes_one_candidature(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var request = Acts.Submission(await year.ServiceAsync(ExamYear.Reims));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => candidate.Client.Candidatures.SubmitCandidatureAsync(request).ResponseAsync));

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Equal([1], await candidate.ListAsync(Show.Active));
        await year.Silo.SettleAsync();
        Assert.Single(year.Silo.Mails, mail => mail.To == candidate.Email && mail.Subject.Contains("est enregistrée", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Of_two_submissions_at_once_one_wins(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var reims = await year.ServiceAsync(ExamYear.Reims);
        var grenoble = await year.ServiceAsync(ExamYear.Grenoble);

        var calls = new[] { candidate.Submit(reims), candidate.Submit(grenoble), candidate.Submit(reims) };
        var refused = new List<Refused>();
        foreach (var call in calls)
        {
            try
            {
                await call;
            }
            catch (RpcException)
            {
                refused.Add(await Refused.AssertAsync(call, ErrorReason.SessionAlreadyChosen));
            }
        }

        Assert.Equal(2, refused.Count);
        Assert.All(refused, one => Assert.Equal(StatusCode.AlreadyExists, one.Code));
        Assert.Equal([1], await candidate.ListAsync(Show.Active));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_request_id_serves_one_content_only(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var request = Acts.Submission(await year.ServiceAsync(ExamYear.Reims));
        await candidate.Client.Candidatures.SubmitCandidatureAsync(request);

        request.Form.Phone = "06 12 34 56 78";
        var refused = await Refused.AssertAsync(candidate.Client.Candidatures.SubmitCandidatureAsync(request), ErrorReason.RequestIdReused);

        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        request.RequestId = "1";
        await Refused.AssertAsync(
            candidate.Client.Candidatures.SubmitCandidatureAsync(request), ErrorReason.InvalidFields, "request_id FIELD_FAULT_MALFORMED");
        request.RequestId = "";
        await Refused.AssertAsync(
            candidate.Client.Candidatures.SubmitCandidatureAsync(request), ErrorReason.InvalidFields, "request_id FIELD_FAULT_REQUIRED");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Lists_come_in_pages_newest_first(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Creteil));
        await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Contest), form => form.OptionCodes.Add("011"));
        var candidatures = candidate.Client.Candidatures;

        var page = await candidatures.ListCandidaturesAsync(new ListCandidaturesRequest { PageSize = 2 });
        Assert.Equal([3, 2], page.Candidatures.Select(candidature => candidature.Name.RegistrationNumber));
        page = await candidatures.ListCandidaturesAsync(new ListCandidaturesRequest { PageSize = 2, PageToken = page.NextPageToken });
        Assert.Equal([1], page.Candidatures.Select(candidature => candidature.Name.RegistrationNumber));
        Assert.Empty(page.NextPageToken);
        await Refused.AssertAsync(
            candidatures.ListCandidaturesAsync(new ListCandidaturesRequest { PageSize = -1 }), ErrorReason.InvalidFields, "page_size");
        await Refused.AssertAsync(
            candidatures.ListCandidaturesAsync(new ListCandidaturesRequest { PageToken = "x" }), ErrorReason.InvalidFields, "page_token");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Someone_elses_candidature_is_not_found_whatever_is_asked_of_it(Transport transport)
    {
        var owner = await year.Silo.NewCandidateAsync(transport);
        var candidature = await owner.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var other = await year.Silo.NewCandidateAsync(transport);
        var calls = other.Client.Candidatures;

        await NotFoundAsync(calls.GetCandidatureAsync(new GetCandidatureRequest { Name = candidature.Name }));
        await NotFoundAsync(calls.GetCandidatureAsync(new GetCandidatureRequest { Name = Acts.Name(1) }));
        await NotFoundAsync(other.Update(candidature));
        await NotFoundAsync(other.Withdraw(candidature));
        await NotFoundAsync(other.Undo(candidature));
        await NotFoundAsync(other.Sign(candidature, new string('0', 64)));
        await NotFoundAsync(calls.GetCandidatureInformationAsync(new GetCandidatureInformationRequest { Name = candidature.Name }));
        Assert.Equal(candidature, await owner.GetAsync(candidature));

        async Task NotFoundAsync<T>(AsyncUnaryCall<T> call) =>
            Assert.Equal(StatusCode.NotFound, (await Refused.AssertAsync(call, ErrorReason.NotFound)).Code);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_account_of_a_candidature_keeps_its_identity_and_stays(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        await candidate.Withdraw(candidature);
        var account = (await candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest())).Account;

        Assert.True(account.IdentityLocked);
        Assert.False(account.CanDelete);
        Assert.Equal("ACADÉMIE DE REIMS - (JUIN 2026)", Assert.Single(account.ServiceContacts).ServiceLabel);
        await Refused.AssertAsync(
            candidate.Client.Accounts.UpdateAccountAsync(
                new UpdateAccountRequest { RequestId = Some.RequestId(), Identity = Some.Identity(), Etag = account.Etag }),
            ErrorReason.IdentityLocked);
        await Refused.AssertAsync(
            candidate.Client.Accounts.DeleteAccountAsync(
                new DeleteAccountRequest { RequestId = Some.RequestId(), CurrentPassword = candidate.Password }),
            ErrorReason.AccountHasCandidatures);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_envelope_tells_of_a_document_to_view_to_the_letter(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var request = new GetCandidatureInformationRequest { Name = candidature.Name };

        var information = Assert.Single((await candidate.Client.Candidatures.GetCandidatureInformationAsync(request)).Information);
        Assert.Equal(InformationKind.DocumentToView, information.Kind);
        Assert.Equal("Votre candidature possède au moins un document à visualiser.", information.Text);

        await candidate.Withdraw(candidature);
        Assert.Empty((await candidate.Client.Candidatures.GetCandidatureInformationAsync(request)).Information);
    }
}
