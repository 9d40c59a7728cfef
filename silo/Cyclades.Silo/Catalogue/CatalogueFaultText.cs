using Cyclades.Domain;

namespace Cyclades.Silo.Catalogue;

/// <summary>What is said of a catalogue file, in French: what is wrong, and what to write instead.</summary>
internal static class CatalogueFaultText
{
    public const string Empty = "Le fichier est vide : partez du catalogue de démonstration.";
    public const string SecondDocument = "Un second document commence ici (« --- ») : un fichier contient un seul catalogue.";
    public const string NotYaml = "Le texte n'est plus du YAML à partir d'ici : vérifiez l'indentation (des espaces, jamais de tabulation), "
        + "l'espace après chaque « : » et « - », et mettez entre guillemets un texte qui commence par { [ & * ! | > ' \" % @ ou #.";
    public const string TooDeep = "Trop de niveaux imbriqués : un catalogue n'en a pas tant.";
    public const string NoAnchors = "Les ancres (&), alias (*) et étiquettes (!) ne sont pas acceptés : répétez le texte, écrivez-le dans « defaults » du domaine, "
        + "ou mettez-le entre guillemets.";
    public const string KeyIsNoText = "Une clé doit être un mot, suivi de « : ».";
    public const string Format = "« format » doit être 1 : ce serveur ne lit que ce format.";
    public const string ClosingBeforeOpening = "« closing » doit être après « opening » : un service ferme après avoir ouvert.";
    public const string HourDoesNotExist = "Cette heure n'existe pas à Paris ce jour-là (passage à l'heure d'été) : écrivez-en une autre.";

    public static string TooLong(int maximum) => $"Le fichier dépasse {maximum} caractères : un catalogue n'est jamais si long.";

    public static string UnknownKey(string key, IEnumerable<string> allowed) =>
        $"« {key} » n'est pas connu ici : écrivez l'une de ces clés : {string.Join(", ", allowed)}.";

    public static string RepeatedKey(string key, int line) => $"« {key} » est déjà donné à la ligne {line} : gardez une seule des deux lignes.";

    public static string Missing(string key) => $"Il manque « {key} » : ajoutez la ligne « {key}: … ».";

    public static string MappingExpected(string key) => $"« {key} » attend des lignes « clé: valeur », une par ligne et plus à droite.";

    public static string ListExpected(string key) => $"« {key} » attend une liste : des lignes qui commencent par « - ».";

    public static string TextExpected(string key) => $"« {key} » attend un texte, sur la même ligne ou après « | ».";

    public static string CodeExpected(string key, int maximum) =>
        $"« {key} » attend un code d'au plus {maximum} majuscules sans accent, chiffres et tirets.";

    public static string OneOf(string key, params string[] allowed) => $"« {key} » attend l'une de ces valeurs : {string.Join(", ", allowed)}.";

    public static string NumberExpected(string key, int maximum) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"« {key} » attend un nombre entier, de 0 à {maximum}.");

    public static string DayExpected(string key, bool closing) =>
        $"« {key} » attend un jour qui existe : 2026-09-29, today+30d, today-2w{(closing ? " ou closing+2d" : "")}.";

    public static string HourExpected(string key) =>
        $"« {key} » attend un jour et une heure de Paris : 2026-09-01 08:00, today-30d 08:00 ou today+2w 18:00.";

    public static string MonthExpected(string key) => $"« {key} » attend une année et un mois : 2026-06 ou \"{{year}}-06\".";

    public static string MailExpected(string key) => $"« {key} » attend une adresse électronique : nom@domaine.fr.";

    public static string UaiExpected(string key) => $"« {key} » attend un UAI : 7 chiffres et leur lettre de contrôle.";

    public static string UaiExpected(string key, char letter) => $"« {key} » : la lettre de contrôle de cet UAI serait {letter} ; vérifiez les 7 chiffres.";

    public static string UrlExpected(string key) => $"« {key} » attend une adresse entière, qui commence par https:// ou http://.";

    public static string UnknownAcademy(string code, string key) =>
        $"« {code} » n'est pas dans la liste des académies : pour un centre d'examen, donnez aussi « {key} ».";

    /// <summary>What a rule of the domain found.</summary>
    /// <param name="key">The key that it found it at.</param>
    /// <param name="violation">The finding.</param>
    public static string Of(string key, FieldViolation violation) => violation.Fault switch
    {
        FieldFault.Required => $"« {key} » est vide : écrivez au moins une valeur.",
        FieldFault.TooLong => $"« {key} » dépasse {violation.Bound} caractères : raccourcissez ce texte.",
        FieldFault.ForbiddenCharacter => $"« {key} » contient un caractère de contrôle : retirez-le.",
        FieldFault.NotOffered when key == "zone" => $"« {violation.Bound} » n'est pas un fuseau horaire : écrivez par exemple Europe/Paris ou America/Cayenne.",
        FieldFault.NotOffered when key is "among" or "exclude" => $"« {violation.Bound} » n'est pas une épreuve facultative de ce service : ajoutez « optional: true » à l'épreuve, ou écrivez un autre code.",
        FieldFault.NotOffered => $"« {key} » : « {violation.Bound} » n'est déclaré nulle part dans ce fichier : ajoutez-le, ou écrivez un code qui existe.",
        FieldFault.Repeated => $"« {key} » : « {violation.Bound} » est déjà donné plus haut : chacun une seule fois.",
        FieldFault.DateOutOfRange => $"« {key} » précède le jour de la fermeture : écrivez {violation.Bound} ou un jour d'après.",
        FieldFault.Malformed when violation.Bound is { } range => $"« {key} » doit être compris entre {range.Replace("-", " et ", StringComparison.Ordinal)}.",
        FieldFault.Malformed => UrlExpected(key),
        FieldFault.TooFewChosen => $"« {key} » en attend au moins {violation.Bound}.",
        FieldFault.TooManyChosen => $"« {key} » en accepte au plus {violation.Bound}.",
        FieldFault.Fixed => $"« {key} » : « {violation.Bound} » est déjà en service ; il ne peut plus être retiré ni devenir autre chose.",
        _ => $"« {key} » ne convient pas.",
    };
}
