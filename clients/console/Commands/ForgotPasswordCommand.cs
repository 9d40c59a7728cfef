using System.CommandLine;
using Cyclades.Protos.Signin.V1;

namespace Cyclades.Console.Commands;

/// <summary>« Mot de passe oublié » (R52 to R54).</summary>
internal static class ForgotPasswordCommand
{
    public static Command Create(CommandHost host)
    {
        var identifier = new Argument<string>("IDENTIFIANT") { Description = "Adresse mail ou numéro candidat" };
        return host.Runs(
            new Command("forgot-password", "Demander un lien pour changer un mot de passe oublié") { identifier },
            ["cyclades forgot-password paul.lamy@exemple.fr"],
            async run =>
            {
                var request = new AskPasswordResetRequest { Identifier = run.Value(identifier) ?? "" };
                var reply = await run.Server.AskAsync(o => run.Server.SignIn.AskPasswordResetAsync(request, o));
                run.Show(reply, () =>
                {
                    run.Say(
                        $"Vous allez recevoir un mail sur votre mail de contact ({reply.MaskedAddress}) si vous avez un compte candidat, veuillez cliquer sur le lien contenu dans ce mail pour modifier votre mot de passe.");
                    run.Say("Ce lien n'est valable que pour une durée de 48 heures.");
                    run.Say("Passé ce délai, vous devrez recliquer sur 'Mot de passe oublié'.");
                    run.Say("Sans navigateur : cyclades reset-password LIEN");
                });
            });
    }
}
