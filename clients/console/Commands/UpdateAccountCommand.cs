using System.CommandLine;
using Cyclades.Console.Asking;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Types.V1;

namespace Cyclades.Console.Commands;

/// <summary>« Modifier mes informations »: the identity, while no candidature exists (R57 to R59).</summary>
internal static class UpdateAccountCommand
{
    public static Command Create(CommandHost host)
    {
        var from = FormFile.From();
        var template = FormFile.Template();
        return host.Runs(
            new Command("update-account", "Modifier son identité, tant qu'il n'y a pas de candidature") { from, template },
            [
                "cyclades update-account",
                "cyclades update-account --template > identite.json",
                "cyclades update-account --from identite.json",
            ],
            async run =>
            {
                var account = (await run.Server.AskSignedInAsync(o =>
                    run.Server.Accounts.GetAccountAsync(new GetAccountRequest(), o))).Account;
                if (run.Value(template))
                {
                    FormFile.WriteTemplate(run, FormOf(account.Identity));
                    return;
                }

                var reply = run.Value(from) is { } file
                    ? await SendAsync(run, account.Etag, FormFile.Read<IdentityForm>(file))
                    : await AskAsync(run, account);
                run.Show(reply, () => run.Succeed("Vos informations sont enregistrées."));
            });
    }

    private static async Task<UpdateAccountResponse> AskAsync(Run run, Account account)
    {
        run.MayAsk("donnez le formulaire avec --from.");
        if (account.IdentityLocked)
        {
            // The server says so in full when asked; nobody should type a whole form to read it.
            return await SendAsync(run, account.Etag, FormOf(account.Identity));
        }

        run.Say("Les champs avec * sont obligatoires. Entrée garde la valeur entre crochets ; « - » vide un champ facultatif.");
        var identity = FormOf(account.Identity);
        var questions = await AccountQuestions.OfIdentityAsync(identity, run.Server);
        var questionnaire = new Questionnaire(run);
        await questionnaire.AskAsync(questions);
        return await questionnaire.SendAsync(questions, () => SendAsync(run, account.Etag, identity));
    }

    private static Task<UpdateAccountResponse> SendAsync(Run run, string etag, IdentityForm identity)
    {
        var request = new UpdateAccountRequest { RequestId = Run.NewRequestId(), Etag = etag, Identity = identity };
        return run.Server.AskSignedInAsync(o => run.Server.Accounts.UpdateAccountAsync(request, o));
    }

    private static IdentityForm FormOf(Identity identity) => new()
    {
        Sex = identity.Sex,
        BirthName = identity.BirthName,
        BirthNameConfirmation = identity.BirthName,
        UsageName = identity.UsageName,
        FirstNames = identity.FirstNames,
        BirthDate = identity.BirthDate,
        BirthDateConfirmation = identity.BirthDate,
        BirthPlace = new BirthPlaceForm
        {
            CountryCode = identity.BirthPlace?.Country?.Code ?? "",
            DepartmentCode = identity.BirthPlace?.Department?.Code ?? "",
            CommuneCode = identity.BirthPlace?.CommuneCode ?? "",
            Town = identity.BirthPlace is { CommuneCode.Length: 0, Town: { } town } ? town : "",
        },
    };
}
