using System.CommandLine;
using System.Globalization;
using Cyclades.Console.Showing;
using Cyclades.Protos.Management.V1;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;

namespace Cyclades.Console.Commands;

/// <summary>What an académie sets of its own registration services.</summary>
internal static class ServicesCommand
{
    private const string DayForm = "dd/MM/yyyy";
    private const string HourForm = "dd/MM/yyyy HH:mm";

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static Command Create(CommandHost host)
    {
        var token = new OperatorToken();
        var service = new Argument<string>("SERVICE") { Description = "Par exemple CFG-2027-06/19 (cyclades periods)" };
        var opening = new Option<string?>("--opening") { Description = "Ouverture, heure de Paris : « 01/09/2027 08:00 »", HelpName = "INSTANT" };
        var closing = new Option<string?>("--closing") { Description = "Fermeture, heure de Paris : « 27/09/2027 18:00 »", HelpName = "INSTANT" };
        var returnDate = new Option<string?>("--return-date") { Description = "Dernier jour de retour de la confirmation : « 29/09/2027 »", HelpName = "JOUR" };
        var label = new Option<string?>("--label") { Description = "Libellé de la session : « JUIN 2027 LOCAL »", HelpName = "TEXTE" };
        var terms = new Option<FileInfo?>("--terms-file") { Description = "Fichier des modalités d'inscription", HelpName = "FICHIER" };
        var note = new Option<string?>("--note") { Description = "« NB : … » de la confirmation ; vide pour l'enlever", HelpName = "TEXTE" };
        return new Command("services", "Voir et régler un service d'inscription (gestionnaire)")
        {
            host.Runs(
                new Command("show", "Montrer les réglages d'un service") { service, token.Option },
                ["cyclades services show CFG-2027-06/19", "cyclades services show CFG-2027-06/19 --json"],
                async run =>
                {
                    var settings = await ReadAsync(run, token.Read(run), run.Value(service)!);
                    run.Show(settings, () => Show(run, settings));
                }),
            host.Runs(
                new Command("change", "Changer des réglages d'un service ; ce qui n'est pas dit reste") { service, opening, closing, returnDate, label, terms, note, token.Option },
                [
                    "cyclades services change CFG-2027-06/19 --closing \"29/09/2027 18:00\" --return-date 01/10/2027",
                    "cyclades services change CFG-2027-06/19 --terms-file modalites.txt",
                ],
                async run =>
                {
                    var proof = token.Read(run);
                    var read = await ReadAsync(run, proof, run.Value(service)!);
                    var request = new ChangeServiceSettingsRequest
                    {
                        RequestId = Run.NewRequestId(),
                        RegistrationServiceId = read.RegistrationServiceId,
                        Etag = read.Etag,
                        OpeningTime = Instant(run.Value(opening)),
                        ClosingTime = Instant(run.Value(closing)),
                    };
                    if (run.Value(returnDate) is { } day)
                    {
                        request.ReturnDate = Typed(day, DayForm).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                    }

                    if (run.Value(label) is { } name)
                    {
                        request.Label = name;
                    }

                    if (run.Value(terms) is { } file)
                    {
                        request.Terms = FormFile.ReadText(file);
                    }

                    if (run.Value(note) is { } nota)
                    {
                        request.Note = nota;
                    }

                    var reply = await run.Server.AskAsync(proof, o => run.Server.ServiceSettings.ChangeServiceSettingsAsync(request, o));
                    run.Show(reply, () =>
                    {
                        run.Succeed("Les réglages sont en vigueur.");
                        Show(run, reply.Settings);
                    });
                }),
        };
    }

    private static async Task<ServiceSettings> ReadAsync(Run run, string proof, string service)
    {
        var request = new GetServiceSettingsRequest { RegistrationServiceId = service };
        return (await run.Server.AskAsync(proof, o => run.Server.ServiceSettings.GetServiceSettingsAsync(request, o))).Settings;
    }

    private static Timestamp? Instant(string? typed)
    {
        if (typed is null)
        {
            return null;
        }

        var local = Typed(typed, HourForm);
        return Paris.IsInvalidTime(local)
            ? throw new CommandFailure(ExitCode.Usage, $"« {typed} » n'existe pas à Paris : l'heure change ce jour-là.")
            : TimeZoneInfo.ConvertTimeToUtc(local, Paris).ToTimestamp();
    }

    private static DateTime Typed(string text, string form) =>
        DateTime.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed)
            ? typed
            : throw new CommandFailure(ExitCode.Usage, $"« {text} » ne s'écrit pas {form.Replace("yyyy", "aaaa", StringComparison.Ordinal).Replace("dd", "jj", StringComparison.Ordinal)}.");

    private static void Show(Run run, ServiceSettings settings)
    {
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("", "");
        table.AddRow(new Text("Service"), new Text(settings.RegistrationServiceId));
        table.AddRow(new Text("Libellé"), new Text(settings.Label));
        table.AddRow(new Text("Ouverture"), new Text($"{FrenchTime.Said(settings.OpeningTime)} (heure de Paris)"));
        table.AddRow(new Text("Fermeture"), new Text($"{FrenchTime.Said(settings.ClosingTime)} (heure de Paris)"));
        table.AddRow(new Text("Retour de la confirmation"), new Text(Day(settings.ReturnDate)));
        table.AddRow(new Text("Note"), new Text(settings.Note.Length == 0 ? "-" : settings.Note));
        table.AddRow(new Text("Modalités"), new Text(settings.Terms));
        run.Terminal.Out.Write(table);
    }

    private static string Day(string day) =>
        DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString(DayForm, CultureInfo.InvariantCulture);
}
