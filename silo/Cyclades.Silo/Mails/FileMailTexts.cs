using Cyclades.Domain;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Texts;
using static Cyclades.Silo.Mails.MailBlock;

namespace Cyclades.Silo.Mails;

// Which document it is about stands in the portal alone: it may tell of a handicap (B5).
internal static partial class MailTexts
{
    private static MailText Of(Mail.DocumentAsked mail) => Letter(
        $"Une pièce justificative vous est demandée : {Clean(mail.Facts.Exam)}",
        Say("Une pièce justificative vous est demandée pour votre candidature."),
        Candidature(mail.Candidature, mail.Facts),
        mail.DueDate is { } day
            ? Say($"Veuillez la déposer au plus tard le {FrenchDates.LongDay(day)}. Ce qui vous est demandé est indiqué, après connexion, dans « Mes justificatifs » :")
            : Say("Ce qui vous est demandé est indiqué, après connexion, dans « Mes justificatifs », où vous pouvez déposer votre fichier :"),
        Supporting("Déposer une pièce justificative", mail.Candidature),
        Contact(mail.Facts));

    private static MailText Of(Mail.DocumentDue mail) => Letter(
        $"Rappel, une pièce justificative est attendue : {Clean(mail.Facts.Exam)}",
        Say($"Une pièce justificative demandée pour votre candidature n'a pas encore été déposée. Elle est attendue au plus tard le {FrenchDates.LongDay(mail.DueDate)}."),
        Candidature(mail.Candidature, mail.Facts),
        Say("Passé ce délai, vous ne pourrez plus la déposer. Pour la déposer, après connexion, dans « Mes justificatifs » :"),
        Supporting("Déposer une pièce justificative", mail.Candidature),
        Contact(mail.Facts));

    private static MailText Of(Mail.DepositReceived mail) => Letter(
        $"Votre pièce justificative est déposée : {Clean(mail.Facts.Exam)}",
        Say($"Votre pièce justificative a bien été déposée le {FrenchDates.DayAndTime(mail.Facts.At)}."),
        Candidature(mail.Candidature, mail.Facts),
        Say("Le service gestionnaire va la vérifier. Vous pouvez la consulter, après connexion, dans « Mes justificatifs » :"),
        Supporting("Consulter mes justificatifs", mail.Candidature),
        Contact(mail.Facts));

    private static MailText Of(Mail.DepositAccepted mail) => Letter(
        $"Votre pièce justificative est acceptée : {Clean(mail.Facts.Exam)}",
        Say("Une pièce justificative que vous avez déposée a été acceptée par le service gestionnaire."),
        Candidature(mail.Candidature, mail.Facts),
        Say("Vous n'avez plus rien à faire pour cette pièce. Elle est à votre disposition, après connexion, dans « Mes justificatifs » :"),
        Supporting("Consulter mes justificatifs", mail.Candidature),
        Contact(mail.Facts));

    private static MailText Of(Mail.DepositRefused mail) => Letter(
        $"Votre pièce justificative est refusée : {Clean(mail.Facts.Exam)}",
        Say("Une pièce justificative que vous avez déposée a été refusée par le service gestionnaire."),
        Candidature(mail.Candidature, mail.Facts),
        mail.DueDate is { } day
            ? Say($"Veuillez en déposer une autre au plus tard le {FrenchDates.LongDay(day)}. Le motif du refus est indiqué, après connexion, dans « Mes justificatifs » :")
            : Say("Veuillez en déposer une autre. Le motif du refus est indiqué, après connexion, dans « Mes justificatifs » :"),
        Supporting("Déposer une autre pièce justificative", mail.Candidature),
        Contact(mail.Facts));

    private static MailText Of(Mail.DocumentRequestCancelled mail) => Letter(
        $"Une pièce justificative n'est plus demandée : {Clean(mail.Facts.Exam)}",
        Say("Une pièce justificative qui vous avait été demandée n'est plus attendue par le service gestionnaire."),
        Candidature(mail.Candidature, mail.Facts),
        Say("Vous n'avez rien à faire. Les demandes en cours sont indiquées, après connexion, dans « Mes justificatifs » :"),
        Supporting("Consulter mes justificatifs", mail.Candidature),
        Contact(mail.Facts));

    private static MailText Of(Mail.DocumentPublished mail) => Letter(
        $"Un document est à votre disposition : {Clean(mail.Facts.Exam)}",
        Say($"Le service gestionnaire a publié un document pour votre candidature le {FrenchDates.DayAndTime(mail.Facts.At)}."),
        Candidature(mail.Candidature, mail.Facts),
        Say("Veuillez le consulter, après connexion, dans « Mes documents » :"),
        new PageLink("Consulter mes documents", MailPage.Documents, mail.Candidature),
        Contact(mail.Facts));

    private static PageLink Supporting(string label, CandidatureId candidature) => new(label, MailPage.Supporting, candidature);
}
