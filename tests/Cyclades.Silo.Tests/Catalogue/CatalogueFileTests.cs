using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Reference;
using Xunit;

namespace Cyclades.Silo.Tests.Catalogue;

/// <summary>What is said of a file, and where. The sound file is spoilt line by line.</summary>
public sealed class CatalogueFileTests
{
    private const string Sound =
        """
        format: 1
        ministries: [MINISTÈRE]
        academies:
          - code: "19"
            contact:
              lines: [ACADÉMIE DE REIMS]
              mail: a@a.fr
        domains:
          - code: CFG
            kind: examen
            name: CERTIFICAT DE FORMATION GÉNÉRALE
            short_name: CFG
            document_title: CERTIFICAT DE FORMATION GENERALE
            defaults:
              terms: Modalités
              tests:
                - {code: "001", label: Français, form: Ponctuel}
                - {code: "011", label: Latin, form: Ponctuel, optional: true}
        sessions:
          - id: CFG-{year}-06
            domain: CFG
            month: "{year}-06"
            first_day: "{year}-06-15"
        services:
          - session: CFG-{year}-06
            academy: "19"
            label: JUIN {year} LOCAL
            opening: 2026-11-01 08:00
            closing: today+30d 18:00
            return_date: closing+2d
            categories:
              - {code: "520", label: INDIVIDUEL, individual: true}
            establishments:
              - {uai: 0510001Z, label: CLG DU MAZELOT, town: ANGLURE, divisions: [Div1]}
            options:
              - {label: Latin, among: ["011"], minimum: 0, maximum: 1}
        """;

