using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Candidatures;

public sealed class CandidatureEntryTests
{
    private const string Representative = "form.legal_representative";

    [Fact]
    public void A_complete_form_keeps_what_was_chosen_with_its_labels() =>
        AssertSame(Some.Form, Check(Some.Entry()).Value);

    [Fact]
    public void Every_field_of_the_form_is_kept()
    {
        var entry = new CandidatureEntry
        {
            NationalityCode = "99109",
            Address = new AddressEntry("99109", "Bonner Str. 1", "Bât. B", "Esc. 3", "Apt. 4", "D-50677", "Köln"),
            Phone = " +49 221  123456 ",
            RepresentativeCategoryCode = "00",
            Father = new ParentEntry("Lamy", "Jean"),
            Mother = new ParentEntry("Durand", "Anne"),
            LegalRepresentative = new RepresentativeEntry("Anne  Durand", " anne.lamy@orange.fr "),
            CandidateCategoryCode = "100",
            EstablishmentCode = "CNED",
            ArrangementRequested = true,
            PressConsent = true,
            AuthoritiesConsent = false,
            AcceptedTermsHash = Some.Service().Settings.TermsHash,
        };

        AssertSame(
            new CandidatureForm(
                new Choice("99109", "Allemand"),
                new PostalAddress(new Choice("99109", "ALLEMAGNE"), "Bonner Str. 1", "Bât. B", "Esc. 3", "Apt. 4", "D-50677", "Köln"),
                "+49 221 123456",
                new Choice("00", "Non renseigné"),
                new Parent("Lamy", "Jean"),
                new Parent("Durand", "Anne"),
                new LegalRepresentative("Anne Durand", EmailAddress.Parse("anne.lamy@orange.fr")),
                Some.Scolaire,
                new FiledEstablishment(Some.Cned.Code, "CNED", null),
                null,
                true,
                true,
                false,
                [],
                Some.MandatoryTests,
                Some.Service().Settings.TermsHash),
            Check(entry, Some.BornAbroad with { BirthDate = Some.Minor.BirthDate }).Value);
    }

    // R76, D11, D14: what is mandatory, nothing preselected.
    [Fact]
    public void Everything_left_empty_is_said_at_once() =>
        AssertFaults(
            Check(CandidatureEntry.Empty),
            ("form.accepted_terms_hash", FieldFault.Required),
            ("form.nationality_code", FieldFault.Required),
            ("form.address.country_code", FieldFault.Required),
            ("form.address.postal_code", FieldFault.Required),
            ("form.address.line1", FieldFault.Required),
            ("form.address.locality", FieldFault.Required),
            ("form.representative_category_code", FieldFault.Required),
            ("form.candidate_category_code", FieldFault.Required),
            ("form.establishment_code", FieldFault.Required),
            ("form.arrangement_requested", FieldFault.Required),
            ("form.press_consent", FieldFault.Required),
            ("form.authorities_consent", FieldFault.Required));

    [Fact]
    public void A_minor_born_abroad_is_asked_for_the_parents_and_a_representative_too() =>
        AssertFaults(
            Check(
                Some.Entry() with { Father = new ParentEntry(" ", null), LegalRepresentative = new RepresentativeEntry("", " ") },
                Some.BornAbroad with { BirthDate = Some.Minor.BirthDate }),
            ("form.father.last_name", FieldFault.Required),
            ("form.father.first_names", FieldFault.Required),
            ("form.mother.last_name", FieldFault.Required),
            ("form.mother.first_names", FieldFault.Required),
            ($"{Representative}.name", FieldFault.Required),
            ($"{Representative}.email", FieldFault.Required));

