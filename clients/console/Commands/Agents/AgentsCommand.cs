using System.CommandLine;
using System.Text;
using Cyclades.Console.Sessions;
using Cyclades.Console.Showing;
using Cyclades.Protos.Agent.V1;
using Spectre.Console;

namespace Cyclades.Console.Commands.Agents;

/// <summary>Agents of the académie's side and their tokens; acts of the operator and of administrators.</summary>
internal static class AgentsCommand
{
    private static readonly Dictionary<string, AgentRole> Roles = new(StringComparer.Ordinal)
    {
        ["administrator"] = AgentRole.Administrator,
        ["manager"] = AgentRole.Manager,
        ["school"] = AgentRole.School,
        ["machine"] = AgentRole.Machine,
    };

    public static Command Create(CommandHost host)
    {
        var token = new AgentToken();
        var id = new Argument<string>("AGENT") { Description = "Identifiant de l'agent : marie.dupont" };
        return new Command("agents", "Créer et gérer les agents, et leurs jetons (exploitant, administrateur)")
        {
            CreateAgent(host, token, id),
            host.Runs(
                new Command("list", "Lister les agents") { token.Option },
                ["cyclades agents list", "cyclades agents list --json --token-file data/operator.token"],
                run => ListAsync(run, token.Read(run))),
            host.Runs(
                new Command("show", "Voir un agent et ses jetons") { id, token.Option },
                ["cyclades agents show marie.dupont"],
                async run =>
                {
                    var request = new GetAgentRequest { Id = run.Value(id)! };
                    var reply = await run.Server.AskAsync(token.Read(run), o => run.Server.Agents.GetAgentAsync(request, o));
                    run.Show(reply, () => Show(run, reply.Agent));
                }),
            IssueToken(host, token, id),
            RevokeToken(host, token, id),
            Disable(host, token, id),
            host.Runs(
                new Command("whoami", "Voir à qui est le jeton") { token.Option },
                ["cyclades agents whoami --token-file marie.token"],
                async run =>
                {
                    var reply = await run.Server.AskAsync(token.Read(run), o => run.Server.Agents.GetOwnAgentAsync(new GetOwnAgentRequest(), o));
                    run.Show(reply, () =>
                    {
                        if (reply.Agent is { } agent)
                        {
                            Show(run, agent);
                        }
                        else
                        {
                            run.Say("Ce jeton est celui de l'exploitant du serveur.");
                        }
                    });
                }),
        };
    }

    private static Command CreateAgent(CommandHost host, AgentToken token, Argument<string> id)
    {
        var name = new Option<string>("--name") { Description = "Nom, pour ses collègues", HelpName = "NOM", Required = true };
        var role = new Option<string>("--role") { Description = "Rôle de l'agent", Required = true };
        role.AcceptOnlyFromAmong([.. Roles.Keys]);
        var academy = new Option<string?>("--academy") { Description = "Code de l'académie, sauf pour un administrateur", HelpName = "CODE" };
        var uai = new Option<string?>("--uai") { Description = "UAI de l'établissement (rôle school)", HelpName = "UAI" };
        return host.Runs(
            new Command("create", "Créer un agent, qui n'a pas encore de jeton") { id, name, role, academy, uai, token.Option },
            [
                "cyclades agents create marie.dupont --name \"Marie Dupont\" --role manager --academy 19",
                "cyclades agents create lycee.0510001z --name \"Lycée\" --role school --academy 19 --uai 0510001Z",
            ],
            async run =>
            {
                var request = new CreateAgentRequest
                {
                    RequestId = Run.NewRequestId(),
                    Id = run.Value(id)!,
                    Name = run.Value(name)!,
                    Role = Roles[run.Value(role)!],
                    AcademyCode = run.Value(academy) ?? "",
                    EstablishmentUai = run.Value(uai) ?? "",
                };
                var reply = await run.Server.AskAsync(token.Read(run), o => run.Server.Agents.CreateAgentAsync(request, o));
                run.Show(reply, () => run.Succeed($"L'agent {reply.Agent.Id} est créé. Pour lui donner un jeton : cyclades agents token {reply.Agent.Id}"));
            });
    }

    private static Command IssueToken(CommandHost host, AgentToken token, Argument<string> id)
    {
        var days = new Option<int>("--days") { Description = "Durée de validité, de 1 à 366 jours (sinon 90)", HelpName = "JOURS" };
        var into = new Option<FileInfo?>("--into") { Description = "Écrit le jeton dans un fichier, lisible de son seul propriétaire, au lieu de l'afficher", HelpName = "FICHIER" };
        return host.Runs(
            new Command("token", "Délivrer un jeton, montré une seule fois") { id, days, into, token.Option },
            ["cyclades agents token marie.dupont --days 30 --into marie.token"],
            async run =>
            {
                var request = new IssueTokenRequest { RequestId = Run.NewRequestId(), AgentId = run.Value(id)!, ValidDays = run.Value(days) };
                var reply = await run.Server.AskAsync(token.Read(run), o => run.Server.Agents.IssueTokenAsync(request, o));
                if (reply.Secret is not { Length: > 0 } secret)
                {
                    throw new CommandFailure(
                        ExitCode.Refused,
                        $"Le jeton n° {reply.Token.Serial} est délivré, mais la réponse qui le montrait s'est perdue. Révoquez-le (cyclades agents revoke {request.AgentId} {reply.Token.Serial}), puis relancez la commande.");
                }

                var file = run.Value(into);
                if (file is not null)
                {
                    OwnerOnlyFile.Replace(file.FullName, stream => stream.Write(Encoding.ASCII.GetBytes($"{secret}\n")));
                    reply.Secret = "";
                }

                run.Show(reply, () =>
                {
                    run.Succeed($"Jeton n° {reply.Token.Serial} de {request.AgentId}, valable jusqu'au {FrenchTime.Record(reply.Token.ExpireTime)} :");
                    run.Say(file is null ? secret : file.FullName);
                    run.Say("Il ne sera plus jamais montré.");
                });
            });
    }

