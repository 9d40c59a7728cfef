namespace Cyclades.Console.Showing;

/// <summary>What the form says beside its questions, to the letter of the guide.</summary>
internal static class LegalTexts
{
    /// <summary>At the bottom of « Identification » (R77).</summary>
    public const string DataProtection =
        "Conformément à la \"loi informatique et libertés\" du 6 janvier 1978 modifiée en 2004, vous bénéficiez d'un droit d'accès et de rectification aux informations qui vous concernent : vous pouvez exercer ce droit en vous adressant au service des examens et concours de votre académie d'inscription. Vous pouvez également, pour des motifs légitimes, vous opposer au traitement des données vous concernant.";

    /// <summary>Note (1) of « Informations candidature » (R82).</summary>
    public const string Arrangements =
        "(1) Si vous pensez pouvoir bénéficier d'aménagements des conditions d'examen prévus par la réglementation pour les candidats présentant un handicap (code de l'éducation - articles D.351-27 à D.351-31), sélectionnez \"Oui\" et contactez au plus vite le service des examens de votre académie. Votre demande d'aménagements doit être faite avant la date de clôture des inscriptions à l'examen.";

    /// <summary>What follows a « Oui » (R83).</summary>
    public const string ArrangementCertificate =
        "Si je demande un aménagement des épreuves, je devrais contacter ensuite un médecin agréé pour obtenir un certificat à fournir au service des Examens et Concours, indiquant les mesures d'aménagement demandées.";
}
