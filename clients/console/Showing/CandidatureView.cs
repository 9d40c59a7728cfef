using System.Globalization;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Types.V1;
using Spectre.Console;

namespace Cyclades.Console.Showing;

/// <summary>Candidatures in words: the list, the Récapitulatif, the page with the number.</summary>
internal static class CandidatureView
{
    /// <summary>What a test is before the candidature exists (R87).</summary>
    private const string Registered = "Inscrit";

    /// <summary>« 006 »</summary>
    public static string NumberOf(CandidatureName name) => name.RegistrationNumber.ToString("D3", CultureInfo.InvariantCulture);

    public static void Show(Terminal terminal, IReadOnlyCollection<Candidature> candidatures)
    {
        if (candidatures.Count == 0)
        {
            terminal.Say("Aucune inscription.");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("N°", "Inscription", "Établissement", "État", "Version");
        foreach (var candidature in candidatures)
        {
            var service = candidature.RegistrationService;
            table.AddRow(
                new Text(NumberOf(candidature.Name)),
                new Text($"{service.DomainLabel}\n{service.Label}"),
                new Text(candidature.Labels?.Establishment ?? ""),
                new Text(StateOf(candidature, "\n")),
                new Text($"{candidature.Version}"));
        }

        terminal.Out.Write(table);
    }

    public static void Show(Terminal terminal, Candidature candidature)
    {
        ShowHeader(terminal, candidature);
        terminal.Say($"État : {StateOf(candidature, ", ")}");
        terminal.Say();
        ShowRecap(terminal, candidature.Identity, candidature.Form, candidature.Email, candidature.Labels ?? new FormLabels(), candidature.Tests);
        foreach (var (act, possibility) in new[]
        {
            ("Modifier", candidature.CanModify),
            ("Se désinscrire", candidature.CanWithdraw),
            ("Valider en ligne", candidature.CanSign),
        })
        {
            terminal.Say(possibility.Allowed ? $"{act} : possible" : $"{act} : {possibility.Message}");
        }
    }

    /// <summary>R65: the header of every tab.</summary>
    public static void ShowHeader(Terminal terminal, StartCandidatureResponse start)
    {
        var service = start.RegistrationService.Summary;
        terminal.Say($"{service.CentreLabel} - {service.DomainLabel} - {service.SessionLabel}");
        terminal.Say(
            $"N° candidat : {start.CandidateNumber} {start.Identity.BirthName.ToUpperInvariant()} {start.Identity.FirstNames} "
            + $"Né(e) le : {FrenchTime.Date(start.Identity.BirthDate)}");
        terminal.Say($"Clôture : {FrenchTime.Deadline(service.ClosingTime, service.TimeZone)}");
    }

    /// <summary>R65, of a candidature that exists.</summary>
    public static void ShowHeader(Terminal terminal, Candidature candidature)
    {
        var service = candidature.RegistrationService;
        terminal.Say($"{service.CentreLabel} - {service.DomainLabel} - {service.SessionLabel}");
        terminal.Say(
            $"N° candidat : {candidature.Name.CandidateNumber}   Inscription n° : {NumberOf(candidature.Name)}   "
            + $"Version : {candidature.Version} du {FrenchTime.Record(candidature.UpdateTime)}");
        terminal.Say($"Clôture : {FrenchTime.Deadline(service.ClosingTime, service.TimeZone)}");
    }

    /// <summary>The Récapitulatif before anything is saved.</summary>
    public static void ShowForm(Terminal terminal, StartCandidatureResponse start, CandidatureForm form, FormLabels labels) =>
        ShowRecap(terminal, start.Identity, form, start.Email, labels, TestsOf(start.RegistrationService, form));

    /// <summary>The Récapitulatif before a change is saved.</summary>
    public static void ShowForm(
        Terminal terminal, Candidature candidature, RegistrationService service, CandidatureForm form, FormLabels labels) =>
        ShowRecap(terminal, candidature.Identity, form, candidature.Email, labels, TestsOf(service, form));

    /// <summary>« Votre numéro d'inscription » (R90).</summary>
    public static void ShowNumber(Terminal terminal, Candidature candidature)
    {
        var service = candidature.RegistrationService;
        terminal.Say();
        terminal.Say("Votre numéro d'inscription");
        terminal.Say($"Votre inscription a bien été prise en compte le {FrenchTime.Said(candidature.CreateTime)}.");
        terminal.Say($"Votre numéro candidat : {candidature.Name.CandidateNumber}");
        terminal.Say($"Votre numéro d'inscription : {NumberOf(candidature.Name)}");
        terminal.Say(
            "Vous pourrez consulter et, éventuellement, modifier les données de votre dossier avant la fermeture du service fixée le : "
            + $"{FrenchTime.Moment(service.ClosingTime, service.TimeZone)}.");
        terminal.Say("Pour tout renseignement, vous pouvez contacter le service des examens et concours dont vous dépendez :");
        foreach (var line in (IEnumerable<string>)[.. candidature.Contact?.Lines ?? [], candidature.Contact?.Email ?? ""])
        {
            terminal.Say($"  {line}");
        }

        terminal.Say($"Votre confirmation : cyclades confirmation {NumberOf(candidature.Name)}");
    }

    /// <summary>Who has withdrawn has no confirmation to send back.</summary>
    private static string StateOf(Candidature candidature, string separator) =>
        candidature.State is CandidatureState.Registered
            ? $"{candidature.StateLabel}{separator}confirmation {candidature.ConfirmationLabel}"
            : candidature.StateLabel;

    private static IEnumerable<RegisteredTest> TestsOf(RegistrationService service, CandidatureForm form) => service.Tests
        .Where(t => !t.Optional || form.OptionCodes.Contains(t.Code))
        .Select(t => new RegisteredTest { Code = t.Code, Label = t.Label, StateLabel = Registered, FormLabel = t.FormLabel });

    /// <summary>The tab « Récapitulatif » (R86, R87): its blocks, lines and order. What does not concern the candidate is left out.</summary>
    private static void ShowRecap(
        Terminal terminal, Identity identity, CandidatureForm form, string email, FormLabels labels, IEnumerable<RegisteredTest> tests)
    {
        void Line(string label, string value) => terminal.Say($"  {label} : {(value.Length > 0 ? value : "-")}");
        void LineIfAny(string label, string value)
        {
            if (value.Length > 0)
            {
                Line(label, value);
            }
        }

        terminal.Say("Identification du candidat");
        foreach (var (label, value) in AccountView.LinesOf(identity))
        {
            Line(label, value);
        }

        Line("Nationalité", labels.Nationality);
        terminal.Say("Adresse et contact");
        var address = form.Address ?? new Address();
        Line("Adresse", string.Join(", ", new[]
        {
            address.Line1, address.Line2, address.Line3, address.Line4, $"{address.PostalCode} {address.Locality}", labels.AddressCountry,
        }.Where(l => l.Trim().Length > 0)));
        Line("Téléphone personnel", form.Phone);
        Line("Adresse mail", email);
        terminal.Say("Situation du candidat");
        Line(FieldLabels.Of("form.representative_category_code"), labels.RepresentativeCategory);
        LineIfAny("Père", $"{form.Father?.LastName} {form.Father?.FirstNames}".Trim());
        LineIfAny("Mère", $"{form.Mother?.LastName} {form.Mother?.FirstNames}".Trim());
        LineIfAny("Représentant légal", $"{form.LegalRepresentative?.Name} {form.LegalRepresentative?.Email}".Trim());
        terminal.Say("Informations candidature");
        Line("Catégorie du candidat", labels.CandidateCategory);
        Line("Votre établissement", labels.Establishment);
        LineIfAny("Division de classe", form.ClassDivision);
        Line("Demande d'aménagement(s) d'épreuves au titre du handicap", Of(form.ArrangementRequested));
        Line(
            "Communication des résultats d'examen en vue d'une publication par la presse ou sur les sites internet de sociétés de droit privé",
            Of(form.PressConsent));
        Line(
            "Communication des résultats, de mon nom et de mon adresse aux collectivités territoriales en vue d'éventuelles félicitations",
            Of(form.AuthoritiesConsent));
        terminal.Say("Epreuves");
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Epreuve(s) ponctuelle(s)", "", "");
        foreach (var test in tests)
        {
            table.AddRow(new Text($"{test.Code} - {test.Label}"), new Text(test.StateLabel), new Text(test.FormLabel));
        }

        terminal.Out.Write(table);
    }

    private static string Of(Answer answer) => answer switch
    {
        Answer.Yes => "Oui",
        Answer.No => "Non",
        _ => "",
    };
}
