using System.CommandLine;
using Cyclades.Console.Showing;
using Cyclades.Protos.Management.V1;
using Spectre.Console;

namespace Cyclades.Console.Commands;

/// <summary>The mails that will not leave by themselves; the operator's act.</summary>
internal static class MailsCommand
{
    public static Command Create(CommandHost host)
    {
        var token = new OperatorToken();
        var id = new Argument<string>("MAIL") { Description = "Identifiant d'un mail refusé" };
        return new Command("mails", "Voir et relancer les mails refusés (exploitant)")
        {
            host.Runs(
                new Command("refused", "Lister les mails refusés") { token.Option },
                ["cyclades mails refused", "cyclades mails refused --json --token-file data/operator.token"],
                run => ListAsync(run, token.Read(run))),
            host.Runs(
                new Command("retry", "Envoyer de nouveau un mail refusé") { id, token.Option },
                ["cyclades mails retry 12"],
                async run =>
                {
                    var request = new RetryRefusedMailRequest { RequestId = Run.NewRequestId(), Id = run.Value(id)! };
                    var reply = await run.Server.AskAsync(token.Read(run), o => run.Server.Management.RetryRefusedMailAsync(request, o));
                    run.Show(reply, () => run.Succeed($"Le mail {request.Id} est de nouveau à envoyer."));
                }),
        };
    }

    private static async Task ListAsync(Run run, string token)
    {
        var request = new ListRefusedMailsRequest { PageSize = 100 };
        var all = new ListRefusedMailsResponse();
        do
        {
            var page = await run.Server.AskAsync(token, o => run.Server.Management.ListRefusedMailsAsync(request, o));
            all.Mails.AddRange(page.Mails);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        run.Show(all, () => Show(run, all.Mails));
    }

    private static void Show(Run run, IReadOnlyCollection<RefusedMail> mails)
    {
        if (mails.Count == 0)
        {
            run.Say("Aucun mail n'est refusé.");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("Mail", "Candidat", "Nature", "Du", "Essais", "Motif");
        foreach (var mail in mails)
        {
            table.AddRow(
                new Text(mail.Id),
                new Text(mail.CandidateNumber),
                new Text(mail.Kind),
                new Text(FrenchTime.Record(mail.FileTime)),
                new Text($"{mail.Attempts}"),
                new Text(mail.Reason));
        }

        run.Terminal.Out.Write(table);
        run.Say($"{mails.Count} mail(s) refusé(s). Pour en envoyer un de nouveau : cyclades mails retry MAIL");
    }
}
