using System.Collections.Immutable;
using Cyclades.Domain.Catalogue;
using Xunit;

namespace Cyclades.Domain.Tests.Catalogue;

public sealed class RegistrationServiceTests
{
    private static readonly Actor Operator = new Actor.Operator();
    private static readonly RegistrationService Empty = RegistrationService.New(Sample.Reims);

    [Fact]
    public void Sound_settings_make_the_service()
    {
        var decision = new ApplySettings(Operator, Sample.Settings).Decide(Empty, Sample.National, Sample.Now);
        Assert.Equal(new RegistrationServiceEvent.SettingsChanged(Sample.Now, Sample.Settings), Assert.Single(decision.Events));
        var service = Empty.Apply(decision.Events[0]);
        Assert.Equal((1, Sample.Settings), (service.Revision, service.Settings));
    }

    [Fact]
    public void The_same_settings_again_change_nothing()
    {
        var service = Empty.Apply(new RegistrationServiceEvent.SettingsChanged(Sample.Now, Sample.WithOptions));
        var copy = Sample.WithOptions with
        {
            Tests = [.. Sample.WithOptions.Tests],
            OptionRules = [new OptionRule.Choose("Langues", Sample.Codes("021", "022", "023"), 1, 2), Sample.WithOptions.OptionRules[1]],
        };
        var decision = new ApplySettings(Operator, copy).Decide(service, Sample.National, Sample.Now);
        Assert.Empty(decision.Events);
        Assert.Null(decision.Refusal);
    }

    [Fact]
    public void Any_difference_is_a_change()
    {
        var service = Empty.Apply(new RegistrationServiceEvent.SettingsChanged(Sample.Now, Sample.WithOptions));
        RegistrationServiceSettings[] others =
        [
            Sample.WithOptions with { Label = "JUIN 2023 LOCAL" },
            Sample.WithOptions with { Terms = "Autres modalités" },
            Sample.WithOptions with { ReturnDate = new DateOnly(2023, 9, 30) },
            Sample.WithOptions with { Period = new OpenPeriod(Sample.Settings.Period.Opening, Sample.Settings.Period.Closing.AddTicks(1)) },
            Sample.WithOptions with { Establishments = [Sample.Settings.Establishments[0] with { Divisions = ["Div1", "Div2"] }] },
            Sample.WithOptions with { OptionRules = [new OptionRule.Choose("Langues", Sample.Codes("021", "022", "023"), 0, 2), Sample.WithOptions.OptionRules[1]] },
            Sample.WithOptions with { Contact = new Contact(["AUTRE"]) },
        ];
        Assert.All(others, other => Assert.Single(new ApplySettings(Operator, other).Decide(service, Sample.National, Sample.Now).Events));
    }

    [Fact]
    public void Only_the_operator_sets_a_service_and_only_the_one_named()
    {
        Actor[] others = [new Actor.Candidate(new CandidateNumber(42)), new Actor.LinkHolder(), new Actor.Clock()];
        Assert.All(others, actor => Assert.IsType<Refusal.NotFound>(new ApplySettings(actor, Sample.Settings).Decide(Empty, Sample.National, Sample.Now).Refusal));
        var another = RegistrationService.New(ServiceId.Parse("CFG-2023-06/20"));
        Assert.IsType<Refusal.NotFound>(new ApplySettings(Operator, Sample.Settings).Decide(another, Sample.National, Sample.Now).Refusal);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var settings = new RegistrationServiceSettings(
            ServiceId.Parse("CFG-2024-06/99"), " ", Sample.Settings.Period, new DateOnly(2023, 9, 26), [], [], [], [], "");
        var refusal = Assert.IsType<Refusal.InvalidFields>(
            new ApplySettings(Operator, settings).Decide(RegistrationService.New(settings.Id), Sample.National, Sample.Now).Refusal);
        Assert.Equal(
            ["academy", "categories", "establishments", "label", "return_date", "session", "terms", "tests"],
            refusal.Violations.Select(violation => violation.Path).Order());
    }

