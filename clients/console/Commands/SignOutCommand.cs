using System.CommandLine;
using Cyclades.Console.Server;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Signin.V1;
using Grpc.Core;

namespace Cyclades.Console.Commands;

/// <summary>Ends the session, here and on the server.</summary>
internal static class SignOutCommand
{
    public static Command Create(CommandHost host)
    {
        var everywhere = new Option<bool>("--everywhere") { Description = "Ferme aussi les sessions des autres appareils" };
        return host.Runs(
            new Command("sign-out", "Se déconnecter") { everywhere },
            ["cyclades sign-out", "cyclades sign-out --everywhere"],
            async run =>
            {
                var reply = new SignOutResponse();
                if (run.Server.Sessions.Read() is not null)
                {
                    var request = new SignOutRequest { Everywhere = run.Value(everywhere) };
                    try
                    {
                        reply = await run.Server.AskSignedInAsync(o => run.Server.SignIn.SignOutAsync(request, o));
                    }
                    catch (Exception e) when (e is CommandFailure { ExitCode: ExitCode.NotSignedIn }
                        || (e is RpcException refused && ServerRefusal.Read(refused).Reason == ErrorReason.SignInRequired))
                    {
                        // The session had ended on the server: there is nothing left to close there.
                    }

                    run.Server.Sessions.Forget();
                }

                run.Show(reply, () => run.Succeed("Vous êtes déconnecté."));
            });
    }
}
