using System.CommandLine;
using Cyclades.Console.Showing;
using Cyclades.Protos.Candidature.V1;
using Google.Protobuf.Collections;
using Spectre.Console;

namespace Cyclades.Console.Commands;

/// <summary>Drafts that wait to be finished (B2).</summary>
internal static class DraftsCommand
{
    public static Command Create(CommandHost host) => host.Runs(
        new Command("drafts", "Voir ses brouillons"),
        ["cyclades drafts", "cyclades register CFG-2027-06/19   (reprend le brouillon d'une inscription)", "cyclades modify 006   (reprend celui d'une modification)"],
        async run =>
        {
            var reply = await run.Server.AskSignedInAsync(o => run.Server.Candidatures.ListDraftsAsync(new ListDraftsRequest(), o));
            run.Show(reply, () => Show(run, reply.Drafts));
        });

    private static void Show(Run run, RepeatedField<Draft> drafts)
    {
        if (drafts.Count == 0)
        {
            run.Say("Aucun brouillon.");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("Service", "Brouillon conservé", "Clôture", "Identifiant");
        foreach (var draft in drafts)
        {
            var service = draft.RegistrationService;
            table.AddRow(
                new Text($"{service.DomainLabel}\n{service.Label}"),
                new Text(FrenchTime.Record(draft.UpdateTime)),
                new Text(FrenchTime.Deadline(service.ClosingTime, service.TimeZone)),
                new Text(service.Id));
        }

        run.Terminal.Out.Write(table);
    }
}
