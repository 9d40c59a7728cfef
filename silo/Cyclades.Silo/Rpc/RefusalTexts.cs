using System.Globalization;
using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Texts;

namespace Cyclades.Silo.Rpc;

/// <summary>What was refused, where the guide says something of its own about it.</summary>
internal enum RefusedAct
{
    Any,

    /// <summary>« Se désinscrire » (R123).</summary>
    Withdraw,

    /// <summary>An act of the académie's service: its agent is told, not the candidate.</summary>
    OfService,
}

/// <summary>
/// The French of every refusal: the guide's to the letter where it gives it (R40, R59, R61, R123), otherwise in its tone
/// (D17): what happened, what to do, who to contact. Hours are written as B1 wants.
/// </summary>
internal static class RefusalTexts
{
    public const string SignInRequired = "Vous n'êtes pas connecté, ou votre session est terminée. Veuillez vous identifier.";

    public const string PermissionDenied =
        "Cette action ne vous est pas ouverte. Si vous pensez qu'elle devrait l'être, contactez le service gestionnaire.";

    public const string Unavailable =
        "Le service ne répond pas pour le moment, et votre demande n'a peut-être pas été prise en compte. Veuillez réessayer dans quelques instants : elle ne sera pas enregistrée deux fois.";

    public const string UnreadableMessage = "Le serveur n'a pas pu lire la demande : elle n'est pas au format attendu. Mettez à jour votre programme.";

    public const string MessageTooLarge = "La demande est trop longue : le serveur ne l'a pas lue. Raccourcissez-la.";

    /// <param name="faults">How many there are.</param>
    /// <param name="shown">How many of them the answer names at most.</param>
    public static string CatalogueInvalid(int faults, int shown) =>
        "Le catalogue n'est pas valable, et rien n'a été appliqué. Corrigez les lignes indiquées, puis appliquez-le de nouveau."
        + (faults > shown ? string.Create(CultureInfo.InvariantCulture, $" Seules les {shown} premières erreurs sur {faults} sont indiquées.") : "");

    private const string Contact =
        "contactez le service gestionnaire dont les coordonnées figurent sur le document « Confirmation d'inscription ».";

    public static string Internal(string incident) =>
        $"Une erreur inattendue s'est produite. Veuillez réessayer plus tard ; si elle se répète, contactez le service gestionnaire en donnant ce numéro : {incident}.";

