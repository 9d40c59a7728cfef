using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Cyclades.Console.Showing;

/// <summary>What a field of a request is called on a screen. A field without an entry is called by its path.</summary>
internal static partial class FieldLabels
{
    private static readonly FrozenDictionary<string, string> Labels = new Dictionary<string, string>
    {
        ["identity"] = "Identité",
        ["identity.sex"] = "Sexe",
        ["identity.birth_name"] = "Nom de famille (Nom de naissance)",
        ["identity.birth_name_confirmation"] = "Confirmation du nom de naissance",
        ["identity.usage_name"] = "Nom d'usage (Nom marital par exemple)",
        ["identity.first_names"] = "Prénoms (tels qu'ils figurent sur la pièce d'identité)",
        ["identity.birth_date"] = "Date de naissance",
        ["identity.birth_date_confirmation"] = "Confirmation date de naissance",
        ["identity.birth_place"] = "Lieu de naissance",
        ["identity.birth_place.country_code"] = "Pays de naissance",
        ["identity.birth_place.department_code"] = "Département, DOM ou COM de naissance",
        ["identity.birth_place.commune_code"] = "Commune de naissance",
        ["identity.birth_place.town"] = "Ville de naissance",
        ["identifier"] = "Identifiant de connexion",
        ["email"] = "Adresse mail",
        ["email_confirmation"] = "Confirmation de l'adresse mail",
        ["password"] = "Mot de passe",
        ["password_confirmation"] = "Confirmation du mot de passe",
        ["current_password"] = "Mot de passe actuel",
        ["link_token"] = "Lien reçu par mail",
        ["request_id"] = "Numéro de la demande",
        ["registration_service_id"] = "Service d'inscription",
        ["form"] = "Formulaire d'inscription",
        ["form.nationality_code"] = "Nationalité",
        ["form.address"] = "Adresse",
        ["form.address.country_code"] = "Pays",
        ["form.address.line1"] = "Adresse 1",
        ["form.address.line2"] = "Adresse 2",
        ["form.address.line3"] = "Adresse 3",
        ["form.address.line4"] = "Adresse 4",
        ["form.address.postal_code"] = "Code postal",
        ["form.address.locality"] = "Localité",
        ["form.phone"] = "Téléphone personnel",
        ["form.representative_category_code"] = "Catégorie socio-professionnelle d'un représentant légal",
        ["form.father"] = "Père",
        ["form.father.last_name"] = "Nom du père",
        ["form.father.first_names"] = "Prénoms du père",
        ["form.mother"] = "Mère",
        ["form.mother.last_name"] = "Nom de la mère",
        ["form.mother.first_names"] = "Prénoms de la mère",
        ["form.legal_representative"] = "Représentant légal",
        ["form.legal_representative.name"] = "Nom du représentant légal",
        ["form.legal_representative.email"] = "Adresse mail du représentant légal",
        ["form.candidate_category_code"] = "Catégorie du candidat",
        ["form.establishment_code"] = "Etablissement",
        ["form.class_division"] = "Division de classe",
        ["form.arrangement_requested"] = "Demande d'aménagement(s) d'épreuves au titre du handicap (1) :",
        ["form.press_consent"] =
            "J'accepte la communication de mes résultats d'examen, en vue d'une publication par la presse ou sur les sites internet de sociétés de droit privé :",
        ["form.authorities_consent"] =
            "J'accepte la communication de mes résultats, de mon nom et de mon adresse aux collectivités territoriales en vue d'éventuelles félicitations :",
        ["form.option_codes"] = "Epreuves facultatives",
        ["form.accepted_terms_hash"] = "Modalités d'inscription",
    }.ToFrozenDictionary();

    /// <summary>« ligne 12 » for a line of a catalogue, the screen's label for a field.</summary>
    public static string Of(string path) =>
        CatalogueLine().Match(path) is { Success: true } line
            ? $"ligne {line.Groups[1].ValueSpan}"
            : Labels.GetValueOrDefault(Index().Replace(path, "")) ?? path;

    [GeneratedRegex(@"^text\[(\d+)\]$")]
    private static partial Regex CatalogueLine();

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