    [Fact]
    public void Everything_wrong_is_said_at_once() =>
        AssertFaults(
            Check(new CandidatureEntry
            {
                NationalityCode = "FR",
                Address = new AddressEntry("FR", "rue\u0007", "😀", new string('a', 61), "محمد", "35_000", "Rennes\nBcc:"),
                Phone = "appelez-moi",
                RepresentativeCategoryCode = "99",
                Father = new ParentEntry("Lamy", null),
                Mother = new ParentEntry(null, "Anne"),
                LegalRepresentative = new RepresentativeEntry("Anne", null),
                CandidateCategoryCode = "999",
                EstablishmentCode = "0510002A",
                ClassDivision = "Div1",
                ArrangementRequested = null,
                PressConsent = null,
                AuthoritiesConsent = null,
                OptionCodes = ["101", "?"],
                AcceptedTermsHash = "",
            }),
            ("form.accepted_terms_hash", FieldFault.Required),
            ("form.nationality_code", FieldFault.NotOffered),
            ("form.address.country_code", FieldFault.NotOffered),
            ("form.address.postal_code", FieldFault.ForbiddenCharacter),
            ("form.address.line1", FieldFault.ForbiddenCharacter),
            ("form.address.line2", FieldFault.ForbiddenCharacter),
            ("form.address.line3", FieldFault.TooLong),
            ("form.address.line4", FieldFault.ForbiddenCharacter),
            ("form.address.locality", FieldFault.ForbiddenCharacter),
            ("form.phone", FieldFault.ForbiddenCharacter),
            ("form.representative_category_code", FieldFault.NotOffered),
            ("form.father", FieldFault.NotApplicable),
            ("form.mother", FieldFault.NotApplicable),
            (Representative, FieldFault.NotApplicable),
            ("form.candidate_category_code", FieldFault.NotOffered),
            ("form.establishment_code", FieldFault.NotOffered),
            ("form.arrangement_requested", FieldFault.Required),
            ("form.press_consent", FieldFault.Required),
            ("form.authorities_consent", FieldFault.Required),
            ("form.option_codes", FieldFault.NotOffered),
            ("form.option_codes", FieldFault.NotOffered));

    // D14: nothing is preselected but what leaves no choice.
    [Fact]
    public void A_new_form_is_filled_in_only_where_a_single_answer_is_possible()
    {
        var settings = Some.Service().Settings;

        AssertSame(CandidatureEntry.Empty, CandidatureEntry.PrefilledFor(settings));
        AssertSame(
            CandidatureEntry.Empty with { CandidateCategoryCode = "520", EstablishmentCode = "CNED" },
            CandidatureEntry.PrefilledFor(settings with { Categories = [Some.Individuel], Establishments = [Some.Cned] }));
    }

    // --- address

    [Theory]
    [InlineData("form.address.line1")]
    [InlineData("form.address.line2")]
    [InlineData("form.address.line3")]
    [InlineData("form.address.line4")]
    [InlineData("form.address.locality")]
    public void A_line_of_an_address_has_at_most_60_printable_characters(string path)
    {
        Assert.Null(Check(WithLine(path, new string('é', 60))).Refusal);
        AssertSame(
            new Refusal.InvalidFields([new FieldViolation(path, FieldFault.TooLong, "60")]),
            Check(WithLine(path, new string('é', 61))).Refusal);
        AssertFaults(Check(WithLine(path, "rue\u0007")), (path, FieldFault.ForbiddenCharacter));
        AssertFaults(Check(WithLine(path, "ул. Ленина")), (path, FieldFault.ForbiddenCharacter));
        Assert.Null(Check(WithLine(path, "3 bis, rue de l’Été (« Les Lilas ») – n° 2 & 4 / B#@")).Refusal);
    }

    [Theory]
    [InlineData("35000", null)]
    [InlineData(" 97110 ", null)]
    [InlineData("", FieldFault.Required)]
    [InlineData("3", FieldFault.Malformed)]
    [InlineData("3500", FieldFault.Malformed)]
    [InlineData("350000", FieldFault.Malformed)]
    [InlineData("35 000", FieldFault.Malformed)]
    [InlineData("3500A", FieldFault.Malformed)]
    [InlineData("1234567890123", FieldFault.TooLong)]
    [InlineData("35000!", FieldFault.ForbiddenCharacter)]
    [InlineData("٣٥٠٠٠", FieldFault.ForbiddenCharacter)]
    public void A_French_postal_code_has_five_digits(string typed, FieldFault? fault) =>
        AssertFaults(
            Check(WithAddress(address => address with { PostalCode = typed })),
            fault is { } expected ? [("form.address.postal_code", expected)] : []);

