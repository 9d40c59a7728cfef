using System.CommandLine;
using Cyclades.Console.Showing;
using Cyclades.Protos.Candidature.V1;

namespace Cyclades.Console.Commands;

/// <summary>« Se désinscrire » (R120 to R123).</summary>
internal static class WithdrawCommand
{
    public static Command Create(CommandHost host)
    {
        var number = CandidatureArgument.Create();
        var yes = Confirmation.Yes();
        return host.Runs(
            new Command("withdraw", "Se désinscrire") { number, yes },
            ["cyclades withdraw 006", "cyclades withdraw 006 --yes --json"],
            async run =>
            {
                var candidature = await CandidatureArgument.ReadAsync(run, number);
                var service = candidature.RegistrationService;
                if (candidature.CanWithdraw.Allowed && !await run.ConfirmAsync(
                    run.Value(yes),
                    $"Vous allez vous désinscrire de : {service.DomainLabel}, {service.Label}. Se désinscrire ?"))
                {
                    return Confirmation.Declined(run);
                }

                var request = new WithdrawCandidatureRequest
                {
                    RequestId = Run.NewRequestId(),
                    Name = candidature.Name,
                    Etag = candidature.Etag,
                };
                var reply = await run.Server.AskSignedInAsync(o => run.Server.Candidatures.WithdrawCandidatureAsync(request, o));
                run.Show(reply, () =>
                {
                    run.Succeed("Vous êtes désinscrit. Un mail vous le confirme.");
                    run.Say($"Par erreur ? cyclades undo {CandidatureView.NumberOf(candidature.Name)}");
                });
                return ExitCode.Done;
            });
    }
}
