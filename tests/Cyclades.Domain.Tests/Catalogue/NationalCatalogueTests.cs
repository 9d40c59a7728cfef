using Cyclades.Domain.Catalogue;
using Xunit;

namespace Cyclades.Domain.Tests.Catalogue;

public sealed class NationalCatalogueTests
{
    private static readonly Actor Operator = new Actor.Operator();
    private static readonly NationalCatalogue Applied =
        NationalCatalogue.Empty.Apply(new NationalCatalogueEvent.Applied(Sample.Now, Sample.National));

    [Fact]
    public void Sound_settings_are_applied_and_the_same_again_change_nothing()
    {
        var decision = new ApplyCatalogue(Operator, Sample.National).Decide(NationalCatalogue.Empty, Sample.Now);
        var catalogue = NationalCatalogue.Empty.Apply(Assert.Single(decision.Events));
        Assert.Equal(1, catalogue.Revision);
        var copy = Sample.National with { Academies = [.. Sample.National.Academies] };
        Assert.Empty(new ApplyCatalogue(Operator, copy).Decide(catalogue, Sample.Now).Events);
        var other = Sample.National with { Notices = [] };
        Assert.Single(new ApplyCatalogue(Operator, other).Decide(catalogue, Sample.Now).Events);
    }

    [Fact]
    public void Only_the_operator_sets_the_catalogue()
    {
        Actor[] others = [new Actor.Candidate(new CandidateNumber(42)), new Actor.LinkHolder(), new Actor.Clock()];
        Assert.All(others, actor =>
        {
            Assert.IsType<Refusal.NotFound>(new ApplyCatalogue(actor, Sample.National).Decide(NationalCatalogue.Empty, Sample.Now).Refusal);
            Assert.IsType<Refusal.NotFound>(new CloseSession(actor, Sample.Reims.Session).Decide(Applied, Sample.Now).Refusal);
        });
    }

    [Fact]
    public void What_others_refer_to_neither_goes_nor_becomes_something_else()
    {
        var other = new NationalSettings(
            [Sample.National.Domains[0] with { Kind = ExamKind.Concours }],
            [Sample.National.Sessions[0] with { Month = 1 }],
            [Sample.National.Academies[0] with { Code = AcademyCode.Parse("20") }],
            [],
            [],
            []);
        var refusal = Assert.IsType<Refusal.InvalidFields>(new ApplyCatalogue(Operator, other).Decide(Applied, Sample.Now).Refusal);
        Assert.Equal(
            [
                new FieldViolation("domains[0].kind", FieldFault.Fixed, "Examen"),
                new FieldViolation("sessions[0].id", FieldFault.Fixed, "CFG-2023-06"),
                new FieldViolation("academies", FieldFault.Fixed, "19"),
            ],
            refusal.Violations);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var academy = Sample.National.Academies[0];
        var wrong = Sample.National with
        {
            Sessions = [Sample.National.Sessions[0], Sample.National.Sessions[0] with { Domain = DomainCode.Parse("BAC"), Month = 13 }],
            Academies = [academy with { Zone = "Paris", Label = "", Contact = new Contact([]) }],
            HelpLinks = [new HelpLink("Vidéo", new Uri("ftp://exemple.fr/1")), new HelpLink("Vidéo", new Uri("/relatif", UriKind.Relative))],
            Notices = [new Notice("", "", Sample.National.Notices[0].Period)],
        };
        Assert.Equal(
            ["sessions[1].id", "sessions[1].domain", "sessions[1].month", "academies[0].label", "academies[0].contact.lines", "academies[0].zone",
                "notices[0].text", "help[0].url", "help[1].url"],
            NationalRules.Check(wrong, NationalSettings.Empty).Select(violation => violation.Path));
    }

    /// <summary>D20: a manager closes a session; applying a catalogue again does not open it.</summary>
    [Fact]
    public void A_closed_session_stays_closed_and_leaves_the_cascade()
    {
        var decision = new CloseSession(Operator, Sample.Reims.Session).Decide(Applied, Sample.Now);
        var closed = Applied.Apply(Assert.Single(decision.Events));
        Assert.Equal(Sample.Now, closed.Settings.Sessions[0].ClosedAt);
        Assert.Empty(new CloseSession(Operator, Sample.Reims.Session).Decide(closed, Sample.Now.AddDays(1)).Events);
        Assert.Empty(new ApplyCatalogue(Operator, Sample.National).Decide(closed, Sample.Now).Events);
        Assert.IsType<Refusal.NotFound>(new CloseSession(Operator, SessionId.Parse("CFG-1999-06")).Decide(closed, Sample.Now).Refusal);

        var snapshot = new CatalogueSnapshot(closed.Settings, [Sample.Settings]);
        var cfg = DomainCode.Parse("CFG");
        Assert.Single(snapshot.ServicesOf(cfg, 2023, Sample.Now.AddTicks(-1)));
        Assert.Empty(snapshot.ServicesOf(cfg, 2023, Sample.Now));
        Assert.Empty(snapshot.SessionYears(cfg, Sample.Now));
        Assert.NotNull(snapshot.Find(Sample.Reims));
    }

    [Fact]
    public void A_service_of_something_unknown_is_left_out()
    {
        var stray = Sample.Settings with { Id = ServiceId.Parse("CFG-2023-06/99") };
        var snapshot = new CatalogueSnapshot(Sample.National, [stray, Sample.Settings]);
        Assert.Equal(Sample.Reims, Assert.Single(snapshot.Services).Id);
        Assert.Null(snapshot.Find(stray.Id));
        Assert.Empty(CatalogueSnapshot.Empty.Kinds());
        Assert.Empty(CatalogueSnapshot.Empty.Domains(ExamKind.Examen));
    }

    /// <summary>D33, and the letterhead of R96.</summary>
    [Fact]
    public void A_service_overrides_the_contact_and_the_letterhead()
    {
        var own = new Contact(["SERVICE DES CONCOURS"], EmailAddress.Parse("concours@a.fr"), "01 23 45 67 89");
        var settings = Sample.Settings with { Contact = own, Ministries = ["MINISTÈRE"] };
        var standard = new CatalogueSnapshot(Sample.National, [Sample.Settings]).Find(Sample.Reims)!;
        var overridden = new CatalogueSnapshot(Sample.National, [settings]).Find(Sample.Reims)!;
        Assert.Equal(["ACADÉMIE DE REIMS"], standard.Contact.AllLines);
        Assert.Equal(["SERVICE DES CONCOURS", "01 23 45 67 89", "concours@a.fr"], overridden.Contact.AllLines);
        Assert.Equal(Sample.National.Ministries, standard.Ministries);
        Assert.Equal(["MINISTÈRE"], overridden.Ministries);
        Assert.Equal("ACADÉMIE DE REIMS - (JUIN 2023)", standard.Choice);
    }

    [Fact]
    public void A_notice_shows_within_its_period()
    {
        var snapshot = new CatalogueSnapshot(Sample.National, []);
        Assert.Empty(snapshot.NoticesAt(Sample.Now.AddTicks(-1)));
        Assert.Single(snapshot.NoticesAt(Sample.Now));
        Assert.Single(snapshot.NoticesAt(Sample.Now.AddDays(1).AddTicks(-1)));
        Assert.Empty(snapshot.NoticesAt(Sample.Now.AddDays(1)));
    }
}