    private static readonly ReferenceData Reference = ReferenceData.Load();
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void A_sound_file_is_a_catalogue()
    {
        var reading = Parse(Sound);
        Assert.Empty(reading.Faults);
        var service = Assert.Single(reading.Catalogue!.Services);
        Assert.Equal("CFG-2027-06/19", service.Id.ToString());
        Assert.Equal("JUIN 2027 LOCAL", service.Label);
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 7, 0, 0, TimeSpan.Zero), service.Period.Opening);
        Assert.Equal(new DateTimeOffset(2026, 12, 23, 17, 0, 0, TimeSpan.Zero), service.Period.Closing);
        Assert.Equal(new DateOnly(2026, 12, 25), service.ReturnDate);
        Assert.Equal("CLG DU MAZELOT - ANGLURE (0510001Z)", service.Establishments[0].NameWithUai);
        Assert.Equal(["001", "011"], service.Tests.Select(test => test.Code.ToString()));
        Assert.Equal("Modalités", service.Terms);
        var academy = Assert.Single(reading.Catalogue.National.Academies);
        Assert.Equal(("ACADÉMIE DE REIMS", "Reims", "GRAND EST", "Europe/Paris"), (academy.Label, academy.ShortName, academy.AcademicRegion, academy.Zone));
    }

    [Theory]
    [InlineData("format: 1", "format: 2", 1, 9, "« format » doit être 1")]
    [InlineData("kind: examen", "kind: exam", 10, 11, "« kind » attend l'une de ces valeurs : examen, concours")]
    [InlineData("    short_name: CFG\n", "    court: CFG\n", 12, 5, "« court » n'est pas connu ici")]
    [InlineData("    short_name: CFG\n", "    court: CFG\n", 9, 5, "Il manque « short_name »")]
    [InlineData("    short_name: CFG\n", "    short_name: CFG\n    short_name: CFG\n", 13, 5, "déjà donné à la ligne 12")]
    [InlineData("domain: CFG", "domain: BAC", 21, 13, "« BAC » n'est déclaré nulle part")]
    [InlineData("domain: CFG", "domain: cfg", 21, 13, "majuscules")]
    [InlineData("month: \"{year}-06\"", "month: juin", 22, 12, "« month » attend une année et un mois")]
    [InlineData("first_day: \"{year}-06-15\"", "first_day: \"{year}-06-31\"", 23, 16, "un jour qui existe")]
    [InlineData("academy: \"19\"", "academy: \"20\"", 26, 14, "« 20 » n'est déclaré nulle part")]
    [InlineData("opening: 2026-11-01 08:00", "opening: 01/11/2026 8h", 28, 14, "un jour et une heure de Paris")]
    [InlineData("opening: 2026-11-01 08:00", "opening: 2026-11-01 24:00", 28, 14, "un jour et une heure de Paris")]
    [InlineData("opening: 2026-11-01 08:00", "opening: 2026-03-29 02:30", 28, 14, "n'existe pas à Paris ce jour-là")]
    [InlineData("opening: 2026-11-01 08:00", "opening: today+30d 18:00", 29, 14, "« closing » doit être après « opening »")]
    [InlineData("return_date: closing+2d", "return_date: closing-1d", 30, 18, "écrivez 2026-12-23 ou un jour d'après")]
    [InlineData("return_date: closing+2d", "return_date: demain", 30, 18, "2026-09-29, today+30d, today-2w ou closing+2d")]
    [InlineData("individual: true", "individual: oui", 32, 54, "true, false")]
    [InlineData("uai: 0510001Z", "uai: 0510001A", 34, 15, "serait Z")]
    [InlineData("uai: 0510001Z", "uai: 051", 34, 15, "7 chiffres et leur lettre")]
    [InlineData("divisions: [Div1]", "divisions: Div1", 34, 74, "attend une liste")]
    [InlineData("divisions: [Div1]", "divisions: [Div1, Div1]", 34, 81, "« Div1 » est déjà donné plus haut")]
    [InlineData("among: [\"011\"]", "among: [\"001\"]", 36, 32, "n'est pas une épreuve facultative")]
    [InlineData("maximum: 1}", "maximum: 2}", 36, 61, "compris entre 1 et 1")]
    [InlineData("minimum: 0", "minimum: un", 36, 49, "un nombre entier")]
    [InlineData("mail: a@a.fr", "mail: a.fr", 7, 13, "nom@domaine.fr")]
    [InlineData("code: \"19\"", "code: ROME", 4, 11, "pour un centre d'examen, donnez aussi « label »")]
    [InlineData("lines: [ACADÉMIE DE REIMS]", "lines: []", 6, 14, "« lines » est vide")]
    [InlineData("terms: Modalités", "terms: \"\"", 15, 14, "« terms » est vide")]
    [InlineData("label: Français", "label: [Français]", 17, 32, "attend un texte")]
    [InlineData("code: \"011\"", "code: \"001\"", 18, 18, "« 001 » est déjà donné plus haut")]
    [InlineData("ministries: [MINISTÈRE]", "ministries: *ici", 2, 13, "Les ancres")]
    [InlineData("ministries: [MINISTÈRE]", "ministries: [MINISTÈRE", 2, 13, "n'est plus du YAML")]
    [InlineData("ministries: [MINISTÈRE]", "\tministries: x", 1, 9, "n'est plus du YAML")]
    [InlineData("ministries: [MINISTÈRE]", "---", 2, 1, "Un second document")]
    public void A_fault_is_told_where_it_stands(string from, string to, int line, int column, string message)
    {
        Assert.Contains(from, Sound, StringComparison.Ordinal);
        var at = Sound.IndexOf(from, StringComparison.Ordinal);
        var faults = Parse(Sound[..at] + to + Sound[(at + from.Length)..]).Faults;
        Assert.True(
            faults.Any(fault => (fault.Line, fault.Column) == (line, column) && fault.Message.Contains(message, StringComparison.Ordinal)),
            string.Join('\n', faults));
    }

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_the_lines()
    {
        var text = Sound
            .Replace("kind: examen", "kind: exam", StringComparison.Ordinal)
            .Replace("first_day: \"{year}-06-15\"", "first_day: hier", StringComparison.Ordinal)
            .Replace("label: JUIN {year} LOCAL", "label: \"\"", StringComparison.Ordinal)
            .Replace("individual: true", "individual: oui", StringComparison.Ordinal)
            .Replace("mail: a@a.fr", "courriel: a@a.fr", StringComparison.Ordinal);
        var faults = Parse(text).Faults;
        Assert.Equal([7, 10, 23, 32], faults.Select(fault => fault.Line));
        Assert.Equal("ligne 10, colonne 11 : « kind » attend l'une de ces valeurs : examen, concours.", faults[1].ToString());
    }

    /// <summary>A fault in what all services share is told once, where it is written.</summary>
    [Fact]
    public void A_fault_in_the_defaults_is_told_once()
    {
        var second = Sound.Replace("sessions:\n", "sessions:\n  - {id: CFG-B, domain: CFG, month: 2027-01, first_day: 2027-01-20}\n", StringComparison.Ordinal)
            .Replace("label: Latin, form", "label: \"\", form", StringComparison.Ordinal);
        var services = second[second.IndexOf("  - session:", StringComparison.Ordinal)..];
        var text = second + "\n" + services.Replace("CFG-{year}-06", "CFG-B", StringComparison.Ordinal);
        var fault = Assert.Single(Parse(text).Faults);
        Assert.Equal((18, "« label » est vide : écrivez au moins une valeur."), (fault.Line, fault.Message));
    }

    [Fact]
    public void One_service_is_given_once()
    {
        var services = Sound[Sound.IndexOf("  - session:", StringComparison.Ordinal)..];
        var fault = Assert.Single(Parse(Sound + "\n" + services).Faults);
        Assert.Equal(38, fault.Line);
        Assert.Contains("« CFG-2027-06/19 » est déjà donné plus haut", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_in_service_may_not_go()
    {
        var current = Parse(Sound).Catalogue!.National;
        var other = Sound.Replace("CFG-{year}-06", "CFG-{year}-07", StringComparison.Ordinal);
        var fault = Assert.Single(CatalogueFile.Parse(other, Today, Reference, current).Faults);
        Assert.Equal(20, fault.Line);
        Assert.Contains("« CFG-2027-06 » est déjà en service", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\n")]
    [InlineData("# rien\n")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("- a\n- b")]
    [InlineData("format")]
    [InlineData("? [a]\n: b")]
    [InlineData("{")]
    [InlineData("a: !!binary x")]
    [InlineData("a: &x 1\nb: *x")]
    [InlineData("\0")]
    [InlineData("%YAML 9.9\n---\na: 1")]
    [InlineData("services: [[[[1]]]]")]
    [InlineData("services:\n  - session: {}\n  - 3\n  -")]
    [InlineData("academies:\n  - {}\n  - code: \"99\"\n    zone: \"Mars/Olympus\"")]
    public void Any_text_gets_an_answer_with_a_place(string text)
    {
        var reading = Parse(text);
        Assert.Null(reading.Catalogue);
        Assert.NotEmpty(reading.Faults);
        Assert.All(reading.Faults, fault => Assert.True(fault is { Line: >= 1, Column: >= 1 } && fault.Message.EndsWith('.'), fault.ToString()));
    }

    [Fact]
    public void A_text_nested_without_end_or_far_too_long_is_refused_at_once()
    {
        Assert.Contains("Trop de niveaux", Assert.Single(Parse("format: " + new string('[', 100_000)).Faults).Message, StringComparison.Ordinal);
        Assert.Contains("caractères", Assert.Single(Parse(new string(' ', CatalogueFile.MaximumLength + 1)).Faults).Message, StringComparison.Ordinal);
    }

    /// <summary>Whatever single line is lost or doubled, there is an answer and never an exception.</summary>
    [Fact]
    public void The_demonstration_with_any_line_spoilt_gets_an_answer()
    {
        var lines = CatalogueFile.Demonstration.Split('\n');
        for (var i = 0; i < lines.Length; i += 8)
        {
            Parse(string.Join('\n', lines.Where((_, at) => at != i)));
            Parse(string.Join('\n', [.. lines[..i], lines[i], .. lines[i..]]));
            Parse(string.Join('\n', [.. lines[..i], lines[i].Replace(":", "", StringComparison.Ordinal), .. lines[(i + 1)..]]));
        }
    }

    [Theory]
    [InlineData("2027-04-30", "CFG-2027-06")]
    [InlineData("2027-05-01", "CFG-2028-06")]
    [InlineData("2027-12-31", "CFG-2028-06")]
    [InlineData("2028-01-01", "CFG-2028-06")]
    public void The_year_is_that_of_the_next_June_session(string today, string session) =>
        Assert.Equal(session, CatalogueFile.Parse(Sound, DateOnly.ParseExact(today, "yyyy-MM-dd"), Reference).Catalogue!.National.Sessions[0].Id.ToString());

    [Theory]
    [InlineData("today", "2028-02-29")]
    [InlineData("today+1d", "2028-03-01")]
    [InlineData("today-1w", "2028-02-22")]
    [InlineData("today+366d", "2029-03-01")]
    [InlineData("2028-02-29", "2028-02-29")]
    [InlineData("2027-02-29", null)]
    [InlineData("closing", "2028-03-10")]
    [InlineData("closing+2d", "2028-03-12")]
    [InlineData("today+2m", null)]
    [InlineData("today + 2d", null)]
    [InlineData("today+99999d", null)]
    [InlineData("hier", null)]
    [InlineData("", null)]
    public void A_day_is_absolute_or_counted_from_today_or_from_closing(string text, string? day) =>
        Assert.Equal(day, new FileDates(new DateOnly(2028, 2, 29)).Day(text, new DateOnly(2028, 3, 10))?.ToString("yyyy-MM-dd", null));

    private static CatalogueReading Parse(string text) => CatalogueFile.Parse(text, Today, Reference);
}