    [Theory]
    [InlineData("SW1A 1AA", null)]
    [InlineData("d-50677", null)]
    [InlineData("123456789012", null)]
    [InlineData("1234567890123", FieldFault.TooLong)]
    [InlineData("50677*", FieldFault.ForbiddenCharacter)]
    [InlineData(" ", FieldFault.Required)]
    public void A_foreign_one_has_at_most_12_letters_and_digits(string typed, FieldFault? fault) =>
        AssertFaults(
            Check(WithAddress(address => address with { CountryCode = "99109", PostalCode = typed })),
            fault is { } expected ? [("form.address.postal_code", expected)] : []);

    [Fact]
    public void An_envelope_names_the_country_only_abroad()
    {
        Assert.Equal(["1 rue de la Paix", "35000 RENNES"], Some.Form.Address.Lines());
        Assert.Equal(
            ["1 rue de la Paix", "Bât. B", "50677 RENNES", "ALLEMAGNE"],
            (Some.Form.Address with { Line3 = "Bât. B", PostalCode = "50677", Country = new Choice("99109", "ALLEMAGNE") }).Lines());
    }

    // --- telephone

    [Theory]
    [InlineData(null, null)]
    [InlineData("  ", null)]
    [InlineData("02 99 00 00 00", null)]
    [InlineData("+33 (0)2.99-000000", null)]
    [InlineData("123456", null)]
    [InlineData("12345", FieldFault.Malformed)]
    [InlineData("(+) 12-34.5", FieldFault.Malformed)]
    [InlineData("01234567890123456789", null)]
    [InlineData("012345678901234567890", FieldFault.TooLong)]
    [InlineData("poste 123456", FieldFault.ForbiddenCharacter)]
    [InlineData("٠١٢٣٤٥", FieldFault.ForbiddenCharacter)]
    public void A_telephone_is_optional_and_has_at_least_six_digits(string? typed, FieldFault? fault) =>
        AssertFaults(Check(Some.Entry() with { Phone = typed }), fault is { } expected ? [("form.phone", expected)] : []);

    // --- parents (R75, D7)

    [Fact]
    public void Parents_are_asked_only_of_a_candidate_born_abroad()
    {
        var withParents = Some.Entry() with { Father = new ParentEntry("Lamy", "Jean"), Mother = new ParentEntry("Durand", "Anne") };

        Assert.Equal(new Parent("Lamy", "Jean"), Check(withParents, Some.BornAbroad).Value!.Father);
        Assert.Equal(new Parent("Durand", "Anne"), Check(withParents, Some.BornAbroad).Value!.Mother);
        AssertFaults(Check(withParents), ("form.father", FieldFault.NotApplicable), ("form.mother", FieldFault.NotApplicable));
    }

    [Fact]
    public void Parents_left_blank_are_none() =>
        Assert.Null(Check(Some.Entry() with { Father = new ParentEntry(" ", ""), Mother = new ParentEntry(null, " ") }).Refusal);

    [Fact]
    public void Names_of_parents_have_at_most_100_letters() =>
        AssertFaults(
            Check(
                Some.Entry() with
                {
                    Father = new ParentEntry(new string('a', 101), "Jean 1er"),
                    Mother = new ParentEntry("李", new string('a', 101)),
                },
                Some.BornAbroad),
            ("form.father.last_name", FieldFault.TooLong),
            ("form.father.first_names", FieldFault.ForbiddenCharacter),
            ("form.mother.last_name", FieldFault.ForbiddenCharacter),
            ("form.mother.first_names", FieldFault.TooLong));

    // --- legal representative (D38)

    [Theory]
    [InlineData(2009, 12, 5, false)]
    [InlineData(2009, 12, 6, false)]
    [InlineData(2009, 12, 7, true)]
    public void A_representative_is_asked_of_who_is_under_18_on_the_first_day_of_the_session(int year, int month, int day, bool asked)
    {
        var identity = Some.Identity with { BirthDate = new PartialDate(year, month, day) };

        AssertFaults(
            Check(Some.Entry(), identity),
            asked ? [($"{Representative}.name", FieldFault.Required), ($"{Representative}.email", FieldFault.Required)] : []);
        AssertFaults(Check(Some.EntryOfMinor(), identity), asked ? [] : [(Representative, FieldFault.NotApplicable)]);
    }

