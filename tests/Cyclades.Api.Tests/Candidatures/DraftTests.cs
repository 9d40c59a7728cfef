using Cyclades.Api.Tests.Accounts;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Testing;
using Dapper;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Cyclades.Api.Tests.Candidatures;

/// <summary>« Brouillon conservé » (B2, D12, D22).</summary>
public sealed class DraftTests(ExamYear year) : IClassFixture<ExamYear>
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task What_was_typed_right_or_wrong_is_found_again(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var calls = candidate.Client.Candidatures;
        var form = new CandidatureForm { NationalityCode = "nowhere", Address = new Address { Line1 = "1 rue" }, Phone = "x" };

        var saved = (await Save(candidate, ExamYear.Reims, form, FormTab.Identification)).Draft;

        Assert.Equal(form, saved.Form);
        Assert.Equal(FormTab.Identification, saved.Tab);
        Assert.Equal(year.Silo.Time.GetUtcNow(), saved.UpdateTime.Instant());
        Assert.Equal(ExamYear.ReimsClosing + TimeSpan.FromDays(30), saved.ExpireTime.Instant());
        Assert.Equal((await year.ServiceAsync(ExamYear.Reims)).Summary, saved.RegistrationService);
        Assert.Equal(saved, (await calls.GetDraftAsync(new GetDraftRequest { RegistrationServiceId = ExamYear.Reims })).Draft);
        var start = await calls.StartCandidatureAsync(new StartCandidatureRequest { RegistrationServiceId = ExamYear.Reims });
        Assert.Equal(saved, start.Draft);
        Assert.Equal(form, start.Form);

        form.Phone = "";
        await Save(candidate, ExamYear.Reims, form, FormTab.Candidature);
        Assert.Equal(form, Assert.Single((await calls.ListDraftsAsync(new ListDraftsRequest())).Drafts).Form);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Each_service_has_its_draft_and_each_may_be_discarded(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var candidate = await own.NewCandidateAsync(transport);
        var calls = candidate.Client.Candidatures;
        await Save(candidate, ExamYear.Reims, new CandidatureForm { Phone = "1" });
        await own.AdvanceAsync(TimeSpan.FromSeconds(1));
        await Save(candidate, ExamYear.Creteil, new CandidatureForm { Phone = "2" });

        Assert.Equal(["2", "1"], (await calls.ListDraftsAsync(new ListDraftsRequest())).Drafts.Select(draft => draft.Form.Phone));
        await calls.DiscardDraftAsync(new DiscardDraftRequest { RegistrationServiceId = ExamYear.Creteil });
        await calls.DiscardDraftAsync(new DiscardDraftRequest { RegistrationServiceId = ExamYear.Creteil });

        Assert.Equal(["1"], (await calls.ListDraftsAsync(new ListDraftsRequest())).Drafts.Select(draft => draft.Form.Phone));
        var refused = await Refused.AssertAsync(Get(candidate, ExamYear.Creteil), ErrorReason.NotFound);
        Assert.Equal(StatusCode.NotFound, refused.Code);
        await own.RestartAsync();
        candidate = await own.SignInAsync(candidate.Email, candidate.Password, transport);
        await Refused.AssertAsync(Get(candidate, ExamYear.Creteil), ErrorReason.NotFound);
        Assert.Equal("1", (await Get(candidate, ExamYear.Reims)).Draft.Form.Phone);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_draft_is_no_candidature_and_locks_nothing(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        await Save(candidate, ExamYear.Reims, Some.Form(await year.ServiceAsync(ExamYear.Reims)), FormTab.Summary);
        var account = (await candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest())).Account;

        Assert.Empty(await candidate.ListAsync(Show.Active));
        Assert.False(account.IdentityLocked);
        Assert.True(account.CanDelete);
        var identity = Some.Identity();
        identity.UsageName = "Martin";
        var updated = await candidate.Client.Accounts.UpdateAccountAsync(
            new UpdateAccountRequest { RequestId = Some.RequestId(), Identity = identity, Etag = account.Etag });
        Assert.Equal("Martin", updated.Account.Identity.UsageName);
        Assert.Equal(1, (await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Grenoble))).Name.RegistrationNumber);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_refused_submission_leaves_the_draft_and_an_accepted_one_takes_it_with_it(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var candidate = await own.NewCandidateAsync(transport);
        var service = await ExamYear.ServiceAsync(own, ExamYear.Reims);
        await Save(candidate, ExamYear.Reims, Some.Form(service));

        await Refused.AssertAsync(
            candidate.Submit(service, form => form.EstablishmentCode = ""), ErrorReason.InvalidFields, "form.establishment_code");
        Assert.Equal(Some.Form(service), (await Get(candidate, ExamYear.Reims)).Draft.Form);

        await candidate.RegisterAsync(service);
        await GoneAsync();
        await own.RestartAsync();
        candidate = await own.SignInAsync(candidate.Email, candidate.Password, transport);
        await GoneAsync();

        async Task GoneAsync()
        {
            await Refused.AssertAsync(Get(candidate, ExamYear.Reims), ErrorReason.NotFound);
            Assert.Empty((await candidate.Client.Candidatures.ListDraftsAsync(new ListDraftsRequest())).Drafts);
        }
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_draft_may_be_saved_from_the_opening_until_it_is_erased_30_days_after_closing(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var candidate = await own.NewCandidateAsync(transport);
        await Refused.AssertAsync(Save(candidate, ExamYear.AixMarseille, new CandidatureForm()), ErrorReason.ServiceNotOpenYet);
        var end = ExamYear.WinterClosing + TimeSpan.FromDays(30);

        await own.SleepUntilAsync(end - TimeSpan.FromTicks(1));
        candidate = await own.SignInAsync(candidate.Email, candidate.Password, transport);
        await Save(candidate, ExamYear.Creteil, new CandidatureForm { Phone = "1" });
        await own.SettleAsync();
        Assert.Equal("1", (await Get(candidate, ExamYear.Creteil)).Draft.Form.Phone);

        await own.AdvanceAsync(TimeSpan.FromTicks(1));
        await Refused.AssertAsync(Get(candidate, ExamYear.Creteil), ErrorReason.NotFound);
        Assert.Empty((await candidate.Client.Candidatures.ListDraftsAsync(new ListDraftsRequest())).Drafts);
        await Refused.AssertAsync(Save(candidate, ExamYear.Creteil, new CandidatureForm()), ErrorReason.ServiceClosed);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_end_of_a_draft_moves_with_the_closing(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var candidate = await own.NewCandidateAsync(transport);
        await ExamYear.ChangeAsync(own, ExamYear.Catalogue(reimsClosing: "2026-03-12 18:00"));
        await Save(candidate, ExamYear.Reims, new CandidatureForm { Phone = "1" });
        await ExamYear.ChangeAsync(own, ExamYear.Catalogue());

        await own.SleepUntilAsync(new DateTimeOffset(2026, 4, 11, 17, 0, 0, TimeSpan.Zero));
        candidate = await own.SignInAsync(candidate.Email, candidate.Password, transport);
        Assert.Equal(ExamYear.ReimsClosing + TimeSpan.FromDays(30), (await Get(candidate, ExamYear.Reims)).Draft.ExpireTime.Instant());

        await own.SleepUntilAsync(ExamYear.ReimsClosing + TimeSpan.FromDays(30));
        candidate = await own.SignInAsync(candidate.Email, candidate.Password, transport);
        await Refused.AssertAsync(Get(candidate, ExamYear.Reims), ErrorReason.NotFound);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_draft_ends_at_once_when_the_closing_is_moved_so_early_that_its_time_is_over(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var candidate = await own.NewCandidateAsync(transport);
        await Save(candidate, ExamYear.Reims, new CandidatureForm { Phone = "1" });
        await own.SleepUntilAsync(new DateTimeOffset(2026, 4, 12, 16, 0, 0, TimeSpan.Zero) - TimeSpan.FromTicks(1));
        candidate = await own.SignInAsync(candidate.Email, candidate.Password, transport);

        await ExamYear.ChangeAsync(own, ExamYear.Catalogue(reimsClosing: "2026-03-13 17:00"));
        Assert.Equal("1", (await Get(candidate, ExamYear.Reims)).Draft.Form.Phone);
        await own.AdvanceAsync(TimeSpan.FromTicks(1));

        await Refused.AssertAsync(Get(candidate, ExamYear.Reims), ErrorReason.NotFound);
        Assert.Empty((await candidate.Client.Candidatures.ListDraftsAsync(new ListDraftsRequest())).Drafts);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_draft_that_the_database_has_ended_is_gone_even_while_a_grain_remembers_it(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var candidate = await own.NewCandidateAsync(transport);
        await Save(candidate, ExamYear.Reims, new CandidatureForm { Phone = "1" });
        await using (var connection = own.ConnectToDatabase())
        {
            await connection.ExecuteAsync("DELETE FROM OrleansStorage WHERE GrainTypeString = 'draft'");
        }

        await Refused.AssertAsync(Get(candidate, ExamYear.Reims), ErrorReason.NotFound);
        var start = await candidate.Client.Candidatures.StartCandidatureAsync(new StartCandidatureRequest { RegistrationServiceId = ExamYear.Reims });
        Assert.Null(start.Draft);
        Assert.NotEqual("1", start.Form.Phone);
        Assert.Empty((await candidate.Client.Candidatures.ListDraftsAsync(new ListDraftsRequest())).Drafts);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_draft_needs_a_service_and_a_tab_and_is_its_candidates_alone(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        await Save(candidate, ExamYear.Reims, new CandidatureForm());

        await Refused.AssertAsync(Save(candidate, "CFG-2026-06/99", new CandidatureForm()), ErrorReason.NotFound);
        await Refused.AssertAsync(
            Save(candidate, ExamYear.Reims, new CandidatureForm(), FormTab.Unspecified), ErrorReason.InvalidFields, "tab FIELD_FAULT_REQUIRED");
        var other = await year.Silo.NewCandidateAsync(transport);
        await Refused.AssertAsync(Get(other, ExamYear.Reims), ErrorReason.NotFound);
        Assert.Empty((await other.Client.Candidatures.ListDraftsAsync(new ListDraftsRequest())).Drafts);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Whatever_was_typed_is_kept_to_the_letter_up_to_the_limit_of_a_message(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var form = new CandidatureForm
        {
            Phone = "\u0001\u202E\uD83D\uDE00 \"' \\ <b> \r\n",
            Address = new Address { Line1 = new string('é', 20_000) },
            ClassDivision = " Div1 ",
            LegalRepresentative = new LegalRepresentative { Name = "x", Email = "pas une adresse" },
            OptionCodes = { "999", "999", "" },
        };

        await Save(candidate, ExamYear.Reims, form, FormTab.Summary);
        Assert.Equal(form, (await Get(candidate, ExamYear.Reims)).Draft.Form);

        var tooLong = new CandidatureForm { Phone = new string('1', 64 * 1024) };
        await Refused.AssertAsync(Save(candidate, ExamYear.Reims, tooLong), ErrorReason.MessageTooLarge);
        Assert.Equal(form, (await Get(candidate, ExamYear.Reims)).Draft.Form);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_one_character_that_no_database_keeps_is_refused_wherever_it_stands(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var form = new CandidatureForm
        {
            Phone = "06\0",
            Address = new Address { Line1 = "1 rue", Line2 = "\0" },
            OptionCodes = { "999", "9\09" },
        };

        await Refused.AssertAsync(
            Save(candidate, ExamYear.Reims, form, FormTab.Summary),
            ErrorReason.InvalidFields,
            "form.address.line2 FIELD_FAULT_FORBIDDEN_CHARACTER",
            "form.option_codes[1] FIELD_FAULT_FORBIDDEN_CHARACTER",
            "form.phone FIELD_FAULT_FORBIDDEN_CHARACTER");
        await Refused.AssertAsync(Get(candidate, ExamYear.Reims), ErrorReason.NotFound);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_draft_lies_in_its_own_row_alone_and_goes_with_its_account(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var candidate = await own.NewCandidateAsync(transport);
        await Save(candidate, ExamYear.Reims, new CandidatureForm { Phone = "telephone-quenouillet" });
        await Save(candidate, ExamYear.Reims, new CandidatureForm { Phone = "numero-passepoilet" });

        Assert.Empty(own.TablesWith("telephone-quenouillet"));
        Assert.Equal(["OrleansStorage.PayloadBinary"], own.TablesWith("numero-passepoilet"));
        await candidate.Client.Accounts.DeleteAccountAsync(
            new DeleteAccountRequest { RequestId = Some.RequestId(), CurrentPassword = candidate.Password });

        Assert.Empty(own.TablesWith("numero-passepoilet"));
        await Refused.AssertAsync(Save(candidate, ExamYear.Reims, new CandidatureForm { Phone = "numero-passepoilet" }), ErrorReason.SignInRequired);
        Assert.Empty(own.TablesWith("numero-passepoilet"));
    }

    private static AsyncUnaryCall<SaveDraftResponse> Save(
        SignedInCandidate candidate, string service, CandidatureForm form, FormTab tab = FormTab.Terms) =>
        candidate.Client.Candidatures.SaveDraftAsync(new SaveDraftRequest { RegistrationServiceId = service, Form = form, Tab = tab });

    private static AsyncUnaryCall<GetDraftResponse> Get(SignedInCandidate candidate, string service) =>
        candidate.Client.Candidatures.GetDraftAsync(new GetDraftRequest { RegistrationServiceId = service });
}
