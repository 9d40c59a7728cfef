using System.Collections.Frozen;
using System.Collections.Immutable;
using CsCheck;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;
using Xunit;

namespace Cyclades.Domain.Tests;

/// <summary>When in the year, and where, the hours of a service are set: each is 18:00 in Paris at closing (D21).</summary>
public enum Season
{
    Winter,
    Summer,

    /// <summary>Closing and return date on the day of 23 hours.</summary>
    SpringChange,

    /// <summary>Closing and return date on the day of 25 hours.</summary>
    AutumnChange,

    /// <summary>An académie whose own clock is 6 hours behind that of Paris.</summary>
    Guadeloupe,
}

/// <summary>The hours of a service as they are in UTC, written by hand: what the rules must find.</summary>
public sealed record Hours(DateOnly ClosingDay, DateTimeOffset Opening, DateTimeOffset Closing, DateTimeOffset EndOfReturn);

/// <summary>Values that are valid and of which a test changes only what it is about.</summary>
public static class Some
{
    public const string Fingerprint = "content";

    public static TheoryData<Season> Seasons { get; } = new(Enum.GetValues<Season>());

    public static DateTimeOffset Now { get; } = Utc(2027, 1, 20, 10, 0);

    public static DateTimeOffset AMomentAgo { get; } = Now.AddHours(-1);

    public static DateOnly Today { get; } = new(2027, 1, 20);

    public static DateOnly FirstDay { get; } = new(2027, 12, 6);

    public static CandidateNumber Number { get; } = new(42);

    public static CandidatureId Candidature { get; } = new(Number, new RegistrationNumber(1));

    public static EmailAddress Email { get; } = EmailAddress.Parse("paul.lamy@gmail.com");

    public static EmailAddress OtherEmail { get; } = EmailAddress.Parse("p.lamy@orange.fr");

    public static PasswordHash Hash { get; } = new("argon2id:old");

    public static PasswordHash OtherHash { get; } = new("argon2id:new");

    public static PasswordPolicy Policy { get; } = new(new CommonPasswords(["soleil"]));

    public static string DocumentHash { get; } = new('a', 64);

    public static Choice France { get; } = new(ReferenceLists.France, "FRANCE (DONT OUTRE-MER)");

    public static BirthPlace BirthPlace { get; } =
        new(France, new Choice("035", "035 - ILLE ET VILAINE"), new Choice("35238", "RENNES"), null);

    public static BirthPlace BirthPlaceAbroad { get; } =
        new(new Choice("99109", "ALLEMAGNE"), new Choice("099", "099"), null, "Köln");

    public static Identity Identity { get; } = new(Sex.Male, "Lamy", null, "Paul", new PartialDate(1998, 5, 30), BirthPlace);

    public static Identity OtherIdentity { get; } = Identity with { FirstNames = "Paul Émile" };

    public static Identity Minor { get; } = Identity with { BirthDate = new PartialDate(2010, 3, 3) };

    public static Identity BornAbroad { get; } = Identity with { BirthPlace = BirthPlaceAbroad };

    public static ReferenceLists Reference { get; } = new(
        Countries: List(("99100", "FRANCE (DONT OUTRE-MER)"), ("99109", "ALLEMAGNE")),
        AddressCountries: List(("99100", "FRANCE"), ("99109", "ALLEMAGNE")),
        Nationalities: List(("99100", "Français"), ("99109", "Allemand")),
        SocioProfessionalCategories: List(("21", "Artisans"), ("00", "Non renseigné")),
        Departements: List(("035", "035 - ILLE ET VILAINE"), ("008", "008 - ARDENNES")),
        CommunesByDepartement: new Dictionary<string, FrozenDictionary<string, string>>
        {
            ["035"] = List(("35238", "RENNES"), ("35288", "SAINT-MALO")),
            ["008"] = List(("08105", "CHARLEVILLE-MEZIERES")),
        }.ToFrozenDictionary());

    public static CandidateCategory Individuel { get; } = new(CategoryCode.Parse("520"), "INDIVIDUEL", Individual: true);

    /// <summary>Its label says « individuel », its flag does not: the flag decides (D36).</summary>
    public static CandidateCategory Scolaire { get; } = new(CategoryCode.Parse("100"), "SCOLAIRE OU INDIVIDUEL", Individual: false);

    public static Establishment Mazelot { get; } =
        new(EstablishmentCode.Parse("0510001Z"), "CLG DU MAZELOT", "ANGLURE", Uai.Parse("0510001Z"), ["Div1", "Div2"]);

    public static Establishment Cned { get; } = new(EstablishmentCode.Parse("CNED"), "CNED", "", null, []);

    public static ImmutableArray<TestPaper> Tests { get; } =
    [
        new(TestCode.Parse("001"), "Entretien avec le jury", "Ponctuel"),
        new(TestCode.Parse("002"), "Mathématiques", "Ponctuel"),
    ];

