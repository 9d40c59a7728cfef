using System.CommandLine;
using Cyclades.Console.Sessions;
using Cyclades.Protos.Signin.V1;

namespace Cyclades.Console.Commands;

/// <summary>« Se connecter »: opens a session and keeps it for the next commands.</summary>
internal static class SignInCommand
{
    public static Command Create(CommandHost host)
    {
        const string Description = "Adresse mail ou numéro candidat";
        var argument = new Argument<string?>("IDENTIFIANT") { Description = Description, Arity = ArgumentArity.ZeroOrOne };
        var identifier = new Option<string?>("--identifier", "-i") { Description = Description, HelpName = "IDENTIFIANT" };
        var fromInput = Password.FromInput();
        return host.Runs(
            new Command("sign-in", "Se connecter") { argument, identifier, fromInput },
            ["cyclades sign-in", "cyclades sign-in paul.lamy@exemple.fr --password-stdin < secret.txt"],
            async run =>
            {
                var who = run.Value(argument) ?? run.Value(identifier);
                if (who is null)
                {
                    run.MayAsk("donnez l'identifiant sur la ligne de commande.");
                    who = await run.Terminal.AskAsync("Identifiant de connexion * :", run.Cancel);
                }

                var reply = await SignInAsync(run, who, await Password.AskAsync(run, fromInput, "Mot de passe *"));
                run.Show(reply, () => run.Succeed($"Connecté. N° candidat : {reply.CandidateNumber}"));
            });
    }

    /// <summary>Signs in and keeps the session; the reply that is given back bears no token.</summary>
    public static async Task<SignInResponse> SignInAsync(Run run, string identifier, string password)
    {
        var request = new SignInRequest { Identifier = identifier, Password = password, SessionKind = SessionKind.Token };
        var reply = await run.Server.AskAsync(o => run.Server.SignIn.SignInAsync(request, o));
        run.Server.Sessions.Write(Session.Of(reply.CandidateNumber, reply.Tokens));
        reply.Tokens = null;
        return reply;
    }
}