    /// <exception cref="ArgumentOutOfRangeException">This refusal has no text.</exception>
    public static string Of(Refusal refusal, RefusedAct act = RefusedAct.Any) => refusal switch
    {
        _ when act is RefusedAct.OfService && RegisterRefusalTexts.Of(refusal) is { } text => text,
        Refusal.InvalidFields => "Certaines informations manquent ou ne conviennent pas. Veuillez les corriger : chaque champ concerné est indiqué.",
        Refusal.NotFound => "Cet élément n'existe pas, ou il ne vous appartient pas. Vérifiez votre demande.",
        Refusal.RequestReused =>
            "Cette demande porte le même numéro qu'une autre demande déjà traitée, mais son contenu est différent. Veuillez recommencer votre démarche.",
        Refusal.Stale =>
            "Ces informations ont été modifiées entre-temps, et votre demande n'a pas été enregistrée. Veuillez les consulter de nouveau avant de recommencer.",
        Refusal.EmailTaken taken => Of(taken),
        Refusal.LinkVoid link => Of(link),
        Refusal.LinkExpired link => Of(link),
        Refusal.WrongCredentials => "L'identifiant de connexion ou le mot de passe est incorrect. Vérifiez votre saisie, ou utilisez le lien « Mot de passe oublié ».",
        Refusal.WrongCurrentPassword => "Le mot de passe actuel que vous avez saisi est incorrect. Vérifiez votre saisie, ou utilisez le lien « Mot de passe oublié ».",
        Refusal.TryAgainLater later => $"Trop de tentatives ont été faites. Veuillez réessayer dans {Wait(later.After)}.",
        Refusal.Overloaded overloaded =>
            $"Le service reçoit trop de demandes en ce moment, et la vôtre n'a pas été prise en compte. Veuillez réessayer dans {Wait(overloaded.After)}.",
        Refusal.IdentityLocked =>
            "Dès qu'une candidature existe, seuls l'adresse mail et le mot de passe sont modifiables. Si une autre information est erronée, je dois contacter le service gestionnaire dont les coordonnées sont indiquées en haut de la page ou dans mon document relatif à mon inscription.",
        Refusal.CandidaturesAttached => "Le compte ne peut pas être supprimé car une ou plusieurs candidatures y sont attachées",
        Refusal.ServiceNotOpen closed => Of(closed, act),
        Refusal.AlreadyRegistered registered => Of(registered),
        Refusal.SignedAlready signed =>
            $"Vous avez validé votre confirmation d'inscription en ligne le {FrenchDates.DayAndTime(signed.SignedAt)} : aucune modification n'est plus acceptée. En cas d'erreur, {Contact}",
        Refusal.NotIndividuel =>
            $"La catégorie de votre candidature ne permet pas de vous désinscrire vous-même. Pour vous désinscrire, {Contact}",
        Refusal.NotRegistered other => Of(other),
        Refusal.NotWithdrawn => "Cette candidature n'a pas été désinscrite par le candidat : il n'y a rien à rétablir. Consultez « Mes inscriptions ».",
        Refusal.SigningClosed closed =>
            $"La date limite de retour de la confirmation d'inscription, le {FrenchDates.Day(closed.ReturnDate)} à 23:59 (heure de Paris), est passée. Pour la suite de l'inscription, {Contact}",
        Refusal.DocumentDiffers =>
            "Le document que vous avez lu n'est plus la confirmation d'inscription en vigueur. Veuillez ouvrir la version actuelle et la relire avant de la valider.",
        Refusal.TermsChanged =>
            "Les modalités d'inscription ont changé depuis que vous les avez acceptées. Veuillez les lire et les accepter de nouveau avant d'enregistrer.",
        Refusal.SessionClosed =>
            $"La session est fermée : cette candidature peut être consultée, mais plus rien ne peut y être modifié. Pour toute question, {Contact}",
        Refusal.AgentExists exists => $"L'identifiant « {exists.Id} » est déjà celui d'un agent, en fonction ou non. Choisissez-en un autre.",
        Refusal.AgentDisabled => "Cet agent n'est plus en fonction : aucun jeton ne peut lui être délivré. Créez un autre agent.",
        Refusal.FileTooLarge large =>
            $"Le fichier est trop volumineux : {large.Largest / (1024 * 1024)} Mo au maximum. Réduisez-le, par exemple en diminuant la qualité de la numérisation, puis déposez-le de nouveau.",
        Refusal.FileFormatRefused { OnlyPdf: true } => "Ce fichier n'est pas un PDF. Seuls les documents au format PDF peuvent être publiés.",
        Refusal.FileFormatRefused => "Le format de ce fichier n'est pas accepté. Déposez un fichier PDF, JPEG ou PNG.",
        Refusal.FileInfected => "Un virus a été détecté dans ce fichier : il n'a pas été enregistré. Vérifiez votre ordinateur, puis déposez un autre fichier.",
        Refusal.DepositClosed closed =>
            $"La date limite de dépôt, le {FrenchDates.Day(closed.DueDate)} à 23:59 (heure de Paris), est passée. Pour la suite, {Contact}",
        Refusal.DocumentRequestClosed { State: DocumentRequestState.Accepted } => "Cette pièce justificative a déjà été acceptée : il n'y a plus rien à déposer.",
        Refusal.DocumentRequestClosed => "Cette pièce justificative n'est plus demandée : il n'y a rien à déposer.",
        Refusal.NothingDeposited => "Aucun dépôt n'attend de décision pour cette demande de pièce justificative. Veuillez la consulter de nouveau.",
        Refusal.TooManyDocuments many => $"Le nombre maximal ({many.Maximum}) est atteint. Pour toute question, {Contact}",
        Refusal.OtherHistory =>
            "Ce repère n'appartient pas à l'historique de ce registre : la base a été restaurée depuis, ou il vient d'une autre académie. Reprenez depuis le début, sans repère, et remplacez ce que vous aviez conservé.",
        Refusal.TooManyFeeds many => $"Cet agent suit déjà le registre {many.Most} fois en même temps. Arrêtez un de vos programmes, ou réessayez dans {Wait(many.After)}.",
        Refusal.ConfirmationReceived received =>
            $"Le service gestionnaire a reçu votre confirmation d'inscription signée le {FrenchDates.DayAndTime(received.ReceivedAt)} : aucune modification n'est plus acceptée. En cas d'erreur, {Contact}",
        Refusal.NotRestorable => "Cette candidature n'a été ni écartée ni désinscrite : il n'y a rien à rétablir.",
        Refusal.NothingToLift => "La confirmation d'inscription n'a été ni validée en ligne ni reçue : le candidat peut déjà modifier sa candidature.",
        Refusal.MarksNotPublished => "Vos notes ne sont pas encore disponibles. Vous serez informé par mail dès leur publication.",
        Refusal.MarksPublishedAlready published =>
            $"La publication des notes, fixée au {FrenchDates.DayAndTime(published.Publication)}, est faite ou imminente : elle ne peut plus être modifiée. Pour rectifier une note, enregistrez une correction.",
        Refusal.MarkChecksClosed { End: { } end } =>
            $"Les demandes de vérification ne sont plus possibles depuis le {FrenchDates.DayAndTime(end)} (heure de Paris). Pour toute question, {Contact}",
        Refusal.MarkChecksClosed => $"Aucune demande de vérification n'est proposée pour cette session. Pour toute question, {Contact}",
        Refusal.MarkCheckOpen => "Une demande de vérification de cette note est déjà en cours. Vous serez informé par mail de la réponse.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.GetType().Name, "This refusal has no text."),
    };