    [Theory]
    [InlineData("", "anne@orange.fr", $"{Representative}.name", FieldFault.Required)]
    [InlineData("Anne 2", "anne@orange.fr", $"{Representative}.name", FieldFault.ForbiddenCharacter)]
    [InlineData("Anne", " ", $"{Representative}.email", FieldFault.Required)]
    [InlineData("Anne", "anne", $"{Representative}.email", FieldFault.Malformed)]
    [InlineData("Anne", "Paul.LAMY@gmail.com", $"{Representative}.email", FieldFault.OwnAddress)]
    public void A_representative_has_a_name_and_an_address_of_his_own(string name, string email, string path, FieldFault fault) =>
        AssertFaults(
            Check(Some.Entry() with { LegalRepresentative = new RepresentativeEntry(name, email) }, Some.Minor), (path, fault));

    [Fact]
    public void The_name_of_a_representative_has_at_most_100_letters() =>
        AssertSame(
            new Refusal.InvalidFields([new FieldViolation($"{Representative}.name", FieldFault.TooLong, "100")]),
            Check(
                Some.Entry() with { LegalRepresentative = new RepresentativeEntry(new string('a', 101), "anne@orange.fr") },
                Some.Minor).Refusal);

    [Theory]
    [InlineData("Anne", null)]
    [InlineData(" ", "anne@orange.fr")]
    public void An_adult_names_no_representative_not_even_in_part(string? name, string? email) =>
        AssertFaults(
            Check(Some.Entry() with { LegalRepresentative = new RepresentativeEntry(name, email) }),
            (Representative, FieldFault.NotApplicable));

    [Fact]
    public void A_representative_left_blank_is_none() =>
        Assert.Null(Check(Some.Entry() with { LegalRepresentative = new RepresentativeEntry(" ", "") }).Value!.Representative);

    // --- category, établissement, division

    [Theory]
    [InlineData("100", false)]
    [InlineData(" 520 ", true)]
    public void A_category_is_chosen_among_those_offered(string code, bool individual) =>
        Assert.Equal(individual, Check(Some.Entry() with { CandidateCategoryCode = code }).Value!.Category.Individual);

    [Theory]
    [InlineData("521")]
    [InlineData("INDIVIDUEL")]
    [InlineData("no code")]
    public void Another_category_is_not_offered(string code) =>
        AssertFaults(
            Check(Some.Entry() with { CandidateCategoryCode = code }), ("form.candidate_category_code", FieldFault.NotOffered));

    [Fact]
    public void An_etablissement_is_chosen_among_those_offered()
    {
        Assert.Equal("CNED", Check(Some.Entry() with { EstablishmentCode = " CNED " }).Value!.Establishment.Name);
        AssertFaults(Check(Some.Entry() with { EstablishmentCode = "0510002A" }), ("form.establishment_code", FieldFault.NotOffered));
        AssertFaults(Check(Some.Entry() with { EstablishmentCode = "no code" }), ("form.establishment_code", FieldFault.NotOffered));
    }

    // D13: optional, offered whenever the établissement declares divisions.
    [Theory]
    [InlineData("0510001Z", null, null)]
    [InlineData("0510001Z", " Div2 ", "Div2")]
    [InlineData("CNED", " ", null)]
    public void A_division_is_optional(string establishment, string? typed, string? kept) =>
        Assert.Equal(
            kept,
            Check(Some.Entry() with { EstablishmentCode = establishment, ClassDivision = typed }).Value!.ClassDivision);

    [Theory]
    [InlineData("0510001Z", "Div3")]
    [InlineData("0510001Z", "div1")]
    [InlineData("CNED", "Div1")]
    public void A_division_that_the_etablissement_does_not_declare_is_not_offered(string establishment, string typed) =>
        AssertFaults(
            Check(Some.Entry() with { EstablishmentCode = establishment, ClassDivision = typed }),
            ("form.class_division", FieldFault.NotOffered));

    [Fact]
    public void Codes_of_lists_are_trimmed() =>
        Assert.Equal(new Choice("99109", "Allemand"), Check(Some.Entry() with { NationalityCode = " 99109 " }).Value!.Nationality);

    // --- options (D39)

    [Fact]
    public void An_exam_without_options_takes_none() =>
        AssertFaults(Check(Some.Entry() with { OptionCodes = ["101"] }), ("form.option_codes", FieldFault.NotOffered));

