using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Accounts;

[Collection(nameof(AccountServerCollection))]
public sealed class UpdateAccountTests(AccountServer server)
{
    private readonly RunningSilo silo = server.Silo;

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Before_a_first_candidature_everything_is_shown_and_can_be_changed(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var before = await ReadAsync(candidate);
        Assert.Equal((candidate.Number, candidate.Email, false, true), (before.CandidateNumber, before.Email, before.IdentityLocked, before.CanDelete));
        Assert.Equal(("Lamy", "", "Paul"), (before.Identity.BirthName, before.Identity.UsageName, before.Identity.FirstNames));
        Assert.Empty(before.ServiceContacts);
        var form = new IdentityForm
        {
            Sex = Sex.Female,
            BirthName = "Copter",
            BirthNameConfirmation = "Copter",
            UsageName = "Martin",
            FirstNames = "Eli Anne",
            BirthDate = new PartialDate { Year = 2003, Month = 2, Day = 2 },
            BirthDateConfirmation = new PartialDate { Year = 2003, Month = 2, Day = 2 },
            BirthPlace = new BirthPlaceForm { CountryCode = "99350", Town = "Casablanca" },
        };

        var updated = (await candidate.Client.Accounts.UpdateAccountAsync(Update(form, before))).Account;

        Assert.Equal(updated, await ReadAsync(candidate));
        var identity = updated.Identity;
        Assert.Equal((Sex.Female, "Copter", "Martin", "Eli Anne"), (identity.Sex, identity.BirthName, identity.UsageName, identity.FirstNames));
        Assert.Equal(form.BirthDate, identity.BirthDate);
        Assert.Equal(("99350", "099", "Casablanca"), (identity.BirthPlace.Country.Code, identity.BirthPlace.Department.Code, identity.BirthPlace.Town));
        Assert.NotEqual(before.Etag, updated.Etag);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task With_a_mask_only_what_it_names_changes(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var before = await ReadAsync(candidate);
        var form = new IdentityForm { Sex = Sex.Female, BirthName = "Ignored", UsageName = "Martin" };

        var updated = (await candidate.Client.Accounts.UpdateAccountAsync(Update(form, before, "usage_name"))).Account;

        var expected = before.Identity.Clone();
        expected.UsageName = "Martin";
        Assert.Equal(expected, updated.Identity);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_masked_name_or_date_takes_its_confirmation(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var read = await ReadAsync(candidate);
        var form = new IdentityForm { BirthName = "Copter", BirthDate = new PartialDate { Year = 2003, Month = 2, Day = 2 } };

        await Refused.AssertAsync(
            candidate.Client.Accounts.UpdateAccountAsync(Update(form, read, "birth_name", "birth_date")),
            ErrorReason.InvalidFields,
            "identity.birth_name_confirmation FIELD_FAULT_REQUIRED",
            "identity.birth_date_confirmation FIELD_FAULT_REQUIRED");
        form.BirthNameConfirmation = "Coptere";
        form.BirthDateConfirmation = new PartialDate { Year = 2003, Month = 2, Day = 3 };
        await Refused.AssertAsync(
            candidate.Client.Accounts.UpdateAccountAsync(Update(form, read, "birth_name", "birth_date")),
            ErrorReason.InvalidFields,
            "identity.birth_name_confirmation FIELD_FAULT_CONFIRMATION_DIFFERS",
            "identity.birth_date_confirmation FIELD_FAULT_CONFIRMATION_DIFFERS");
        form.BirthNameConfirmation = form.BirthName;
        form.BirthDateConfirmation = form.BirthDate;
        Assert.Equal("Copter", (await candidate.Client.Accounts.UpdateAccountAsync(Update(form, read, "birth_name", "birth_date"))).Account.Identity.BirthName);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_mask_names_fields_that_there_are(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var read = await ReadAsync(candidate);

        foreach (var path in (string[])["email", "password", "identity.usage_name", "birth_name_confirmation", "*", ""])
        {
            await Refused.AssertAsync(
                candidate.Client.Accounts.UpdateAccountAsync(Update(Some.Identity(), read, path)),
                ErrorReason.InvalidFields,
                "update_mask FIELD_FAULT_NOT_OFFERED");
        }
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Without_a_mask_the_whole_form_is_checked(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);

        var refused = await Refused.AssertAsync(
            candidate.Client.Accounts.UpdateAccountAsync(Update(new IdentityForm(), await ReadAsync(candidate))),
            ErrorReason.InvalidFields,
            "identity.sex",
            "identity.birth_name",
            "identity.birth_name_confirmation",
            "identity.first_names",
            "identity.birth_date",
            "identity.birth_date_confirmation",
            "identity.birth_place.country_code",
            "identity.birth_place.department_code",
            "identity.birth_place.commune_code");

        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_stale_etag_is_refused_and_nothing_changes(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var read = await ReadAsync(candidate);
        var form = Some.Identity();
        form.UsageName = "Martin";
        var current = (await candidate.Client.Accounts.UpdateAccountAsync(Update(form, read))).Account;
        form.UsageName = "Durand";

        var refused = await Refused.AssertAsync(candidate.Client.Accounts.UpdateAccountAsync(Update(form, read)), ErrorReason.StaleEtag);

        Assert.Equal(StatusCode.Aborted, refused.Code);
        Assert.Equal(current, await ReadAsync(candidate));
        await Refused.AssertAsync(candidate.Client.Accounts.UpdateAccountAsync(Update(form, new Account())), ErrorReason.InvalidFields, "etag FIELD_FAULT_REQUIRED");
        await Refused.AssertAsync(candidate.Client.Accounts.UpdateAccountAsync(Update(form, new Account { Etag = "x" })), ErrorReason.InvalidFields, "etag FIELD_FAULT_MALFORMED");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_same_request_again_gets_the_same_answer_although_its_etag_is_old(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var form = Some.Identity();
        form.UsageName = "Martin";
        var request = Update(form, await ReadAsync(candidate));
        var first = await candidate.Client.Accounts.UpdateAccountAsync(request);

        Assert.Equal(first, await candidate.Client.Accounts.UpdateAccountAsync(request));

        request.Identity.UsageName = "Durand";
        var refused = await Refused.AssertAsync(candidate.Client.Accounts.UpdateAccountAsync(request), ErrorReason.RequestIdReused);
        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
    }

    private static UpdateAccountRequest Update(IdentityForm form, Account read, params string[] mask) => new()
    {
        RequestId = Some.RequestId(),
        Identity = form,
        UpdateMask = mask.Length == 0 ? null : new FieldMask { Paths = { mask } },
        Etag = read.Etag,
    };

    private static async Task<Account> ReadAsync(SignedInCandidate candidate) =>
        (await candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest())).Account;
}