    private static Command RevokeToken(CommandHost host, AgentToken token, Argument<string> id)
    {
        var serial = new Argument<int>("JETON") { Description = "Numéro du jeton, que « agents show » indique" };
        return host.Runs(
            new Command("revoke", "Révoquer un jeton, aussitôt") { id, serial, token.Option },
            ["cyclades agents revoke marie.dupont 1"],
            async run =>
            {
                var request = new RevokeTokenRequest { RequestId = Run.NewRequestId(), AgentId = run.Value(id)!, Serial = run.Value(serial) };
                var reply = await run.Server.AskAsync(token.Read(run), o => run.Server.Agents.RevokeTokenAsync(request, o));
                run.Show(reply, () => run.Succeed($"Le jeton n° {request.Serial} de {request.AgentId} n'ouvre plus rien."));
            });
    }

    private static Command Disable(CommandHost host, AgentToken token, Argument<string> id)
    {
        var yes = Confirmation.Yes();
        return host.Runs(
            new Command("disable", "Mettre fin à un agent, pour toujours") { id, yes, token.Option },
            ["cyclades agents disable marie.dupont", "cyclades agents disable marie.dupont --yes"],
            async run =>
            {
                var request = new DisableAgentRequest { RequestId = Run.NewRequestId(), AgentId = run.Value(id)! };
                var bearer = token.Read(run);
                if (!await run.ConfirmAsync(run.Value(yes), $"Mettre fin à {request.AgentId} pour toujours ? Aucun de ses jetons n'ouvrira plus rien."))
                {
                    return Confirmation.Declined(run);
                }

                var reply = await run.Server.AskAsync(bearer, o => run.Server.Agents.DisableAgentAsync(request, o));
                run.Show(reply, () => run.Succeed($"L'agent {request.AgentId} n'est plus en fonction."));
                return ExitCode.Done;
            });
    }

    private static async Task ListAsync(Run run, string token)
    {
        var request = new ListAgentsRequest { PageSize = 100 };
        var all = new ListAgentsResponse();
        do
        {
            var page = await run.Server.AskAsync(token, o => run.Server.Agents.ListAgentsAsync(request, o));
            all.Agents.AddRange(page.Agents);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        run.Show(all, () => Show(run, all.Agents));
    }

    private static void Show(Run run, IReadOnlyCollection<Agent> agents)
    {
        if (agents.Count == 0)
        {
            run.Say("Aucun agent. Pour en créer un : cyclades agents create");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("Agent", "Nom", "Rôle", "Académie", "UAI", "Créé le", "État");
        foreach (var agent in agents)
        {
            table.AddRow(
                new Text(agent.Id),
                new Text(agent.Name),
                new Text(NameOf(agent.Role)),
                new Text(agent.AcademyCode),
                new Text(agent.EstablishmentUai),
                new Text(FrenchTime.Record(agent.CreateTime)),
                new Text(StateOf(agent)));
        }

        run.Terminal.Out.Write(table);
        run.Say($"{agents.Count} agent(s).");
    }

    private static void Show(Run run, Agent agent)
    {
        run.Say($"Agent : {agent.Id}");
        run.Say($"Nom : {agent.Name}");
        run.Say($"Rôle : {NameOf(agent.Role)}");
        run.Say($"Académie : {(agent.AcademyCode.Length > 0 ? agent.AcademyCode : "toutes")}");
        if (agent.EstablishmentUai.Length > 0)
        {
            run.Say($"UAI : {agent.EstablishmentUai}");
        }

        run.Say($"État : {StateOf(agent)}");
        if (agent.Tokens.Count == 0)
        {
            run.Say($"Aucun jeton. Pour lui en donner un : cyclades agents token {agent.Id}");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("Jeton", "Délivré le", "Fin", "Révoqué le");
        foreach (var token in agent.Tokens)
        {
            table.AddRow(
                new Text($"{token.Serial}"),
                new Text(FrenchTime.Record(token.IssueTime)),
                new Text(FrenchTime.Record(token.ExpireTime)),
                new Text(token.RevokeTime is null ? "" : FrenchTime.Record(token.RevokeTime)));
        }

        run.Terminal.Out.Write(table);
    }

    private static string NameOf(AgentRole role) => role switch
    {
        AgentRole.Administrator => "administrateur",
        AgentRole.Manager => "gestionnaire",
        AgentRole.School => "établissement",
        AgentRole.Machine => "système",
        _ => "-",
    };

    private static string StateOf(Agent agent) => agent.DisableTime is null ? "en fonction" : $"plus en fonction depuis le {FrenchTime.Record(agent.DisableTime)}";
}
