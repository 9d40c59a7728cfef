using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Documents;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Candidatures;

public sealed class ConfirmationTests
{
    private static readonly DocumentReference Reference = DocumentReference.Parse("7H3K-09QZ-MN4T-X2VB");

    private static readonly CandidatureForm FullForm = Some.Form with
    {
        Telephone = "02 99 00 00 00",
        ClassDivision = "Div1",
        ArrangementAsked = true,
        PressConsent = true,
        AuthoritiesConsent = false,
        Representative = Some.Representative,
        Options = [Some.Options[0].Code],
        Tests = Some.Contest().Settings.TestsWith([Some.Options[0].Code]),
    };

    // R94 to R105: each value stands in one place, so that none can be taken for another.
    [Fact]
    public void Every_field_of_the_document_comes_from_its_own_place()
    {
        var identity = Some.Identity with { UsageName = "Durand" };
        var candidature = Given(
            Some.Registered(FullForm, identity),
            new CandidatureEvent.Modified(Some.Utc(2027, 1, 20, 23, 30), FullForm, null, Some.Request(5)))
            .State!;

        AssertSame(
            new ConfirmationContent
            {
                Template = 1,
                Letterhead = new Letterhead(
                    "Reims",
                    ["RÉGION ACADÉMIQUE", "GRAND EST"],
                    ["MINISTÈRE", "DE L'ÉDUCATION NATIONALE"],
                    ["Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE"],
                    "a@a.fr"),
                ExamTitle = "CERTIFICAT DE FORMATION GENERALE",
                Session = "DÉCEMBRE 2027 LOCAL",
                Candidate = Some.Number,
                Registration = new RegistrationNumber(1),
                Version = 2,
                VersionAt = ParisTime.Of(Some.Utc(2027, 1, 20, 23, 30)),
                ReturnDate = new DateOnly(2027, 1, 29),
                Identity = new PrintedIdentity(
                    "MONSIEUR",
                    "LAMY",
                    "Paul",
                    "Durand",
                    "Français",
                    "30/05/1998",
                    "RENNES - 035",
                    "02 99 00 00 00",
                    "p.lamy@orange.fr",
                    ["1 rue de la Paix", "35000 RENNES"]),
                Establishment = new PrintedEstablishment("CLG DU MAZELOT - ANGLURE", Uai.Parse("0510001Z")),
                ClassDivision = "Div1",
                Category = new PrintedCategory("INDIVIDUEL", "520"),
                ArrangementAsked = true,
                Tests =
                [
                    new TestGroup(
                        "EPREUVE(S) PONCTUELLE(S)",
                        "NB : Pensez à apporter le dossier que vous avez éventuellement préparé.",
                        [
                            new TestRow("001", "Entretien avec le jury", "Inscrit", "Ponctuel"),
                            new TestRow("002", "Mathématiques", "Inscrit", "Ponctuel"),
                        ]),
                    new TestGroup("EPREUVE(S) - ORAL", null, [new TestRow("101", "Anglais", "Inscrit", "Oral")]),
                ],
                PressConsent = true,
                LocalAuthoritiesConsent = false,
                Representative = "Anne Lamy",
                EditedOn = new DateOnly(2027, 1, 21), // 00:30 on the next day in Paris
                AdministrativeReference = "ACADÉMIE DE REIMS 1 2",
                Reference = Reference,
                CheckUrl = "https://cyclades.example/verifier",
            },
            Content(candidature, Some.Contest()));
    }

    [Fact]
    public void What_was_left_empty_stays_empty()
    {
        var content = Content(Given(Some.Registered()).State!, Some.Service());

        Assert.Equal(
            (null, null, null, null),
            (content.ClassDivision, content.Representative, content.Identity.UsageName, content.Identity.Telephone));
        Assert.Equal(
            (false, false, true), (content.ArrangementAsked, content.PressConsent, content.LocalAuthoritiesConsent));
        Assert.Single(content.Tests);
    }

    [Fact]
    public void A_birth_abroad_prints_town_and_country_and_an_address_abroad_its_country()
    {
        var form = Some.Form with { Address = Some.Form.Address with { Country = new Choice("99109", "ALLEMAGNE") } };
        var content = Content(Given(Some.Registered(form, Some.BornAbroad)).State!, Some.Service());

        Assert.Equal("Köln - ALLEMAGNE", content.Identity.BirthPlace);
        Assert.Equal("ALLEMAGNE", content.Identity.PostalAddress[^1]);
    }

    [Fact]
    public void An_unknown_day_of_birth_is_printed_as_the_identity_document_has_it() =>
        Assert.Equal(
            "05/1998",
            Content(
                Given(Some.Registered(identity: Some.Identity with { BirthDate = new PartialDate(1998, 5, null) })).State!,
                Some.Service()).Identity.BirthDate);

    // D33, R96: the service's own contact and ministries come before the académie's and the nation's.
    [Fact]
    public void A_contact_of_the_service_replaces_that_of_the_academie()
    {
        var service = Some.Service();
        var content = Content(
            Given(Some.Registered()).State!,
            service with
            {
                Settings = service.Settings with { Contact = new Contact(["Service des examens", "BP 1"]), Ministries = ["MINISTÈRE"] },
            });

        Assert.Equal(["Service des examens", "BP 1"], content.Letterhead.Service);
        Assert.Equal("", content.Letterhead.ServiceEmail);
        Assert.Equal(["MINISTÈRE"], content.Letterhead.Ministries);
    }

    [Fact]
    public void A_centre_abroad_has_no_academic_region()
    {
        var service = Some.Service();

        Assert.Empty(Content(
            Given(Some.Registered()).State!,
            service with { Academy = service.Academy with { Kind = AcademyKind.CentreAbroad, AcademicRegion = "" } }).Letterhead.Region);
    }

    // Whatever passed the rules of input can be printed.
    [Fact]
    public void What_the_form_accepts_is_printable()
    {
        const string Name = "Đặng-Œuvrard, d’Artagnan Ÿ";
        const string Line = "3 bis, rue de l’Été (« Les Lilas ») – n° 2 & 4 ² º ª ~";
        var identity = (Some.IdentityEntry() with { BirthName = Name, BirthNameConfirmation = Name, UsageName = Name, FirstNames = Name })
            .Check(Some.Reference, Some.Today).Value!;
        var form = (Some.EntryOfMinor() with
        {
            Address = new AddressEntry("99109", Line, Line, Line, Line, "D-50677", Line),
            Phone = "+49 (0)221.12-34",
            LegalRepresentative = new RepresentativeEntry(Name, "a@b.fr"),
        }).Check(identity with { BirthDate = Some.Minor.BirthDate }, Some.Email, Some.Service(), Some.Reference).Value!;

        Assert.Empty(Content(Given(Some.Registered(form, identity)).State!, Some.Service()).Unprintable);
    }

    private static ConfirmationContent Content(Candidature candidature, OfferedService service) =>
        Confirmation.ContentOf(candidature, Some.OtherEmail, service, Reference, "https://cyclades.example/verifier");
}