    /// <summary>Optional tests of a contest: one language at most of two, and one of each pair (D39).</summary>
    public static ImmutableArray<TestPaper> Options { get; } =
    [
        new(TestCode.Parse("101"), "Anglais", "Oral", Optional: true),
        new(TestCode.Parse("102"), "Allemand", "Oral", Optional: true),
        new(TestCode.Parse("103"), "Musique", "Oral", Optional: true),
    ];

    public static LegalRepresentative Representative { get; } = new("Anne Lamy", EmailAddress.Parse("anne.lamy@orange.fr"));

    public static DateTimeOffset Utc(int year, int month, int day, int hour, int minute = 0) =>
        new(year, month, day, hour, minute, 0, TimeSpan.Zero);

    public static RequestStamp Request(int number = 1, string fingerprint = Fingerprint) =>
        new(new Guid(number, 0, 0, new byte[8]), fingerprint);

    /// <summary>Any one of these.</summary>
    public static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    // --- services

    public static Hours Hours(Season season) => season switch
    {
        Season.Winter => new(new(2027, 1, 27), Utc(2027, 1, 4, 7), Utc(2027, 1, 27, 17), Utc(2027, 1, 29, 23)),
        Season.Summer => new(new(2027, 9, 27), Utc(2027, 9, 1, 6), Utc(2027, 9, 27, 16), Utc(2027, 9, 29, 22)),
        Season.SpringChange => new(new(2027, 3, 28), Utc(2027, 3, 1, 7), Utc(2027, 3, 28, 16), Utc(2027, 3, 28, 22)),
        Season.AutumnChange => new(new(2027, 10, 31), Utc(2027, 10, 1, 6), Utc(2027, 10, 31, 17), Utc(2027, 10, 31, 23)),
        Season.Guadeloupe => new(new(2027, 9, 27), Utc(2027, 9, 1, 6), Utc(2027, 9, 27, 16), Utc(2027, 9, 29, 22)),
        _ => throw new ArgumentOutOfRangeException(nameof(season)),
    };

    /// <summary>Set as an administrator sets it: days, and hours in Paris.</summary>
    public static OfferedService Service(Season season = Season.Winter)
    {
        var hours = Hours(season);
        var oneDayChange = season is Season.SpringChange or Season.AutumnChange;
        var settings = new RegistrationServiceSettings(
            ServiceId.Parse("CFG-2027-12/19"),
            "DÉCEMBRE 2027 LOCAL",
            new OpenPeriod(
                LegalTime.At(DateOnly.FromDateTime(hours.Opening.Date), new TimeOnly(8, 0), LegalTime.Paris)!.Value,
                LegalTime.At(hours.ClosingDay, new TimeOnly(18, 0), LegalTime.Paris)!.Value),
            hours.ClosingDay.AddDays(oneDayChange ? 0 : 2),
            [Individuel, Scolaire],
            [Mazelot, Cned],
            Tests,
            [],
            "Je certifie l'exactitude des renseignements.",
            "NB : Pensez à apporter le dossier que vous avez éventuellement préparé.");
        return new OfferedService(
            new ExamDomain(
                DomainCode.Parse("CFG"), ExamKind.Examen, "CERTIFICAT DE FORMATION GÉNÉRALE", "CFG", "CERTIFICAT DE FORMATION GENERALE"),
            new NationalSession(SessionId.Parse("CFG-2027-12"), DomainCode.Parse("CFG"), 2027, 12, FirstDay),
            season is Season.Guadeloupe ? Guadeloupe : Reims,
            settings,
            ["MINISTÈRE", "DE L'ÉDUCATION NATIONALE"]);
    }

    /// <summary>A service with optional tests and rules on them (D39).</summary>
    public static OfferedService Contest()
    {
        var service = Service();
        return service with
        {
            Settings = service.Settings with
            {
                Tests = [.. Tests, .. Options],
                OptionRules =
                [
                    new OptionRule.Choose("Langue vivante", [Options[0].Code, Options[1].Code], 1, 1),
                    new OptionRule.Exclude("Allemand ou musique", [Options[1].Code, Options[2].Code]),
                ],
            },
        };
    }

    public static Academy Reims { get; } = new(
        AcademyCode.Parse("19"),
        AcademyKind.Academie,
        "ACADÉMIE DE REIMS",
        "Reims",
        "GRAND EST",
        "Europe/Paris",
        new Contact(["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE"], EmailAddress.Parse("a@a.fr"), "03 26 05 00 00"));

    public static Academy Guadeloupe { get; } = Reims with
    {
        Code = AcademyCode.Parse("32"),
        Label = "ACADÉMIE DE LA GUADELOUPE",
        ShortName = "Guadeloupe",
        AcademicRegion = "GUADELOUPE",
        Zone = "America/Guadeloupe",
    };

