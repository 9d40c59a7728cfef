using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Texts;
using static Cyclades.Silo.Mails.MailBlock;

namespace Cyclades.Silo.Mails;

/// <content>What the académie's service has done, with its reason: in the guide's tone (D17).</content>
internal static partial class MailTexts
{
    private static MailText? OfService(Mail mail) => mail switch
    {
        Mail.CandidatureSetAside m => Letter(
            $"Votre candidature est écartée : {Clean(m.Facts.Exam)}",
            Say($"Votre candidature a été écartée par le service gestionnaire le {FrenchDates.DayAndTime(m.Facts.At)}."),
            Candidature(m.Candidature, m.Facts),
            Because(m.Reason),
            Say("Cette candidature n'est plus prise en compte et n'est plus visible dans « Mes inscriptions ». Si vous pensez qu'il s'agit d'une erreur, veuillez contacter le service sans attendre."),
            Contact(m.Facts)),
        Mail.CandidatureRestored m => Letter(
            $"Votre candidature est rétablie : {Clean(m.Facts.Exam)}",
            Say($"Votre candidature a été rétablie par le service gestionnaire le {FrenchDates.DayAndTime(m.Facts.At)}. Elle est de nouveau visible dans « Mes inscriptions »."),
            Candidature(m.Candidature, m.Facts),
            Because(m.Reason),
            NewConfirmation(m.Facts),
            Documents(m.Candidature),
            ToReturn(m.Facts),
            Contact(m.Facts)),
        Mail.WithdrawnOnBehalf m => Letter(
            $"Votre désinscription est enregistrée : {Clean(m.Facts.Exam)}",
            Say($"Le service gestionnaire a enregistré votre désinscription le {FrenchDates.DayAndTime(m.Facts.At)}."),
            Candidature(m.Candidature, m.Facts),
            Because(m.Reason),
            Say("Cette candidature n'est plus visible dans « Mes inscriptions ». Si vous n'avez pas demandé à vous désinscrire, veuillez contacter le service sans attendre."),
            Contact(m.Facts)),
        Mail.CandidatureDeleted m => Letter(
            $"Votre candidature est supprimée : {Clean(m.Facts.Exam)}",
            Say($"Votre candidature a été supprimée par le service gestionnaire le {FrenchDates.DayAndTime(m.Facts.At)}."),
            Candidature(m.Candidature, m.Facts),
            Because(m.Reason),
            Say("Cette candidature n'est plus prise en compte et n'est plus visible dans « Mes inscriptions ». Si vous pensez qu'il s'agit d'une erreur, veuillez contacter le service sans attendre."),
            Contact(m.Facts)),
        Mail.ConfirmationReceived m => Letter(
            $"Votre confirmation d'inscription est reçue : {Clean(m.Facts.Exam)}",
            Say($"Le service gestionnaire a enregistré votre « Confirmation d'inscription » signée comme reçue le {FrenchDates.DayAndTime(m.Facts.At)}."),
            Candidature(m.Candidature, m.Facts),
            Say("Vous n'avez plus à la renvoyer. Ce document vaut inscription définitive : vous ne pouvez plus modifier votre inscription. Si une information est erronée, veuillez contacter le service. Le document est à votre disposition, après connexion, dans « Mes documents » :"),
            Documents(m.Candidature),
            Contact(m.Facts)),
        Mail.ConfirmationLifted m => Letter(
            $"Votre confirmation d'inscription est à renvoyer de nouveau : {Clean(m.Facts.Exam)}",
            Say($"Le service gestionnaire a levé la validation de votre « Confirmation d'inscription » le {FrenchDates.DayAndTime(m.Facts.At)}."),
            Candidature(m.Candidature, m.Facts),
            Because(m.Reason),
            Modifiable(m.Facts),
            ToReturn(m.Facts),
            Documents(m.Candidature),
            Contact(m.Facts)),
        Mail.IdentityCorrected m => Letter(
            $"Vos informations personnelles sont corrigées : {Clean(m.Facts.Exam)}",
            Say($"Le service gestionnaire a corrigé vos informations personnelles le {FrenchDates.DayAndTime(m.Facts.At)}."),
            Candidature(m.Candidature, m.Facts),
            Because(m.Reason),
            NewConfirmation(m.Facts),
            Documents(m.Candidature),
            ToReturn(m.Facts),
            Contact(m.Facts)),
        Mail.AccountIdentityCorrected m => Letter(
            "Vos informations personnelles sont corrigées",
            Say($"Le service gestionnaire a corrigé les informations personnelles de votre compte Cyclades le {FrenchDates.DayAndTime(m.At)}."),
            Because(m.Reason),
            Say($"Veuillez les vérifier, après connexion, dans « Modifier mon compte ». Si elles sont erronées, {AskYourService}")),
        Mail.AddressReplaced m => Letter(
            "Votre adresse mail a été modifiée",
            Say($"L'adresse mail de votre compte Cyclades a été modifiée par le service gestionnaire le {FrenchDates.DayAndTime(m.At)}."),
            Because(m.Reason),
            Say("L'adresse à laquelle vous recevez ce mail n'est plus votre identifiant de connexion et ne recevra plus de mail de Cyclades."),
            Say($"Si vous n'avez pas demandé cette modification, {AskYourService}")),
        Mail.AddressSet m => Letter(
            "Votre adresse mail a été modifiée",
            Say($"À votre demande, le service gestionnaire a donné cette adresse mail à votre compte Cyclades le {FrenchDates.DayAndTime(m.At)}."),
            Because(m.Reason),
            Say("Cette adresse est désormais votre identifiant de connexion. Votre mot de passe n'a pas changé ; si vous ne le connaissez plus, cliquez sur « Mot de passe oublié ». Les connexions ouvertes sur votre compte ont été fermées."),
            new PageLink("Me connecter à Cyclades", MailPage.Home),
            Say($"Si vous n'avez pas demandé cette modification, {AskYourService}")),
        Mail.CandidatureDetached m => Letter(
            $"Votre candidature est effacée : {Clean(m.Facts.Exam)}",
            Say($"Le service gestionnaire a retiré une candidature de votre compte Cyclades le {FrenchDates.DayAndTime(m.Facts.At)}, et les informations qu'elle contenait ont été effacées."),
            new Lines([HeadingOf(m.Facts), $"Votre numéro d'inscription : {m.Registration}"]),
            Because(m.Reason),
            Say("Votre compte reste ouvert. Si vous pensez qu'il s'agit d'une erreur, veuillez contacter le service sans attendre."),
            Contact(m.Facts)),
        _ => null,
    };

    private static Paragraph Because(string reason) => Say($"Motif : {Clean(reason, Reason.MaximumLength)}");

    private static Paragraph NewConfirmation(RegistrationFacts facts) => Say(
        $"Votre « Confirmation d'inscription » a été mise à jour : la version n°{Number(facts.Version)} remplace la précédente. Elle est à votre disposition, après connexion, dans « Mes documents » :");
}
