using Cyclades.Domain.Accounts;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Accounts;

public sealed class IdentityEntryTests
{
    [Fact]
    public void A_birth_in_France_keeps_the_labels_of_the_lists() =>
        AssertSame(Some.Identity, Check(Some.IdentityEntry()).Value);

    // D7: 099, the town as typed.
    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("099")]
    public void A_birth_abroad_is_in_099_and_its_town_is_free_text(string? department) =>
        AssertSame(Some.BornAbroad, Check(Abroad() with { DepartmentCode = department }).Value);

    [Fact]
    public void Names_are_trimmed_composed_and_their_spaces_folded()
    {
        var identity = Check(Some.IdentityEntry() with
        {
            BirthName = "  de \u00a0 La\u00a0Tour \r\n",
            BirthNameConfirmation = "de La Tour",
            UsageName = " ",
            FirstNames = "E\u0301loi\u0308se",
        }).Value!;

        Assert.Equal(("de La Tour", null, "Éloïse"), (identity.BirthName, identity.UsageName, identity.FirstNames));
    }

    [Fact]
    public void Everything_left_empty_is_said_at_once()
    {
        var empty = new IdentityEntry(null, null, null, null, null, null, null, null, null, null, null);

        AssertFaults(
            empty,
            ("identity.sex", FieldFault.Required),
            ("identity.birth_name", FieldFault.Required),
            ("identity.birth_name_confirmation", FieldFault.Required),
            ("identity.first_names", FieldFault.Required),
            ("identity.birth_date", FieldFault.Required),
            ("identity.birth_date_confirmation", FieldFault.Required),
            ("identity.birth_place.country_code", FieldFault.Required),
            ("identity.birth_place.department_code", FieldFault.Required),
            ("identity.birth_place.commune_code", FieldFault.Required));
    }

    [Fact]
    public void Everything_wrong_is_said_at_once()
    {
        var wrong = new IdentityEntry(
            null, "L4my", "Lamy", "<b>", "😀", new PartialDate(2999, 1, 1), new PartialDate(1998, 5, 30), "FR", "35", "RENNES", "Rennes");

        AssertFaults(
            wrong,
            ("identity.sex", FieldFault.Required),
            ("identity.birth_name", FieldFault.ForbiddenCharacter),
            ("identity.birth_name_confirmation", FieldFault.ConfirmationDiffers),
            ("identity.usage_name", FieldFault.ForbiddenCharacter),
            ("identity.first_names", FieldFault.ForbiddenCharacter),
            ("identity.birth_date", FieldFault.DateOutOfRange),
            ("identity.birth_date_confirmation", FieldFault.ConfirmationDiffers),
            ("identity.birth_place.country_code", FieldFault.NotOffered),
            ("identity.birth_place.department_code", FieldFault.NotOffered),
            ("identity.birth_place.commune_code", FieldFault.NotOffered),
            ("identity.birth_place.town", FieldFault.NotApplicable));
    }

    [Fact]
    public void A_birth_abroad_takes_no_French_place_and_needs_a_town() =>
        AssertFaults(
            Abroad() with { DepartmentCode = "035", CommuneCode = "35238", Town = " " },
            ("identity.birth_place.department_code", FieldFault.NotApplicable),
            ("identity.birth_place.commune_code", FieldFault.NotApplicable),
            ("identity.birth_place.town", FieldFault.Required));

    [Fact]
    public void The_town_of_a_birth_abroad_is_printable_and_at_most_100_characters()
    {
        Assert.Null(Check(Abroad() with { Town = new string('a', 100) }).Refusal);
        AssertFaults(Abroad() with { Town = new string('a', 101) }, ("identity.birth_place.town", FieldFault.TooLong));
        AssertFaults(Abroad() with { Town = "東京" }, ("identity.birth_place.town", FieldFault.ForbiddenCharacter));
        Assert.Equal("Saint-Louis (2e), n° 3", Check(Abroad() with { Town = "Saint-Louis (2e), n° 3" }).Value!.BirthPlace.Locality);
    }

    [Fact]
    public void A_commune_is_looked_for_in_its_own_departement() =>
        AssertFaults(
            Some.IdentityEntry() with { DepartmentCode = "008" },
            ("identity.birth_place.commune_code", FieldFault.NotOffered));

    [Fact]
    public void The_departement_of_a_birth_abroad_is_none_for_a_birth_in_France() =>
        AssertFaults(
            Some.IdentityEntry() with { DepartmentCode = "099" },
            ("identity.birth_place.department_code", FieldFault.NotOffered),
            ("identity.birth_place.commune_code", FieldFault.NotOffered));

    [Theory]
    [InlineData("identity.birth_name")]
    [InlineData("identity.usage_name")]
    [InlineData("identity.first_names")]
    public void A_name_has_at_most_100_characters(string path)
    {
        Assert.Null(Check(WithName(path, new string('a', 100))).Refusal);
        AssertSame(
            new Refusal.InvalidFields([new FieldViolation(path, FieldFault.TooLong, "100")]),
            Check(WithName(path, new string('a', 101))).Refusal);
    }

    [Theory]
    [InlineData("Éloïse")]
    [InlineData("D'Artagnan")]
    [InlineData("D’Artagnan")]
    [InlineData("Saint-Exupéry")]
    [InlineData("Ñuñez")]
    [InlineData("Łukasz")]
    [InlineData("Ngọc")]
    [InlineData("Œuvrard, dit Ÿ")]
    [InlineData("Ngo\u0323c")]
    [InlineData("Đặng Thị Ánh")]
    [InlineData("Şahin Ğ")]
    public void A_name_that_civil_status_or_a_passport_bears_passes(string name)
    {
        Assert.Null(Check(WithName("identity.birth_name", name)).Refusal);
        Assert.Null(Check(WithName("identity.usage_name", name)).Refusal);
        Assert.Null(Check(WithName("identity.first_names", name)).Refusal);
    }

    [Theory]
    [InlineData("李小龙")]
    [InlineData("محمد")]
    [InlineData("Иван")]
    [InlineData("Ζωή")]
    [InlineData("Zoé 😀")]
    [InlineData("Zo\u0007é")]
    [InlineData("Zoé\nAnne")]
    [InlineData("Zoé\r\nBcc: x@y.fr")]
    [InlineData("Zoé\tAnne")]
    [InlineData("Zoé\u2028Anne")]
    [InlineData("Zo\u200bé")]
    [InlineData("Zo\u202eé")]
    [InlineData("Zo\u00adé")]
    [InlineData("<b>Zoé</b>")]
    [InlineData("Zoé & Anne")]
    [InlineData("Zoé 2")]
    [InlineData("evil.example")]
    [InlineData("Zo\ufffdé")]
    public void What_no_document_can_print_or_no_name_has_does_not(string name)
    {
        AssertFaults(WithName("identity.birth_name", name), ("identity.birth_name", FieldFault.ForbiddenCharacter));
        AssertFaults(WithName("identity.usage_name", name), ("identity.usage_name", FieldFault.ForbiddenCharacter));
        AssertFaults(WithName("identity.first_names", name), ("identity.first_names", FieldFault.ForbiddenCharacter));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_letter()
    {
        AssertFaults(WithName("identity.birth_name", "Zo\ud800é"), ("identity.birth_name", FieldFault.ForbiddenCharacter));
        AssertFaults(WithName("identity.first_names", "\udc00Zoé"), ("identity.first_names", FieldFault.ForbiddenCharacter));
    }

    [Theory]
    [InlineData(2027, 1, 20)]
    [InlineData(1900, 1, 1)]
    [InlineData(2024, 2, 29)]
    public void A_birth_date_lies_between_1900_and_today(int year, int month, int day) =>
        Assert.Equal(new PartialDate(year, month, day), Check(Born(new PartialDate(year, month, day))).Value!.BirthDate);

    [Theory]
    [InlineData(2027, 1, 21)]
    [InlineData(1899, 12, 31)]
    [InlineData(2023, 2, 29)]
    [InlineData(2000, 13, 1)]
    [InlineData(2000, 0, 1)]
    [InlineData(2000, 1, 0)]
    [InlineData(0, 1, 1)]
    [InlineData(10000, 1, 1)]
    [InlineData(int.MinValue, int.MaxValue, int.MinValue)]
    public void Another_one_does_not_exist_or_is_out_of_range(int year, int month, int day) =>
        AssertFaults(Born(new PartialDate(year, month, day)), ("identity.birth_date", FieldFault.DateOutOfRange));

    // R27: dd/MM/yyyy is mandatory on the form.
    [Theory]
    [InlineData(1998, 5, null)]
    [InlineData(1998, null, null)]
    [InlineData(1998, null, 30)]
    public void A_birth_date_typed_in_part_is_malformed(int year, int? month, int? day) =>
        AssertFaults(Born(new PartialDate(year, month, day)), ("identity.birth_date", FieldFault.Malformed));

    [Fact]
    public void Confirmations_must_equal_what_they_confirm()
    {
        AssertFaults(
            Some.IdentityEntry() with { BirthNameConfirmation = "LAMY" },
            ("identity.birth_name_confirmation", FieldFault.ConfirmationDiffers));
        AssertFaults(
            Some.IdentityEntry() with { BirthDateConfirmation = new PartialDate(1998, 5, 31) },
            ("identity.birth_date_confirmation", FieldFault.ConfirmationDiffers));
    }

    private static IdentityEntry Abroad() =>
        Some.IdentityEntry() with { CountryCode = "99109", DepartmentCode = null, CommuneCode = null, Town = "Köln" };

    private static IdentityEntry Born(PartialDate date) =>
        Some.IdentityEntry() with { BirthDate = date, BirthDateConfirmation = date };

    private static IdentityEntry WithName(string path, string name) => path switch
    {
        "identity.birth_name" => Some.IdentityEntry() with { BirthName = name, BirthNameConfirmation = name },
        "identity.usage_name" => Some.IdentityEntry() with { UsageName = name },
        _ => Some.IdentityEntry() with { FirstNames = name },
    };

    private static Outcome<Identity> Check(IdentityEntry entry) => entry.Check(Some.Reference, Some.Today);

    private static void AssertFaults(IdentityEntry entry, params (string Path, FieldFault Fault)[] faults) =>
        Assert.Equal(
            faults,
            Assert.IsType<Refusal.InvalidFields>(Check(entry).Refusal).Violations.Select(violation => (violation.Path, violation.Fault)));
}
