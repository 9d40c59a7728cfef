using System.Collections.Immutable;
using System.Globalization;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Silo.Catalogue;

/// <summary>What happens to a part of the catalogue when a file is applied.</summary>
internal enum CatalogueChangeKind
{
    Added = 1,
    Changed = 2,
    Removed = 3,
}

/// <summary>One part of the catalogue that a file changes.</summary>
/// <param name="Subject">In French: « Service ACADÉMIE DE REIMS - (JUIN 2023) ».</param>
/// <param name="Details">One line for each setting that differs: « clôture : 27/09/2023 18:00 → 29/09/2023 18:00 ».</param>
internal sealed record CatalogueChange(CatalogueChangeKind Kind, string Subject, ImmutableArray<string> Details);

/// <summary>Compares two catalogues and says in French what differs, part by part.</summary>
internal static class CatalogueDifference
{
    /// <summary>What the loaded file adds, changes and removes. Services that it does not name stay as they are.</summary>
    public static ImmutableArray<CatalogueChange> Between(CatalogueSnapshot standing, LoadedCatalogue loaded)
    {
        var now = standing.National;
        var next = new CatalogueSnapshot(loaded.National, loaded.Services);
        var named = loaded.Services.Select(service => service.Id).ToHashSet();
        return
        [
            .. Compare(now.Domains, loaded.National.Domains, domain => domain.Code, domain => $"Domaine {domain.Name}", FactsOf),
            .. Compare(now.Sessions, loaded.National.Sessions, session => session.Id, session => $"Session {session.Id}", FactsOf),
            .. Compare(now.Academies, loaded.National.Academies, academy => academy.Code, academy => academy.Label, FactsOf),
            .. Compare(now.Notices, loaded.National.Notices, notice => (notice.Text, notice.Period.Opening), notice => $"Message d'accueil « {notice.Text} »", FactsOf),
            .. Compare(now.HelpLinks, loaded.National.HelpLinks, link => link.Title, link => $"Lien d'aide « {link.Title} »", FactsOf),
            .. Compare<string, string>([string.Join(" / ", now.Ministries)], [string.Join(" / ", loaded.National.Ministries)], _ => "", _ => "En-tête national", lines => [("lignes", lines)]),
            .. Compare(
                [.. standing.Services.Where(service => named.Contains(service.Id))],
                next.Services,
                service => service.Id,
                service => $"Service {service.Choice}",
                FactsOf),
        ];
    }

    private static IEnumerable<CatalogueChange> Compare<T, TKey>(
        ImmutableArray<T> before,
        ImmutableArray<T> after,
        Func<T, TKey> key,
        Func<T, string> subject,
        Func<T, IEnumerable<(string Setting, string Value)>> facts)
        where TKey : notnull
    {
        var old = before.ToDictionary(key);
        foreach (var part in after)
        {
            if (!old.Remove(key(part), out var earlier))
            {
                yield return new CatalogueChange(CatalogueChangeKind.Added, subject(part), []);
                continue;
            }

            ImmutableArray<string> details =
            [
                .. from change in facts(earlier).Zip(facts(part))
                   where change.First.Value != change.Second.Value
                   select $"{change.Second.Setting} : {Shown(change.First.Value)} → {Shown(change.Second.Value)}",
            ];
            if (!details.IsEmpty)
            {
                yield return new CatalogueChange(CatalogueChangeKind.Changed, subject(part), details);
            }
        }

        foreach (var gone in old.Values)
        {
            yield return new CatalogueChange(CatalogueChangeKind.Removed, subject(gone), []);
        }
    }

    private static IEnumerable<(string, string)> FactsOf(ExamDomain domain) =>
    [
        ("genre", domain.Kind is ExamKind.Examen ? "examen" : "concours"),
        ("nom", domain.Name),
        ("titre des documents", domain.DocumentTitle),
    ];

    private static IEnumerable<(string, string)> FactsOf(NationalSession session) =>
    [
        ("domaine", session.Domain.ToString()),
        ("mois", string.Create(CultureInfo.InvariantCulture, $"{session.Month:D2}/{session.Year}")),
        ("premier jour", Day(session.FirstDay)),
    ];

    private static IEnumerable<(string, string)> FactsOf(Academy academy) =>
    [
        ("genre", academy.Kind is AcademyKind.Academie ? "académie" : "centre à l'étranger"),
        ("libellé", academy.Label),
        ("nom court", academy.ShortName),
        ("région académique", academy.AcademicRegion),
        ("fuseau horaire", academy.Zone),
        ("contact", string.Join(" / ", academy.Contact.AllLines)),
    ];

    private static IEnumerable<(string, string)> FactsOf(Notice notice) =>
        [("début", Hour(notice.Period.Opening)), ("fin", Hour(notice.Period.Closing))];

    private static IEnumerable<(string, string)> FactsOf(HelpLink link) => [("adresse", link.Url.ToString())];

    private static IEnumerable<(string, string)> FactsOf(OfferedService service)
    {
        var settings = service.Settings;
        return
        [
            ("libellé", settings.Label),
            ("ouverture", Hour(settings.Period.Opening)),
            ("clôture", Hour(settings.Period.Closing)),
            ("date de retour", Day(settings.ReturnDate)),
            ("catégories", string.Join(", ", settings.Categories.Select(category =>
                $"{category.Label} ({category.Code}){(category.Individual ? " individuel" : "")}"))),
            ("établissements", string.Join(", ", settings.Establishments.Select(establishment =>
                $"{establishment.Code} {establishment.NameWithUai} [{string.Join(" ", establishment.Divisions)}]"))),
            ("épreuves", string.Join(", ", settings.Tests.Select(test => $"{test.Name} ({test.Form}{(test.Optional ? ", au choix" : "")}, sur {test.Scale.ToString(CultureInfo.InvariantCulture)})"))),
            ("règles d'options", string.Join(", ", settings.OptionRules.Select(RuleText))),
            ("modalités", settings.TermsHash[..12]),
            ("note", settings.Note ?? ""),
            ("contact", settings.Contact is { } contact ? string.Join(" / ", contact.AllLines) : ""),
            ("en-tête", string.Join(" / ", settings.Ministries)),
            ("admis à partir de", settings.PassMark?.ToString(CultureInfo.InvariantCulture) ?? ""),
            ("jours pour demander une vérification", settings.MarkCheckDays?.ToString(CultureInfo.InvariantCulture) ?? ""),
        ];
    }

    private static string RuleText(OptionRule rule) => rule switch
    {
        OptionRule.Choose choose => $"{choose.Label} : {choose.Minimum} à {choose.Maximum} parmi {string.Join(" ", choose.Among)}",
        OptionRule.Exclude exclude => $"une seule parmi {string.Join(" ", exclude.Tests)}",
        _ => "",
    };

    private static string Shown(string value) => value.Length == 0 ? "(rien)" : value;

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Hour(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, LegalTime.Paris).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
}
