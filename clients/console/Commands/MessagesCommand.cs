using System.CommandLine;
using Cyclades.Console.Showing;
using Cyclades.Protos.Message.V1;
using Spectre.Console;

namespace Cyclades.Console.Commands;

/// <summary>« Consulter mes messages » (R118, R119).</summary>
internal static class MessagesCommand
{
    public static Command Create(CommandHost host)
    {
        var id = new Argument<string?>("MESSAGE")
        {
            Description = "Identifiant d'un message, pour le lire",
            Arity = ArgumentArity.ZeroOrOne,
        };
        return host.Runs(
            new Command("messages", "Consulter ses messages") { id },
            ["cyclades messages", "cyclades messages --json"],
            run => run.Value(id) is { } one ? ReadAsync(run, one) : ListAsync(run));
    }

    private static async Task ReadAsync(Run run, string id)
    {
        var request = new GetMessageRequest { Id = id };
        var reply = await run.Server.AskSignedInAsync(o => run.Server.Messages.GetMessageAsync(request, o));
        var read = new MarkReadRequest { Id = id };
        await run.Server.AskSignedInAsync(o => run.Server.Messages.MarkReadAsync(read, o));
        run.Show(reply, () =>
        {
            run.Say($"{reply.Message.Subject}");
            run.Say($"{reply.Message.SenderLabel}, le {FrenchTime.Record(reply.Message.SendTime)}");
            run.Say();
            run.Say(reply.Message.Text);
        });
    }

    private static async Task ListAsync(Run run)
    {
        var request = new ListMessagesRequest { PageSize = 100 };
        var all = new ListMessagesResponse();
        do
        {
            var page = await run.Server.AskSignedInAsync(o => run.Server.Messages.ListMessagesAsync(request, o));
            all.Messages.AddRange(page.Messages);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        run.Show(all, () => Show(run, all.Messages));
    }

    private static void Show(Run run, IReadOnlyCollection<Message> messages)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Envoyé le", "Lu", "Objet", "Identifiant");
        foreach (var message in messages)
        {
            table.AddRow(
                new Text(FrenchTime.Record(message.SendTime)),
                new Text(message.ReadTime is null ? "non" : "oui"),
                new Text(message.Subject),
                new Text(message.Id));
        }

        run.Terminal.Out.Write(table);
        run.Say($"{messages.Count(m => m.ReadTime is null)} non lu(s). Pour en lire un : cyclades messages IDENTIFIANT");
    }
}
