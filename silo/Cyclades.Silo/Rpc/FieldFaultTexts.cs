using Cyclades.Domain;

namespace Cyclades.Silo.Rpc;

/// <summary>The French sentence beside a field that is wrong: what is wrong with it and what to write.</summary>
internal static class FieldFaultTexts
{
    /// <summary>R36, to the letter.</summary>
    public const string PasswordRule =
        "Le mot de passe doit comporter au moins 8 caractères (20 caractères au maximum), ainsi qu'une minuscule, une majuscule et un caractère spécial.";

    /// <exception cref="ArgumentOutOfRangeException">This fault has no text.</exception>
    public static string Of(FieldViolation violation) => violation.Fault switch
    {
        FieldFault.Required => "Ce champ est obligatoire.",
        FieldFault.TooLong or FieldFault.TooShort when IsPassword(violation) => PasswordRule,
        FieldFault.TooLong => $"Ce champ est trop long : {violation.Bound} caractères au maximum.",
        FieldFault.TooShort => $"Ce champ est trop court : {violation.Bound} caractères au minimum.",
        FieldFault.Malformed => Malformed(violation),
        FieldFault.ForbiddenCharacter when violation.Bound is { } character =>
            $"Ce champ contient un caractère qui n'est pas accepté ({character}). Retirez-le.",
        FieldFault.ForbiddenCharacter => "Ce champ contient un caractère qui n'est pas accepté. Retirez-le.",
        FieldFault.NotOffered => "Ce choix n'est pas proposé. Choisissez une valeur de la liste.",
        FieldFault.ConfirmationDiffers => ConfirmationDiffers(violation),
        FieldFault.DateOutOfRange => "Cette date n'existe pas ou n'est pas possible. Exemple : 30/05/1998.",
        FieldFault.NotApplicable => "Ce champ ne doit pas être rempli dans votre cas.",
        FieldFault.LacksLowerCase => $"Il manque une minuscule. {PasswordRule}",
        FieldFault.LacksUpperCase => $"Il manque une majuscule. {PasswordRule}",
        FieldFault.LacksSpecialCharacter => $"Il manque un caractère spécial (exemple : ./! * etc...). {PasswordRule}",
        FieldFault.CommonPassword => "Ce mot de passe est trop courant : il serait vite deviné. Choisissez-en un autre.",
        FieldFault.OwnDataInPassword =>
            "Ce mot de passe contient votre nom, votre adresse mail ou votre date de naissance : il serait vite deviné. Choisissez-en un autre.",
        FieldFault.TooFewChosen => $"Il faut en choisir au moins {violation.Bound}.",
        FieldFault.TooManyChosen => $"Il faut en choisir au plus {violation.Bound}.",
        FieldFault.ExcludedByAnotherChoice => $"Ces choix s'excluent : {violation.Bound}. N'en gardez qu'un.",
        FieldFault.Unchanged => "Cette valeur est déjà la vôtre : il n'y a rien à changer.",
        FieldFault.OwnAddress => "Cette adresse mail est la vôtre. Indiquez celle de votre représentant légal.",
        FieldFault.Repeated => $"« {violation.Bound} » est donné plusieurs fois. Ne le donnez qu'une fois.",
        FieldFault.Fixed => $"« {violation.Bound} » est déjà en service : il ne peut plus être retiré ni devenir autre chose.",
        _ => throw new ArgumentOutOfRangeException(nameof(violation), violation.Fault, "This fault has no text."),
    };

    private static bool IsPassword(FieldViolation violation) => NameOf(violation).EndsWith("password", StringComparison.Ordinal);

    private static string Malformed(FieldViolation violation) => NameOf(violation) switch
    {
        "email" => "Cette adresse mail n'est pas valable. Exemple : nom.prenom@domaine.fr.",
        "birth_date" => "Cette date doit comporter le jour, le mois et l'année. Exemple : 30/05/1998.",
        "phone" => "Ce numéro de téléphone n'est pas valable. Exemple : 06 12 34 56 78.",
        "postal_code" => "Ce code postal n'est pas valable. Exemple : 35400.",
        "request_id" => "Le numéro de la demande doit être un UUID.",
        "mark" => $"Cette note n'est pas valable : un nombre de 0 à {violation.Bound}, avec deux décimales au plus, ABS ou DISP.",
        _ => "Cette valeur n'a pas la forme attendue. Vérifiez votre saisie.",
    };

    private static string ConfirmationDiffers(FieldViolation violation) => NameOf(violation) switch
    {
        "birth_name_confirmation" => "La confirmation est différente du nom de naissance.",
        "birth_date_confirmation" => "La confirmation est différente de la date de naissance.",
        "email_confirmation" => "La confirmation est différente de l'adresse mail.",
        "password_confirmation" => "La confirmation est différente du mot de passe.",
        _ => "La confirmation est différente de la valeur saisie.",
    };

    private static string NameOf(FieldViolation violation) => violation.Path[(violation.Path.LastIndexOf('.') + 1)..];
}
