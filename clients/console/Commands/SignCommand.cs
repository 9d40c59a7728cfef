using System.CommandLine;
using Cyclades.Protos.Candidature.V1;

namespace Cyclades.Console.Commands;

/// <summary>« Validation en ligne »: signs the confirmation instead of posting it (B12, R103).</summary>
internal static class SignCommand
{
    public static Command Create(CommandHost host)
    {
        var number = CandidatureArgument.Create();
        var yes = Confirmation.Yes();
        return host.Runs(
            new Command("sign", "Valider en ligne sa confirmation d'inscription") { number, yes },
            ["cyclades sign 006"],
            async run =>
            {
                var candidature = await CandidatureArgument.ReadAsync(run, number);
                var download = await ConfirmationCommand.DownloadAsync(run.Server, candidature.Name);
                if (candidature.CanSign.Allowed && !run.Value(yes))
                {
                    run.MayAsk("confirmez avec --yes.");
                    run.Say("Lisez d'abord votre confirmation :");
                    run.Say("  " + ConfirmationCommand.Save(download, where: null, force: true));
                    run.Say("Ce document vaut inscription définitive à l'examen.");
                    run.Say("Après signature aucune modification ne sera acceptée.");
                    if (!await run.ConfirmAsync(false, "Certifier exact et signer ?"))
                    {
                        return Confirmation.Declined(run);
                    }
                }

                var request = new SignCandidatureRequest
                {
                    RequestId = Run.NewRequestId(),
                    Name = candidature.Name,
                    Etag = candidature.Etag,
                    DocumentSha256 = download.Metadata.Sha256,
                };
                var reply = await run.Server.AskSignedInAsync(o => run.Server.Candidatures.SignCandidatureAsync(request, o));
                run.Show(reply, () => Show(run, reply.Candidature));
                return ExitCode.Done;
            });
    }

    private static void Show(Run run, Candidature candidature)
    {
        run.Succeed($"Votre confirmation est signée : {candidature.ConfirmationLabel}.");
        if (candidature.RepresentativeState == RepresentativeState.Awaited)
        {
            run.Say("Votre représentant légal doit encore confirmer, avec le lien qu'il a reçu par mail.");
        }
    }
}