    [Theory]
    [InlineData("2023-09-26", false)]
    [InlineData("2023-09-27", true)]
    [InlineData("2023-09-28", true)]
    public void The_return_date_is_not_before_the_closing_day(string returnDate, bool accepted) =>
        Assert.Equal(accepted, Check(Sample.Settings with { ReturnDate = DateOnly.Parse(returnDate, System.Globalization.CultureInfo.InvariantCulture) }).IsEmpty);

    /// <summary>Closing at the very start of the 28th: the 27th is the last day on which it was open.</summary>
    [Fact]
    public void A_closing_at_midnight_belongs_to_the_day_that_ends() =>
        Assert.Empty(Check(Sample.Settings with
        {
            Period = new OpenPeriod(Sample.Settings.Period.Opening, Sample.Paris(2023, 9, 28, 0)),
            ReturnDate = new DateOnly(2023, 9, 27),
        }));

    [Fact]
    public void Codes_are_unique()
    {
        var twice = Sample.Settings with
        {
            Categories = [Sample.Settings.Categories[0], Sample.Settings.Categories[0]],
            Establishments = [Sample.Settings.Establishments[0], Sample.Settings.Establishments[0]],
            Tests = [Sample.Settings.Tests[0], Sample.Settings.Tests[1], Sample.Settings.Tests[0]],
        };
        Assert.Equal(
            [
                new FieldViolation("categories[1].code", FieldFault.Repeated, "520"),
                new FieldViolation("establishments[1].code", FieldFault.Repeated, "0510001Z"),
                new FieldViolation("tests[2].code", FieldFault.Repeated, "001"),
            ],
            Check(twice));
    }

    [Fact]
    public void Option_rules_hold_together()
    {
        var settings = Sample.WithOptions with
        {
            OptionRules =
            [
                new OptionRule.Choose("Trop", Sample.Codes("021", "022"), 0, 3),
                new OptionRule.Choose("À l'envers", Sample.Codes("021", "022"), 2, 1),
                new OptionRule.Choose("Rien", [], 0, 1),
                new OptionRule.Choose("Obligatoire", Sample.Codes("001", "021"), 0, 1),
                new OptionRule.Exclude("Seule", Sample.Codes("021")),
                new OptionRule.Exclude("Deux fois", Sample.Codes("021", "021")),
            ],
        };
        Assert.Equal(
            [
                new FieldViolation("options[0].maximum", FieldFault.Malformed, "1-2"),
                new FieldViolation("options[1].minimum", FieldFault.Malformed, "0-1"),
                new FieldViolation("options[2].among", FieldFault.TooFewChosen, "1"),
                new FieldViolation("options[2].maximum", FieldFault.Malformed, "1-0"),
                new FieldViolation("options[3].among[0]", FieldFault.NotOffered, "001"),
                new FieldViolation("options[4].exclude", FieldFault.TooFewChosen, "2"),
                new FieldViolation("options[5].exclude[1]", FieldFault.Repeated, "021"),
            ],
            Check(settings));
    }

    [Theory]
    [InlineData(CatalogueLimits.Label, 0)]
    [InlineData(CatalogueLimits.Label + 1, 1)]
    public void A_label_has_a_longest_length(int length, int violations) =>
        Assert.Equal(violations, Check(Sample.Settings with { Label = new string('J', length) }).Length);

    /// <summary>SHA-256 of the UTF-8 text, as the contract says (D17).</summary>
    [Fact]
    public void The_terms_are_known_by_their_hash()
    {
        Assert.Equal(64, Sample.Settings.TermsHash.Length);
        Assert.Equal(
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            (Sample.Settings with { Terms = "abc" }).TermsHash);
        Assert.NotEqual(Sample.Settings.TermsHash, (Sample.Settings with { Terms = Sample.Settings.Terms + " " }).TermsHash);
    }

    [Fact]
    public void An_etablissement_prints_with_what_it_has()
    {
        Assert.Equal("CLG DU MAZELOT - ANGLURE (0510001Z)", Sample.Settings.Establishments[0].NameWithUai);
        Assert.Equal("CNED", new Establishment(EstablishmentCode.Parse("CNED"), "CNED", "", null, []).NameWithUai);
    }

    private static ImmutableArray<FieldViolation> Check(RegistrationServiceSettings settings) => SettingsRules.Check(settings, Sample.National);
}
