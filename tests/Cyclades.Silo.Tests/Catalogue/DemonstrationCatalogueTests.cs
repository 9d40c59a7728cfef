using Cyclades.Domain;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Reference;
using Xunit;

namespace Cyclades.Silo.Tests.Catalogue;

public sealed class DemonstrationCatalogueTests
{
    private static readonly ReferenceData Reference = ReferenceData.Load();
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);
    private static readonly DomainCode Cfg = DomainCode.Parse("CFG");
    private static readonly DomainCode Crpe = DomainCode.Parse("CRPE");

    private static CatalogueSnapshot Snapshot(DateOnly today)
    {
        var reading = CatalogueFile.Parse(CatalogueFile.Demonstration, today, Reference);
        Assert.Empty(reading.Faults);
        return new CatalogueSnapshot(reading.Catalogue!.National, reading.Catalogue.Services);
    }

    /// <summary>R12, to the letter, with the year of the next June session for 2023; REIMS after them, the centre abroad last.</summary>
    [Fact]
    public void The_last_choice_of_the_cascade_reads_as_in_the_guide()
    {
        var choices = Snapshot(Today).ServicesOf(Cfg, 2027, Noon).Select(service => service.Choice);
        Assert.Equal(
            [
                "ACADÉMIE D'AIX MARSEILLE - (JUIN 2027 LOCAL)",
                "ACADÉMIE D'AMIENS - (JANVIER 2027 LOCAL)",
                "ACADÉMIE D'ORLÉANS-TOURS - (JUIN 2027)",
                "ACADÉMIE DE BESANCON - (JUIN 2027 LOCAL)",
                "ACADÉMIE DE BORDEAUX - (JUIN 2027)",
                "ACADÉMIE DE CLERMONT-FERRAND - (JUIN 2027)",
                "ACADÉMIE DE CORSE - (JUIN 2027 LOCAL)",
                "ACADÉMIE DE CRÉTEIL - (CFG-INDIV-AVRIL 2027)",
                "ACADÉMIE DE CRÉTEIL - (SCOLAIRE-JUIN 2027)",
                "ACADÉMIE DE DIJON - (JUIN 2027 LOCAL)",
                "ACADÉMIE DE GRENOBLE - (JANVIER 2027 LOCAL)",
                "ACADÉMIE DE GRENOBLE - (JUIN 2027 LOCAL)",
                "ACADÉMIE DE LA GUADELOUPE - (JUIN 2027 LOCAL)",
                "ACADÉMIE DE LA GUADELOUPE - (MARS 2027 LOCAL)",
                "ACADÉMIE DE LA GUYANE - (JUIN 2027)",
                "ACADÉMIE DE LA MARTINIQUE - (JUIN 2027 LOCAL)",
                "ACADÉMIE DE REIMS - (JUIN 2027)",
                "CENTRE D'EXAMEN DE CASABLANCA - (JUIN 2027)",
            ],
            choices);
    }

    [Fact]
    public void The_cascade_leads_from_the_kind_to_the_year()
    {
        var catalogue = Snapshot(Today);
        Assert.Equal([ExamKind.Examen, ExamKind.Concours], catalogue.Kinds());
        Assert.Equal("CERTIFICAT DE FORMATION GÉNÉRALE", Assert.Single(catalogue.Domains(ExamKind.Examen)).Name);
        Assert.Equal("CONCOURS DE RECRUTEMENT DE PROFESSEURS DES ÉCOLES", Assert.Single(catalogue.Domains(ExamKind.Concours)).Name);
        Assert.Equal(new SessionYear(Cfg, 2027, "CFG 2027"), Assert.Single(catalogue.SessionYears(Cfg, Noon)));
    }

    [Fact]
    public void Reims_is_open_with_what_the_guide_shows_of_it()
    {
        var reims = Snapshot(Today).Find(ServiceId.Parse("CFG-2027-06/19"))!;
        Assert.Equal(ServiceState.Open, reims.Settings.StateAt(Noon));
        Assert.Equal(new DateTimeOffset(2026, 12, 21, 17, 0, 0, TimeSpan.Zero), reims.Settings.Period.Closing);
        Assert.Equal(new DateOnly(2026, 12, 23), reims.Settings.ReturnDate);
        Assert.Equal(["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], reims.Contact.AllLines);
        Assert.Equal(("Reims", "GRAND EST"), (reims.Academy.ShortName, reims.Academy.AcademicRegion));
        Assert.Equal(
            ["MINISTÈRE DE L'ÉDUCATION NATIONALE", "MINISTÈRE DE L'ENSEIGNEMENT SUPÉRIEUR, DE LA RECHERCHE ET DE L'INNOVATION"],
            reims.Ministries);
        Assert.Equal("CERTIFICAT DE FORMATION GENERALE", reims.Domain.DocumentTitle);
        Assert.Equal("NB : Pensez à apporter le dossier que vous avez éventuellement préparé.", reims.Settings.Note);
        Assert.Equal(["001 - Entretien avec le jury", "002 - Mathématiques", "003 - Français"], reims.Settings.Tests.Select(test => test.Name));
        Assert.All(reims.Settings.Tests, test => Assert.Equal(("Ponctuel", false), (test.Form, test.Optional)));
    }

    [Fact]
    public void Reims_offers_individual_and_other_categories_and_its_etablissements()
    {
        var reims = Snapshot(Today).Find(ServiceId.Parse("CFG-2027-06/19"))!.Settings;
        Assert.Contains(new CandidateCategory(CategoryCode.Parse("520"), "INDIVIDUEL", Individual: true), reims.Categories);
        Assert.Contains(reims.Categories, category => !category.Individual);
        var names = reims.Establishments.Select(establishment => establishment.NameWithUai).ToArray();
        Assert.Contains("CLG DU MAZELOT - ANGLURE (0510001Z)", names);
        Assert.Contains("CNED", names);
        Assert.Contains("INDIVIDUELS 035", names);
        var lycee = Assert.Single(reims.Establishments, establishment => establishment.Name == "LYCEE SIMONE VEIL - CHARLEVILLE MEZIERES");
        Assert.Equal("Div1", lycee.Divisions[0]);
    }

    [Fact]
    public void Places_with_another_legal_time_have_their_own_zone()
    {
        var zones = Snapshot(Today).National.Academies.ToDictionary(academy => academy.Code.ToString(), academy => academy.Zone);
        Assert.Equal("America/Guadeloupe", zones["32"]);
        Assert.Equal("America/Cayenne", zones["33"]);
        Assert.Equal("America/Martinique", zones["31"]);
        Assert.Equal("Africa/Casablanca", zones["CASABLANCA"]);
        Assert.Equal("Europe/Paris", zones["19"]);
    }

    /// <summary>D39: nothing is hard-wired to the CFG (R3).</summary>
    [Fact]
    public void The_contest_has_options_with_rules()
    {
        var contest = Snapshot(Today).ServicesOf(Crpe, 2027, Noon).First(service => service.Settings.IsOpen(Noon)).Settings;
        FieldFault[] Faults(params string[] chosen) =>
            [.. contest.CheckOptions([.. chosen.Select(TestCode.Parse)], "options").Select(violation => violation.Fault)];
        Assert.Empty(Faults("011"));
        Assert.Empty(Faults("012", "021", "022"));
        Assert.Equal([FieldFault.TooFewChosen], Faults());
        Assert.Equal([FieldFault.TooManyChosen], Faults("011", "012"));
        Assert.Equal([FieldFault.ExcludedByAnotherChoice], Faults("011", "021", "023"));
        Assert.Equal([FieldFault.NotOffered], Faults("011", "001"));
    }

    /// <summary>Every day of a leap year: 29 February, both days on which clocks change, the turn of {year} on 1 May.</summary>
    [Fact]
    public void It_reads_on_any_day_and_always_has_services_open_closed_and_to_come()
    {
        for (var day = new DateOnly(2028, 1, 1); day < new DateOnly(2029, 1, 1); day = day.AddDays(1))
        {
            var catalogue = Snapshot(day);
            var now = LegalTime.StartOfDayInParis(day).AddHours(12);
            var cfg = catalogue.Services.Where(service => service.Domain.Code == Cfg).ToArray();
            Assert.Equal(18, cfg.Length);
            Assert.Equal(Enum.GetValues<ServiceState>(), cfg.Select(service => service.Settings.StateAt(now)).Distinct().Order());
            Assert.Contains(catalogue.Services, service => service.Domain.Code == Crpe && service.Settings.IsOpen(now));
            Assert.Single(catalogue.NoticesAt(now));
            Assert.All(
                catalogue.Services.Where(service => service.Settings.StateAt(now) != ServiceState.Closed),
                service => Assert.True(service.Settings.ReturnDate < service.Session.FirstDay, $"{service.Id} on {day:O}"));
            var reims = Assert.Single(cfg, service => service.Academy.Code.ToString() == "19");
            Assert.True(reims.Settings.IsOpen(now));
            Assert.Equal(18, TimeZoneInfo.ConvertTime(reims.Settings.Period.Closing, LegalTime.Paris).Hour);
        }
    }

    [Fact]
    public void Applying_it_makes_every_service_and_applying_it_again_changes_nothing()
    {
        var loaded = CatalogueFile.Parse(CatalogueFile.Demonstration, Today, Reference).Catalogue!;
        var again = CatalogueFile.Parse(CatalogueFile.Demonstration, Today, Reference, loaded.National).Catalogue!;
        var actor = new Actor.Operator();
        var applied = Assert.Single(new ApplyCatalogue(actor, loaded.National).Decide(NationalCatalogue.Empty, Noon).Events);
        var national = NationalCatalogue.Empty.Apply(applied);
        var second = new ApplyCatalogue(actor, again.National).Decide(national, Noon);
        Assert.Empty(second.Events);
        Assert.Null(second.Refusal);
        foreach (var (settings, same) in loaded.Services.Zip(again.Services))
        {
            var service = RegistrationService.New(settings.Id);
            service = service.Apply(Assert.Single(new ApplySettings(actor, settings).Decide(service, national.Settings, Noon).Events));
            var nothing = new ApplySettings(actor, same).Decide(service, national.Settings, Noon);
            Assert.Empty(nothing.Events);
            Assert.Null(nothing.Refusal);
        }
    }
}
