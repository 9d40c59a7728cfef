namespace Cyclades.Silo.Documents;

/// <summary>
/// The fixed sentences of template 1, to the letter of the guide (R77, R97–R105). They are the template's own and
/// are never edited: a new wording is a new template.
/// </summary>
internal static class ConfirmationTexts1
{
    public const string Title = "CONFIRMATION D'INSCRIPTION";
    public const string ReturnBefore = "A RENVOYER IMPERATIVEMENT POUR LE ";
    public const string CheckYourChoice = "Attention à bien vérifier votre choix ci-dessous";
    public const string YesOrNo = "(OUI ou NON) : ";
    public const string Final = "Ce document vaut inscription définitive à l'examen.";
    public const string NoChange = "Après signature aucune modification ne sera acceptée.";
    public const string CertifiedExact = "CERTIFIE EXACT,";
    public const string PlaceAndDate = "A ______________________________, le ____________________";
    public const string Signature = "Signature du candidat et du représentant légal si le candidat est mineur";
    public const string CorrectInRed = "Si les renseignements contenus dans ce document sont incorrects ou incomplets, corrigez-les en ROUGE.";
    public const string BringIdentity = "Le jour de l'examen, une pièce d'identité avec photographie vous sera demandée.";
    public const string AdministrationOnly = "Référence Réservée à l'administration : ";

    public const string PressConsent =
        "J'accepte la communication de mes résultats d'examen, en vue d'une publication par la presse ou sur les sites internet de sociétés de droit privé : ";

    public const string LocalAuthoritiesConsent =
        "J'accepte la communication de mes résultats, de mon nom et de mon adresse aux collectivités territoriales en vue d'éventuelles félicitations : ";

    public const string DataProtection =
        "Conformément à la \"loi informatique et libertés\" du 6 janvier 1978 modifiée en 2004, vous bénéficiez d'un droit d'accès et de rectification "
        + "aux informations qui vous concernent : vous pouvez exercer ce droit en vous adressant au service des examens et concours de votre académie "
        + "d'inscription. Vous pouvez également, pour des motifs légitimes, vous opposer au traitement des données vous concernant.";
}
