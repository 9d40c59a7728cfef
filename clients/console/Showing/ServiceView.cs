using Cyclades.Protos.Catalogue.V1;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;

namespace Cyclades.Console.Showing;

/// <summary>Registration services: when they are open, and what one of them offers.</summary>
internal static class ServiceView
{
    public static void Show(Terminal terminal, IEnumerable<RegistrationServiceSummary> services, Timestamp? now)
    {
        foreach (var domain in services.GroupBy(s => (s.DomainLabel, s.SessionYear)))
        {
            var table = new Table().Border(TableBorder.Rounded)
                .Title(Markup.Escape($"{domain.Key.DomainLabel} {domain.Key.SessionYear}"))
                .AddColumns("Académie et session", "État", "Ouverture", "Clôture", "Identifiant");
            foreach (var service in domain)
            {
                table.AddRow(
                    new Text(service.Label),
                    new Text(StateOf(service, now), ColourOf(service.State)),
                    new Text(FrenchTime.Deadline(service.OpeningTime, service.TimeZone)),
                    new Text(FrenchTime.Deadline(service.ClosingTime, service.TimeZone)),
                    new Text(service.Id));
            }

            terminal.Out.Write(table);
        }
    }

    public static void Show(Terminal terminal, RegistrationService service, Timestamp? now)
    {
        var summary = service.Summary;
        terminal.Say($"{summary.DomainLabel} – {summary.Label}");
        terminal.Say($"  {StateOf(summary, now)}");
        terminal.Say($"  Ouverture : {FrenchTime.Deadline(summary.OpeningTime, summary.TimeZone)}");
        terminal.Say($"  Clôture : {FrenchTime.Deadline(summary.ClosingTime, summary.TimeZone)}");
        terminal.Say($"  Confirmation à renvoyer pour le {FrenchTime.Date(service.ReturnDate)}");
        List(terminal, "Catégories", service.Categories.Select(c => $"{c.Code} - {c.Label}"));
        List(terminal, "Etablissements", service.Establishments.Select(e => $"{e.Code} - {e.Label}"));
        List(terminal, "Epreuves", service.Tests.Select(t => $"{t.Code} - {t.Label}{(t.Optional ? " (facultative)" : "")}"));
        List(terminal, "Choix des épreuves facultatives", service.OptionRules.Select(RuleOf));
        List(terminal, "Contact", [.. service.Contact?.Lines ?? [], service.Contact?.Email ?? ""]);
        if (service.Terms is { } terms)
        {
            terminal.Say("  Modalités d'inscription");
            terminal.Say(terms.Text);
        }
    }

    private static string RuleOf(OptionRule rule) =>
        $"{rule.Label} : de {rule.Minimum} à {rule.Maximum} parmi {string.Join(", ", rule.OptionCodes)}";

    private static void List(Terminal terminal, string title, IEnumerable<string> lines)
    {
        var shown = lines.Where(l => l.Length > 0).ToList();
        if (shown.Count > 0)
        {
            terminal.Say($"  {title}");
        }

        foreach (var line in shown)
        {
            terminal.Say($"    {line}");
        }
    }

    private static string StateOf(RegistrationServiceSummary service, Timestamp? now) => service.State switch
    {
        RegistrationServiceState.NotYetOpen => "pas encore ouvert",
        RegistrationServiceState.Open => $"ouvert, encore {FrenchTime.Remaining(service.ClosingTime, now)}",
        _ => "fermé",
    };

    private static Color ColourOf(RegistrationServiceState state) => state switch
    {
        RegistrationServiceState.Open => Color.Green,
        RegistrationServiceState.NotYetOpen => Color.Yellow,
        _ => Color.Grey,
    };
}
