using System.CommandLine;
using Cyclades.Protos.Candidature.V1;

namespace Cyclades.Console.Commands;

/// <summary>Has the mail of the first save sent again (B4).</summary>
internal static class ResendCommand
{
    public static Command Create(CommandHost host)
    {
        var number = CandidatureArgument.Create();
        return host.Runs(
            new Command("resend", "Recevoir à nouveau le mail d'une inscription") { number },
            ["cyclades resend 006"],
            async run =>
            {
                var candidature = await CandidatureArgument.ReadAsync(run, number);
                var request = new ResendRegistrationMailRequest { RequestId = Run.NewRequestId(), Name = candidature.Name };
                var reply = await run.Server.AskSignedInAsync(o => run.Server.Candidatures.ResendRegistrationMailAsync(request, o));
                run.Show(reply, () => run.Succeed("Le mail de votre inscription vous est envoyé à nouveau."));
            });
    }
}