    [Theory]
    [InlineData("101")]
    [InlineData("101,103")]
    [InlineData("102")]
    public void Options_follow_their_rules(string codes) =>
        Assert.Equal(codes.Split(','), Options(codes).Value!.Options.Select(code => code.ToString()));

    [Theory]
    [InlineData("", FieldFault.TooFewChosen, "1 (Langue vivante)")]
    [InlineData("103", FieldFault.TooFewChosen, "1 (Langue vivante)")]
    [InlineData("101,102", FieldFault.TooManyChosen, "1 (Langue vivante)")]
    [InlineData("102,103", FieldFault.ExcludedByAnotherChoice, "102, 103")]
    [InlineData("101,104", FieldFault.NotOffered, "104")]
    [InlineData("101,001", FieldFault.NotOffered, "001")]
    [InlineData("101,no code", FieldFault.NotOffered, null)]
    public void Another_choice_of_options_is_refused(string codes, FieldFault fault, string? bound) =>
        AssertSame(
            new Refusal.InvalidFields([new FieldViolation("form.option_codes", fault, bound)]),
            Options(codes).Refusal);

    [Fact]
    public void A_list_of_options_that_is_missing_is_empty() =>
        Assert.Null(Check(Some.Entry() with { OptionCodes = default }).Refusal);

    // --- terms (R67, D17)

    [Fact]
    public void The_terms_must_have_been_accepted() =>
        AssertFaults(Check(Some.Entry() with { AcceptedTermsHash = null }), ("form.accepted_terms_hash", FieldFault.Required));

    [Fact]
    public void The_terms_must_be_those_of_the_service()
    {
        var other = Some.Service();
        other = other with { Settings = other.Settings with { Terms = other.Settings.Terms + " " } };

        Assert.Equal(new Refusal.TermsChanged(), Some.Entry().Check(Some.Identity, Some.Email, other, Some.Reference).Refusal);
        Assert.Equal(other.Settings.TermsHash, Check(Some.Entry(other), service: other).Value!.TermsHash);
    }

    [Fact]
    public void The_terms_accepted_for_an_earlier_version_stay_good()
    {
        var other = Some.Service();
        other = other with { Settings = other.Settings with { Terms = "Nouvelles modalités" } };
        var earlier = Some.Service().Settings.TermsHash;

        Assert.Equal(
            earlier, Some.Entry().Check(Some.Identity, Some.Email, other, Some.Reference, earlierTerms: earlier).Value!.TermsHash);
        Assert.Equal(
            new Refusal.TermsChanged(),
            (Some.Entry() with { AcceptedTermsHash = "other" }).Check(Some.Identity, Some.Email, other, Some.Reference, earlier).Refusal);
    }

    [Fact]
    public void Faults_are_told_before_terms_that_changed() =>
        AssertFaults(
            Check(Some.Entry() with { AcceptedTermsHash = "other", PressConsent = null }), ("form.press_consent", FieldFault.Required));

    private static Outcome<CandidatureForm> Check(CandidatureEntry entry, Identity? identity = null, OfferedService? service = null) =>
        entry.Check(identity ?? Some.Identity, Some.Email, service ?? Some.Service(), Some.Reference);

    private static Outcome<CandidatureForm> Options(string codes) =>
        Check(
            Some.Entry(Some.Contest()) with { OptionCodes = [.. codes.Split(',', StringSplitOptions.RemoveEmptyEntries)] },
            service: Some.Contest());

    private static CandidatureEntry WithAddress(Func<AddressEntry, AddressEntry> change)
    {
        var entry = Some.Entry();
        return entry with { Address = change(entry.Address) };
    }

    private static CandidatureEntry WithLine(string path, string line) => WithAddress(address => path switch
    {
        "form.address.line1" => address with { Line1 = line },
        "form.address.line2" => address with { Line2 = line },
        "form.address.line3" => address with { Line3 = line },
        "form.address.line4" => address with { Line4 = line },
        _ => address with { Locality = line },
    });

    private static void AssertFaults(Outcome<CandidatureForm> outcome, params (string Path, FieldFault Fault)[] faults) =>
        Assert.Equal(
            faults.Order(),
            outcome.Refusal is null
                ? []
                : Assert.IsType<Refusal.InvalidFields>(outcome.Refusal).Violations
                    .Select(violation => (violation.Path, violation.Fault)).Order());
}
