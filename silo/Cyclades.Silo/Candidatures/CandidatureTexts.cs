using Cyclades.Domain.Candidatures;

namespace Cyclades.Silo.Candidatures;

/// <summary>What candidatures are called on screens, to the letter of the guide.</summary>
internal static class CandidatureTexts
{
    /// <summary>R113.</summary>
    public const string SupportingDocumentAsked = "Votre candidature possède au moins une demande de pièce justificative.";

    /// <summary>R113.</summary>
    public const string DocumentToView = "Votre candidature possède au moins un document à visualiser.";

    /// <summary>R124 for the withdrawn one, R106 for what the service has set aside or deleted.</summary>
    public static string Of(CandidatureStatus status) => status switch
    {
        CandidatureStatus.WithdrawnByCandidate => "Désinscrit par le candidat",
        CandidatureStatus.SetAside => "écartée",
        CandidatureStatus.Deleted => "supprimée",
        _ => Confirmation.Registered,
    };

    /// <summary>B12.</summary>
    public static string Of(ConfirmationState state) => state switch
    {
        ConfirmationState.SignedOnline => "validée en ligne",
        ConfirmationState.Received => "reçue par le service",
        _ => "à renvoyer",
    };
}