    public static OfferedService SessionClosedAt(this OfferedService service, DateTimeOffset at) =>
        service with { Session = service.Session with { ClosedAt = at } };

    /// <summary>The refusal outside its hours, which names them and the zone of the académie.</summary>
    public static Refusal NotOpen(ServiceState state, Season season = Season.Winter)
    {
        var hours = Hours(season);
        return new Refusal.ServiceNotOpen(
            Service(season).Id, state, new OpenPeriod(hours.Opening, hours.Closing), Service(season).Academy.Zone);
    }

    // --- accounts

    public static AccountEvent.Created Created(DateTimeOffset? at = null, Identity? identity = null) => new(
        at ?? AMomentAgo,
        Number,
        identity ?? Identity,
        Email,
        Hash,
        SecurityStamp.First,
        new OneTimeLink(1, (at ?? AMomentAgo) + TimeSpan.FromHours(48)),
        Request(1));

    public static AccountEvent[] Active(params AccountEvent[] then) =>
        [Created(), new AccountEvent.Activated(AMomentAgo), .. then];

    public static AccountEvent.CandidatureFiled Filed(int registration = 1) =>
        new(AMomentAgo, new FiledCandidature(new RegistrationNumber(registration), Service().Id), Request(100 + registration));

    public static Account Account(params AccountEvent[] then) => (Account)Story.Given(Active(then)).State!;

    public static Account AccountOf(Identity identity) =>
        (Account)Story.Given(Created(identity: identity), new AccountEvent.Activated(AMomentAgo)).State!;

    public static IdentityEntry IdentityEntry() => new(
        Sex.Male,
        "Lamy",
        "Lamy",
        UsageName: null,
        "Paul",
        new PartialDate(1998, 5, 30),
        new PartialDate(1998, 5, 30),
        ReferenceLists.France,
        "035",
        "35238",
        Town: null);

    public static CreationForm CreationForm() => new(
        IdentityEntry(), "paul.lamy@gmail.com", "paul.lamy@gmail.com", "Tournesol!", "Tournesol!");

    // --- candidatures

    public static CandidatureEntry Entry(OfferedService? service = null) => new()
    {
        NationalityCode = ReferenceLists.France,
        Address = new AddressEntry(ReferenceLists.France, "1 rue de la Paix", null, null, null, "35000", "RENNES"),
        RepresentativeCategoryCode = "21",
        CandidateCategoryCode = "520",
        EstablishmentCode = "0510001Z",
        ArrangementRequested = false,
        PressConsent = false,
        AuthoritiesConsent = true,
        AcceptedTermsHash = (service ?? Service()).Settings.TermsHash,
    };

    public static CandidatureEntry EntryOfMinor() =>
        Entry() with { LegalRepresentative = new RepresentativeEntry(Representative.Name, Representative.Email.Value) };

    public static CandidatureForm Form { get; } = new(
        new Choice(ReferenceLists.France, "Français"),
        new PostalAddress(new Choice(ReferenceLists.France, "FRANCE"), "1 rue de la Paix", null, null, null, "35000", "RENNES"),
        Telephone: null,
        new Choice("21", "Artisans"),
        Father: null,
        Mother: null,
        Representative: null,
        Individuel,
        new FiledEstablishment(Mazelot.Code, "CLG DU MAZELOT - ANGLURE", Mazelot.Uai),
        ClassDivision: null,
        ArrangementAsked: false,
        PressConsent: false,
        AuthoritiesConsent: true,
        Options: [],
        MandatoryTests,
        Service().Settings.TermsHash);

    /// <summary>What everybody is registered for.</summary>
    public static ImmutableArray<TestPaper> MandatoryTests => [.. Service().Settings.Tests.Where(test => !test.Optional)];

    public static CandidatureForm FormOfMinor { get; } = Form with { Representative = Representative };

    public static CandidatureEvent.Registered Registered(CandidatureForm? form = null, Identity? identity = null) =>
        new(AMomentAgo, Candidature, Service().Id, identity ?? Identity, form ?? Form, OneTimeLink.None);

    /// <summary>Registered by a minor: the representative's link is good until the return date has ended.</summary>
    public static CandidatureEvent.Registered RegisteredMinor(Season season = Season.Winter) =>
        Registered(FormOfMinor, Minor) with { RepresentativeLink = new OneTimeLink(1, Hours(season).EndOfReturn) };

    public static CandidatureEvent.Withdrawn Withdrawn() => new(AMomentAgo, Request(201));

    public static CandidatureEvent.SignedOnline SignedOnline(int version = 1) =>
        new(AMomentAgo, new Signature(version, DocumentHash, "LAMY Paul", AMomentAgo), Request(202));

    private static FrozenDictionary<string, string> List(params (string Code, string Label)[] entries) =>
        entries.ToFrozenDictionary(entry => entry.Code, entry => entry.Label);
}
