using System.Globalization;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Types.V1;
using Spectre.Console;

namespace Cyclades.Console.Showing;

/// <summary>Candidatures in words: the list, the Récapitulatif, the page with the number.</summary>
internal static class CandidatureView
{
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
                new Text($"{candidature.StateLabel}\nconfirmation {candidature.ConfirmationLabel}"),
                new Text($"{candidature.Version}"));
        }

        terminal.Out.Write(table);
    }

    public static void Show(Terminal terminal, Candidature candidature)
    {
        var service = candidature.RegistrationService;
        terminal.Say($"{service.CentreLabel} - {service.DomainLabel} - {service.SessionLabel}");
        terminal.Say(
            $"N° candidat : {candidature.Name.CandidateNumber}   Inscription n° : {NumberOf(candidature.Name)}   "
            + $"Version : {candidature.Version} du {FrenchTime.Record(candidature.UpdateTime)}");
        terminal.Say($"État : {candidature.StateLabel}, confirmation {candidature.ConfirmationLabel}");
        terminal.Say($"Clôture : {FrenchTime.Deadline(service.ClosingTime, service.TimeZone)}");
        terminal.Say();
        AccountView.Show(terminal, candidature.Identity);
        terminal.Out.Write(Table(
            candidature.Form,
            candidature.Email,
            candidature.Labels ?? new FormLabels(),
            candidature.Tests.Select(t => $"{t.Code} - {t.Label} : {t.StateLabel}, {t.FormLabel}")));
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

    /// <summary>The Récapitulatif before anything is saved.</summary>
    public static void ShowForm(Terminal terminal, StartCandidatureResponse start, CandidatureForm form, FormLabels labels)
    {
        AccountView.Show(terminal, start.Identity);
        var tests = start.RegistrationService.Tests
            .Where(t => !t.Optional || form.OptionCodes.Contains(t.Code))
            .Select(t => $"{t.Code} - {t.Label} : {t.FormLabel}");
        terminal.Out.Write(Table(form, start.Email, labels, tests));
    }

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

    private static Table Table(CandidatureForm form, string email, FormLabels labels, IEnumerable<string> tests)
    {
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("Champ", "Valeur");
        void Row(string label, string value)
        {
            if (value.Length > 0)
            {
                table.AddRow(new Text(label), new Text(value));
            }
        }

        var address = form.Address ?? new Address();
        Row("Nationalité", labels.Nationality);
        Row("Adresse", string.Join('\n', new[]
        {
            address.Line1, address.Line2, address.Line3, address.Line4, $"{address.PostalCode} {address.Locality}", labels.AddressCountry,
        }.Where(l => l.Trim().Length > 0)));
        Row("Téléphone personnel", form.Phone);
        Row("Adresse mail", email);
        Row(FieldLabels.Of("form.representative_category_code"), labels.RepresentativeCategory);
        Row("Père", $"{form.Father?.LastName} {form.Father?.FirstNames}".Trim());
        Row("Mère", $"{form.Mother?.LastName} {form.Mother?.FirstNames}".Trim());
        Row("Représentant légal", $"{form.LegalRepresentative?.Name} {form.LegalRepresentative?.Email}".Trim());
        Row("Catégorie du candidat", labels.CandidateCategory);
        Row("Votre établissement", labels.Establishment);
        Row("Division de classe", form.ClassDivision);
        Row("Demande d'aménagement(s) d'épreuves au titre du handicap", Of(form.ArrangementRequested));
        Row(
            "Communication des résultats d'examen en vue d'une publication par la presse ou sur les sites internet de sociétés de droit privé :",
            Of(form.PressConsent));
        Row(
            "Communication des résultats, de mon nom et de mon adresse aux collectivités territoriales en vue d'éventuelles félicitations :",
            Of(form.AuthoritiesConsent));
        Row("Epreuves", string.Join('\n', tests));
        return table;
    }

    private static string Of(Answer answer) => answer switch
    {
        Answer.Yes => "Oui",
        Answer.No => "Non",
        _ => "",
    };
}
