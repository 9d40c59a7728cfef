using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Silo.Texts;

namespace Cyclades.Silo.Rpc;

/// <summary>What agents of a service read where a candidate would be told something else.</summary>
internal static class RegisterRefusalTexts
{
    /// <summary>The text; null when it is the candidate's.</summary>
    public static string? Of(Refusal refusal) => refusal switch
    {
        Refusal.NotFound => "Cet élément n'existe pas, ou il ne dépend pas de votre académie. Vérifiez votre demande.",
        Refusal.NotRegistered other => $"Cette candidature n'est plus active : {NameOf(other.Status)}. Rétablissez-la d'abord, si elle peut l'être.",
        Refusal.NotRestorable { Status: CandidatureStatus.Deleted } => "Cette candidature est supprimée : elle ne peut plus être rétablie.",
        Refusal.AlreadyRegistered registered =>
            $"Le candidat a déjà une candidature active pour cette session{(registered.Other is { } other ? $", la candidature n° {other.Registration}" : "")}. Une seule peut être active : écartez ou désinscrivez d'abord l'autre.",
        Refusal.SessionClosed => "La session est fermée : ses candidatures peuvent être consultées, mais plus rien ne peut y être modifié.",
        Refusal.ConfirmationReceived received =>
            $"La confirmation d'inscription est déjà enregistrée comme reçue, le {FrenchDates.DayAndTime(received.ReceivedAt)}.",
        Refusal.EmailTaken { Email: { } email } =>
            $"L'adresse mail : {email} sert déjà d'identifiant de connexion à un autre compte. Vérifiez-la avec le candidat, qui a peut-être deux comptes.",
        _ => null,
    };

    private static string NameOf(CandidatureStatus status) => status switch
    {
        CandidatureStatus.WithdrawnByCandidate => "le candidat est désinscrit",
        CandidatureStatus.SetAside => "elle est écartée",
        CandidatureStatus.Deleted => "elle est supprimée",
        _ => "son état a changé",
    };
}