    // R40, the guide's slip mended.
    private static string Of(Refusal.EmailTaken taken) =>
        $"L'adresse email {(taken.Email is { } email ? $": {email} " : "")}sert déjà d'identifiant de connexion à un autre compte : "
        + "soit cela correspond à votre compte, alors faites \"J'ai déjà un compte\", soit vous n'avez pas de compte et vous devez rectifier l'adresse mail saisie.";

    private static string Of(Refusal.LinkVoid link) => link.Purpose switch
    {
        LinkPurpose.ActivateAccount =>
            "Ce lien d'activation n'est pas valable : il a déjà servi, ou un lien plus récent vous a été envoyé. Si votre compte est déjà activé, connectez-vous ; sinon, utilisez le dernier mail reçu.",
        LinkPurpose.ResetPassword =>
            "Ce lien n'est pas valable : il a déjà servi, ou un lien plus récent vous a été envoyé. Utilisez le dernier mail reçu, ou recliquez sur « Mot de passe oublié ».",
        LinkPurpose.ConfirmNewEmail =>
            "Ce lien n'est pas valable : il a déjà servi, ou un lien plus récent vous a été envoyé. Utilisez le dernier mail reçu, ou saisissez de nouveau votre nouvelle adresse dans « Modifier mon compte ».",
        LinkPurpose.ConfirmAsRepresentative =>
            "Ce lien n'est pas valable : un lien plus récent vous a été envoyé, ou la candidature a changé. Utilisez le dernier mail reçu, ou contactez le candidat.",
        _ => throw new ArgumentOutOfRangeException(nameof(link), link.Purpose, "This link has no text."),
    };

    private static string Of(Refusal.LinkExpired link) => link.Purpose switch
    {
        LinkPurpose.ActivateAccount =>
            "Ce lien n'était valable que pour une durée de 48 heures. Vos informations ont été effacées, vous devez recommencer votre démarche de création de compte.",
        LinkPurpose.ResetPassword =>
            "Ce lien n'était valable que pour une durée de 48 heures. Vous devez recliquer sur « Mot de passe oublié ».",
        LinkPurpose.ConfirmNewEmail =>
            "Ce lien n'était valable que pour une durée de 48 heures. Votre adresse n'a pas changé : saisissez de nouveau la nouvelle dans « Modifier mon compte ».",
        LinkPurpose.ConfirmAsRepresentative =>
            "Ce lien n'est plus valable. Demandez au candidat de contacter le service gestionnaire dont les coordonnées figurent sur le document « Confirmation d'inscription ».",
        _ => throw new ArgumentOutOfRangeException(nameof(link), link.Purpose, "This link has no text."),
    };

    private static string Of(Refusal.ServiceNotOpen refusal, RefusedAct act)
    {
        if (refusal.State is ServiceState.NotYetOpen)
        {
            return $"Le service d'inscription n'est pas encore ouvert : il ouvrira {FrenchDates.Binding(refusal.Period.Opening, refusal.Zone)}. Veuillez revenir à partir de cette date.";
        }

        var closed = $"Le service d'inscription est fermé depuis {FrenchDates.Binding(refusal.Period.Closing, refusal.Zone)}.";
        return act is RefusedAct.Withdraw
            ? $"{closed} Après fermeture des inscriptions, je ne peux plus me désinscrire par mes propres moyens. Pour cela, je contacte le service Gestionnaire dont les coordonnées figurent sur le document « Confirmation d'inscription »."
            : $"{closed} Votre demande n'a pas été enregistrée. Pour toute question, contactez le service gestionnaire de votre académie, dont les coordonnées figurent aussi sur le document « Confirmation d'inscription ».";
    }

    private static string Of(Refusal.AlreadyRegistered refusal) =>
        $"Vous avez déjà une candidature pour cette session{(refusal.Other is { } other ? $", la candidature n° {other.Registration}" : "")}. "
        + "Consultez « Mes inscriptions » ; pour vous inscrire ailleurs à la même session, désinscrivez-vous d'abord de cette candidature.";

    private static string Of(Refusal.NotRegistered refusal) => refusal.Status switch
    {
        CandidatureStatus.WithdrawnByCandidate =>
            "Vous vous êtes désinscrit de cette candidature : elle ne peut plus être modifiée. Vous pouvez annuler la désinscription ou créer une nouvelle candidature tant que le service est ouvert.",
        _ => $"Cette candidature n'est plus active : elle ne peut plus être modifiée. Pour toute question, {Contact}",
    };

    /// <summary>« 5 secondes », « 1 minute », « 15 minutes »: rounded up, so that who waits as told gets through.</summary>
    private static string Wait(TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(Math.Clamp(wait.TotalSeconds, 1, 24 * 3600));
        return seconds < 60
            ? Counted(seconds, "seconde")
            : Counted((seconds + 59) / 60, "minute");
    }

    private static string Counted(int count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count > 1 ? "s" : "")}");
}
