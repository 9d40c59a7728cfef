using System.CommandLine;
using Cyclades.Console.Showing;
using Cyclades.Protos.Management.V1;
using Spectre.Console;

namespace Cyclades.Console.Commands;

/// <summary>National sessions, and their end (D20).</summary>
internal static class SessionsCommand
{
    public static Command Create(CommandHost host)
    {
        var token = new OperatorToken();
        var session = new Argument<string>("SESSION") { Description = "Par exemple CFG-2027-06 (cyclades sessions list)" };
        var yes = Confirmation.Yes();
        return new Command("sessions", "Voir et fermer les sessions nationales (administrateur)")
        {
            host.Runs(
                new Command("list", "Lister les sessions") { token.Option },
                ["cyclades sessions list", "cyclades sessions list --json"],
                async run =>
                {
                    var reply = await run.Server.AskAsync(token.Read(run), o => run.Server.ServiceSettings.ListSessionsAsync(new ListSessionsRequest(), o));
                    run.Show(reply, () => Show(run, reply.Sessions));
                }),
            host.Runs(
                new Command("close", "Fermer une session, longtemps après ses résultats : ses candidatures ne sont plus que consultables") { session, yes, token.Option },
                ["cyclades sessions close CFG-2027-06", "cyclades sessions close CFG-2027-06 --yes --token-file data/operator.token"],
                async run =>
                {
                    var id = run.Value(session)!;
                    if (!await run.ConfirmAsync(run.Value(yes), $"Fermer la session {id} ? Ses candidatures ne seront plus que consultables, et rien ne la rouvre."))
                    {
                        return Confirmation.Declined(run);
                    }

                    var request = new CloseSessionRequest { RequestId = Run.NewRequestId(), SessionId = id };
                    var reply = await run.Server.AskAsync(token.Read(run), o => run.Server.ServiceSettings.CloseSessionAsync(request, o));
                    run.Show(reply, () => run.Succeed($"La session {id} est fermée depuis le {FrenchTime.Said(reply.Session.CloseTime)}."));
                    return ExitCode.Done;
                }),
        };
    }

    private static void Show(Run run, IReadOnlyCollection<NationalSession> sessions)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Session", "Domaine", "Mois", "Fermée le");
        foreach (var session in sessions)
        {
            table.AddRow(
                new Text(session.Id),
                new Text(session.DomainLabel),
                new Text(session.Label),
                new Text(FrenchTime.Record(session.CloseTime)));
        }

        run.Terminal.Out.Write(table);
    }
}
