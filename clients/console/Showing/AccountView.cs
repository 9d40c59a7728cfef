using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Types.V1;

namespace Cyclades.Console.Showing;

/// <summary>The account in words.</summary>
internal static class AccountView
{
    private const string Locked =
        "Dès qu'une candidature existe, seuls l'adresse mail et le mot de passe sont modifiables. Si une autre information est erronée, je dois contacter le service gestionnaire dont les coordonnées sont indiquées en haut de la page ou dans mon document relatif à mon inscription.";

    public static void Show(Terminal terminal, Account account)
    {
        terminal.Say($"N° candidat : {account.CandidateNumber}");
        terminal.Say($"Adresse mail : {account.Email}");
        if (account.PendingEmail.Length > 0)
        {
            terminal.Say(
                $"Nouvelle adresse à confirmer : {account.PendingEmail}, avant {FrenchTime.Deadline(account.PendingEmailExpireTime, "Europe/Paris")}");
        }

        foreach (var (label, value) in LinesOf(account.Identity))
        {
            terminal.Say($"{label} : {(value.Length > 0 ? value : "-")}");
        }

        if (account.IdentityLocked)
        {
            terminal.Say(Locked);
            foreach (var service in account.ServiceContacts)
            {
                terminal.Say($"  {service.ServiceLabel} : {string.Join(", ", [.. service.Contact.Lines, service.Contact.Email])}");
            }
        }
    }

    /// <summary>The identity as the Récapitulatif has it (R86). Empty where there is nothing to say.</summary>
    public static IEnumerable<(string Label, string Value)> LinesOf(Identity identity) =>
    [
        ("Civilité", TitleOf(identity.Sex)),
        ("Nom de famille", identity.BirthName),
        ("Nom de naissance", identity.BirthName),
        ("Nom d'usage", identity.UsageName),
        ("Prénoms", identity.FirstNames),
        ("Date de naissance", FrenchTime.Date(identity.BirthDate)),
        ("Commune de naissance", identity.BirthPlace?.Town ?? ""),
        ("Département, DOM ou COM de naissance", identity.BirthPlace?.Department?.Label ?? ""),
        ("Pays de naissance", identity.BirthPlace?.Country?.Label ?? ""),
    ];

    private static string TitleOf(Sex sex) => sex switch
    {
        Sex.Female => "MADAME",
        Sex.Male => "MONSIEUR",
        _ => "-",
    };
}
