using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Silo.SignIn;
using Cyclades.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Cyclades.Api.Tests.Accounts;

[Collection(nameof(AccountServerCollection))]
public sealed class CreateAccountTests(AccountServer server)
{
    private readonly RunningSilo silo = server.Silo;

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_creation_answers_where_the_link_went_and_when_it_ends_and_mails_it(Transport transport)
    {
        var email = RunningSilo.NewAddress();

        var created = await silo.Connect(transport).Accounts.CreateAccountAsync(Some.Account(email));

        Assert.Equal(email, created.Email);
        Assert.Equal(silo.Time.GetUtcNow().AddHours(48).ToTimestamp(), created.ActivationExpireTime);
        var mail = await silo.MailAsync(email);
        Assert.Equal("[CYCLADES] Activer mon compte", mail.Subject);
        Assert.Contains("Vous venez de créer un compte sur Cyclades. Votre inscription sera possible seulement quand vous aurez activé votre compte.", Unwrapped(mail), StringComparison.Ordinal);
        Assert.Contains("Ce lien n'est valable que pour une durée de 48h. Passé ce délai, vos informations seront effacées.", Unwrapped(mail), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task An_empty_form_is_refused_with_every_field_that_is_missing(Transport transport)
    {
        var refused = await Refused.AssertAsync(
            silo.Connect(transport).Accounts.CreateAccountAsync(new CreateAccountRequest { RequestId = Some.RequestId() }),
            ErrorReason.InvalidFields,
            "identity.sex FIELD_FAULT_REQUIRED",
            "identity.birth_name FIELD_FAULT_REQUIRED",
            "identity.birth_name_confirmation FIELD_FAULT_REQUIRED",
            "identity.first_names FIELD_FAULT_REQUIRED",
            "identity.birth_date FIELD_FAULT_REQUIRED",
            "identity.birth_date_confirmation FIELD_FAULT_REQUIRED",
            "identity.birth_place.country_code FIELD_FAULT_REQUIRED",
            "identity.birth_place.department_code FIELD_FAULT_REQUIRED",
            "identity.birth_place.commune_code FIELD_FAULT_REQUIRED",
            "email FIELD_FAULT_REQUIRED",
            "email_confirmation FIELD_FAULT_REQUIRED",
            "password FIELD_FAULT_REQUIRED",
            "password_confirmation FIELD_FAULT_REQUIRED");

        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        Assert.All(refused.Descriptions, description => Assert.Equal("Ce champ est obligatoire.", description));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_confirmation_that_differs_is_refused_and_nothing_else_is(Transport transport)
    {
        await RefusedAsync(transport, form => form.Identity.BirthNameConfirmation = "Lami", "identity.birth_name_confirmation FIELD_FAULT_CONFIRMATION_DIFFERS");
        await RefusedAsync(transport, form => form.Identity.BirthDateConfirmation = Day(2002, 1, 2), "identity.birth_date_confirmation FIELD_FAULT_CONFIRMATION_DIFFERS");
        await RefusedAsync(transport, form => form.EmailConfirmation = "autre@example.fr", "email_confirmation FIELD_FAULT_CONFIRMATION_DIFFERS");
        await RefusedAsync(transport, form => form.PasswordConfirmation = Some.Password + "!", "password_confirmation FIELD_FAULT_CONFIRMATION_DIFFERS");
        await RefusedAsync(transport, form => form.Identity.BirthNameConfirmation = "", "identity.birth_name_confirmation FIELD_FAULT_REQUIRED");
        await RefusedAsync(transport, form => form.Identity.BirthDateConfirmation = null, "identity.birth_date_confirmation FIELD_FAULT_REQUIRED");
        await RefusedAsync(transport, form => form.EmailConfirmation = "", "email_confirmation FIELD_FAULT_REQUIRED");
        await RefusedAsync(transport, form => form.PasswordConfirmation = "", "password_confirmation FIELD_FAULT_REQUIRED");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_password_is_refused_with_every_rule_that_it_breaks(Transport transport)
    {
        const string TooShort = "password FIELD_FAULT_TOO_SHORT";
        const string TooLong = "password FIELD_FAULT_TOO_LONG";
        const string NoLower = "password FIELD_FAULT_LACKS_LOWER_CASE";
        const string NoUpper = "password FIELD_FAULT_LACKS_UPPER_CASE";
        const string NoSpecial = "password FIELD_FAULT_LACKS_SPECIAL_CHARACTER";
        await PasswordRefusedAsync(transport, "Bleu-nu", TooShort);
        await PasswordRefusedAsync(transport, "Bleu-nuit-et-tempetes", TooLong);
        await PasswordRefusedAsync(transport, "BLEU-NUIT", NoLower);
        await PasswordRefusedAsync(transport, "bleu-nuit", NoUpper);
        await PasswordRefusedAsync(transport, "BleuNuit7", NoSpecial);
        await PasswordRefusedAsync(transport, "7", TooShort, NoLower, NoUpper, NoSpecial);
        await PasswordRefusedAsync(transport, "Soleil2024!", "password FIELD_FAULT_COMMON_PASSWORD");
        await PasswordRefusedAsync(transport, "Xy-LAMY-7", "password FIELD_FAULT_OWN_DATA_IN_PASSWORD");
        await PasswordRefusedAsync(transport, "Xy-01012002", "password FIELD_FAULT_OWN_DATA_IN_PASSWORD");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_password_of_eight_or_twenty_characters_without_a_digit_is_taken_as_typed(Transport transport)
    {
        foreach (var password in (string[])["Bleu-nui", "Bleu-nuit-et-tempete", " Bleu nuit "])
        {
            var candidate = await silo.NewCandidateAsync(transport, form => (form.Password, form.PasswordConfirmation) = (password, password));

            var trimmed = password.Trim();
            if (trimmed != password)
            {
                await Refused.AssertAsync(
                    silo.Connect(transport).SignIn.SignInAsync(new SignInRequest { Identifier = candidate.Email, Password = trimmed, SessionKind = SessionKind.Token }),
                    ErrorReason.CredentialsRefused);
            }
        }
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_birth_date_must_exist_be_complete_and_not_lie_ahead(Transport transport)
    {
        var tomorrow = DateOnly.FromDateTime(silo.Time.GetUtcNow().UtcDateTime).AddDays(1);
        await DateRefusedAsync(Day(2001, 2, 29), "DATE_OUT_OF_RANGE");
        await DateRefusedAsync(Day(tomorrow.Year, tomorrow.Month, tomorrow.Day), "DATE_OUT_OF_RANGE");
        await DateRefusedAsync(Day(1899, 12, 31), "DATE_OUT_OF_RANGE");
        await DateRefusedAsync(Day(2001, 2, 0), "MALFORMED");
        await DateRefusedAsync(Day(2001, 0, 0), "MALFORMED");
        await RefusedAsync(
            transport,
            form => (form.Identity.BirthDate, form.Identity.BirthDateConfirmation) = (Day(0, 0, 0), Day(0, 0, 0)),
            "identity.birth_date FIELD_FAULT_REQUIRED",
            "identity.birth_date_confirmation FIELD_FAULT_REQUIRED");

        async Task DateRefusedAsync(PartialDate date, string fault) => await RefusedAsync(
            transport,
            form => (form.Identity.BirthDate, form.Identity.BirthDateConfirmation) = (date, date.Clone()),
            $"identity.birth_date FIELD_FAULT_{fault}");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_commune_is_one_of_the_departement(Transport transport)
    {
        await RefusedAsync(transport, form => form.Identity.BirthPlace.DepartmentCode = "051", "identity.birth_place.commune_code FIELD_FAULT_NOT_OFFERED");
        await RefusedAsync(transport, form => form.Identity.BirthPlace.Town = "Rennes", "identity.birth_place.town FIELD_FAULT_NOT_APPLICABLE");
        await RefusedAsync(transport, form => form.Identity.BirthPlace.CountryCode = "XX", "identity.birth_place.country_code FIELD_FAULT_NOT_OFFERED");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Born_abroad_the_town_is_free_and_the_departement_is_099(Transport transport)
    {
        const string Morocco = "99350";
        await RefusedAsync(
            transport,
            form => form.Identity.BirthPlace.CountryCode = Morocco,
            "identity.birth_place.department_code FIELD_FAULT_NOT_APPLICABLE",
            "identity.birth_place.commune_code FIELD_FAULT_NOT_APPLICABLE",
            "identity.birth_place.town FIELD_FAULT_REQUIRED");

        var candidate = await silo.NewCandidateAsync(
            transport,
            form => form.Identity.BirthPlace = new BirthPlaceForm { CountryCode = Morocco, Town = "Casablanca" });

        var place = (await candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest())).Account.Identity.BirthPlace;
        Assert.Equal(("099", "", "Casablanca"), (place.Department.Code, place.CommuneCode, place.Town));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task An_address_that_an_active_account_has_is_refused_in_the_guides_words(Transport transport)
    {
        var email = (await silo.NewCandidateAsync(transport)).Email;

        var refused = await Refused.AssertAsync(silo.Connect(transport).Accounts.CreateAccountAsync(Some.Account(email)), ErrorReason.EmailTaken);

        Assert.Equal(StatusCode.AlreadyExists, refused.Code);
        Assert.Equal("email", refused.Metadata["field"]);
        Assert.Equal(
            $"L'adresse email : {email} sert déjà d'identifiant de connexion à un autre compte : soit cela correspond à votre compte, alors faites \"J'ai déjà un compte\", soit vous n'avez pas de compte et vous devez rectifier l'adresse mail saisie.",
            refused.Text);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task An_address_is_the_same_whatever_its_case_and_spaces(Transport transport)
    {
        var email = (await silo.NewCandidateAsync(transport)).Email;

        foreach (var spelling in (string[])[email.ToUpperInvariant(), $"  {email} "])
        {
            await Refused.AssertAsync(silo.Connect(transport).Accounts.CreateAccountAsync(Some.Account(spelling)), ErrorReason.EmailTaken);
        }
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task An_address_that_is_none_is_refused(Transport transport)
    {
        foreach (var typed in (string[])["candidat", "candidat@", "candidat@example", "a b@example.fr", "a@b@example.fr"])
        {
            await RefusedAsync(transport, form => (form.Email, form.EmailConfirmation) = (typed, typed), "email FIELD_FAULT_MALFORMED");
        }
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_same_request_again_gets_the_same_answer_and_makes_nothing(Transport transport)
    {
        var request = Some.Account(RunningSilo.NewAddress());
        var accounts = silo.Connect(transport).Accounts;
        var first = await accounts.CreateAccountAsync(request);
        await silo.AdvanceAsync(TimeSpan.FromMinutes(1));

        var again = await accounts.CreateAccountAsync(request);

        Assert.Equal(first, again);
        await silo.SettleAsync();
        Assert.Single(silo.Mails, mail => mail.To == request.Email);
    }

    [Fact]
    public async Task An_answer_is_kept_7_days_and_the_request_id_belongs_to_its_account_after_that()
    {
        await using var own = await AccountServer.StartAsync();
        var accounts = own.Connect().Accounts;
        var request = Some.Account(RunningSilo.NewAddress());
        var first = await accounts.CreateAccountAsync(request);
        await own.ActivateAsync(request.Email);

        own.Pass(TimeSpan.FromDays(7) - TimeSpan.FromTicks(1));
        Assert.Equal(first, await accounts.CreateAccountAsync(request));
        own.Pass(TimeSpan.FromTicks(1));
        await Refused.AssertAsync(accounts.CreateAccountAsync(request), ErrorReason.RequestIdReused);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_same_request_id_with_another_content_is_refused(Transport transport)
    {
        var request = await silo.CreatePendingAsync(transport: transport);
        request.Identity.UsageName = "Martin";

        var refused = await Refused.AssertAsync(silo.Connect(transport).Accounts.CreateAccountAsync(request), ErrorReason.RequestIdReused);

        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_request_id_is_a_uuid(Transport transport)
    {
        await RefusedAsync(transport, form => form.RequestId = "", "request_id FIELD_FAULT_REQUIRED");
        await RefusedAsync(transport, form => form.RequestId = "one", "request_id FIELD_FAULT_MALFORMED");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task One_request_sent_several_times_at_once_makes_one_account(Transport transport)
    {
        var request = Some.Account(RunningSilo.NewAddress());
        var pending = silo.NumbersInState("pending").Count;
        var accounts = silo.Connect(transport).Accounts;

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => accounts.CreateAccountAsync(request).ResponseAsync));

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        await silo.SettleAsync();
        Assert.Equal(pending + 1, silo.NumbersInState("pending").Count);
        Assert.Single(silo.Mails, mail => mail.To == request.Email);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_candidate_number_has_eleven_digits_and_numbers_grow(Transport transport)
    {
        var first = await silo.NewCandidateAsync(transport);
        await silo.CreatePendingAsync(transport: transport);
        var later = await silo.NewCandidateAsync(transport);

        Assert.Matches("^[0-9]{11}$", first.Number);
        Assert.True(long.Parse(later.Number, null) >= long.Parse(first.Number, null) + 2);
    }

    [Fact]
    public async Task The_real_cost_of_a_password_is_paid_by_a_server_that_nobody_adjusts()
    {
        await using var real = await RunningSilo.StartAsync();

        var candidate = await real.NewCandidateAsync();

        await Refused.AssertAsync(
            real.Connect().SignIn.SignInAsync(new SignInRequest { Identifier = candidate.Email, Password = "Autre-chose7", SessionKind = SessionKind.Token }),
            ErrorReason.CredentialsRefused);
        Assert.IsType<Argon2idDerivation>(real.Services.GetRequiredService<IKeyDerivation>());
    }

    private static PartialDate Day(int year, int month, int day) => new() { Year = year, Month = month, Day = day };

    private static string Unwrapped(ReceivedMail mail) => string.Join(' ', mail.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task PasswordRefusedAsync(Transport transport, string password, params string[] fields) =>
        RefusedAsync(transport, form => (form.Password, form.PasswordConfirmation) = (password, password), fields);

    private async Task RefusedAsync(Transport transport, Action<CreateAccountRequest> change, params string[] fields)
    {
        var form = Some.Account(RunningSilo.NewAddress());
        change(form);
        await Refused.AssertAsync(silo.Connect(transport).Accounts.CreateAccountAsync(form), ErrorReason.InvalidFields, fields);
    }
}
