using System.Globalization;
using System.Text;
using Cyclades.Domain;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Texts;
using static Cyclades.Silo.Mails.MailBlock;

namespace Cyclades.Silo.Mails;

/// <summary>
/// The French of every mail. M1 is the guide's to the letter (R44); the others are in its tone (D17): first what
/// happened, then what to do, then who to contact. None tells of a handicap (B5).
/// </summary>
internal static partial class MailTexts
{
    /// <summary>Longest that a value from elsewhere may be in a mail, in UTF-16 units; what is longer is cut.</summary>
    public const int LongestValue = 200;

    private const string CopyTheAddress =
        "Si le lien ci-dessus ne fonctionne pas, il vous suffit de copier l'adresse suivante dans la barre de votre navigateur :";

    private const string AskYourService = "contactez le service des examens et concours de votre académie.";

    public static MailText Of(Mail mail) => mail switch
    {
        Mail.ActivateAccount m => Of(m),
        Mail.ResetPassword m => Of(m),
        Mail.ResetByFranceConnect => FranceConnect(),
        Mail.PasswordChanged m => Of(m),
        Mail.ConfirmNewEmail m => Of(m),
        Mail.EmailChanged m => Of(m),
        Mail.AccountDeleted m => Of(m),
        Mail.RegistrationSaved m => Of(m),
        Mail.RegistrationModified m => Of(m),
        Mail.RegistrationWithdrawn m => Of(m),
        Mail.WithdrawalUndone m => Of(m),
        Mail.SignedOnline m => Of(m),
        Mail.ConfirmAsRepresentative m => Of(m),
        Mail.RepresentativeConfirmed m => Of(m),
        Mail.DocumentAsked m => Of(m),
        Mail.DocumentDue m => Of(m),
        Mail.DepositReceived m => Of(m),
        Mail.DepositAccepted m => Of(m),
        Mail.DepositRefused m => Of(m),
        Mail.DocumentRequestCancelled m => Of(m),
        Mail.DocumentPublished m => Of(m),
        _ when OfService(mail) is { } text => text,
        Mail.MarksPublished m => Of(m),
        Mail.MarksChanged m => Of(m),
        Mail.MarkCheckAnswered m => Of(m),
        _ => throw new ArgumentOutOfRangeException(nameof(mail), mail.GetType().Name, "This mail has no text."),
    };

    private static MailText Of(Mail.ActivateAccount mail) => Letter(
        "Activer mon compte",
        Say("Vous venez de créer un compte sur Cyclades. Votre inscription sera possible seulement quand vous aurez activé votre compte."),
        Say("Pour activer votre compte, veuillez cliquer sur le lien :"),
        Secret("Activer mon compte", LinkPurpose.ActivateAccount, mail.Serial),
        Say("Ce lien n'est valable que pour une durée de 48h. Passé ce délai, vos informations seront effacées."));

    private static MailText Of(Mail.ResetPassword mail) => Letter(
        "Modifier mon mot de passe",
        Say("Vous avez demandé à modifier le mot de passe de votre compte Cyclades."),
        Say("Pour choisir un nouveau mot de passe, veuillez cliquer sur le lien :"),
        Secret("Modifier mon mot de passe", LinkPurpose.ResetPassword, mail.Serial),
        Say($"Ce lien n'est valable que pour une durée de 48 heures : il expire {FrenchDates.Binding(mail.Expiry)}. Passé ce délai, vous devrez recliquer sur « Mot de passe oublié »."),
        Say("Si vous n'êtes pas à l'origine de cette demande, vous n'avez rien à faire : votre mot de passe reste inchangé."));

    private static MailText FranceConnect() => Letter(
        "Me connecter avec FranceConnect",
        Say("Vous avez demandé à modifier le mot de passe de votre compte Cyclades."),
        Say("Ce compte a été créé avec FranceConnect : il n'a pas de mot de passe dans Cyclades."),
        Say("Pour vous connecter, veuillez utiliser le bouton « S'identifier avec FranceConnect » de la page de connexion :"),
        new PageLink("Me connecter à Cyclades", MailPage.Home),
        Say("Si vous n'êtes pas à l'origine de cette demande, vous n'avez rien à faire : votre compte reste inchangé."));

    private static MailText Of(Mail.PasswordChanged mail) => Letter(
        "Votre mot de passe a été modifié",
        Say($"Le mot de passe de votre compte Cyclades a été modifié le {FrenchDates.DayAndTime(mail.At)}."),
        Say("Veuillez désormais vous connecter avec votre nouveau mot de passe. Les autres connexions ouvertes sur votre compte ont été fermées."),
        Say($"Si vous n'êtes pas à l'origine de cette modification, cliquez sans attendre sur « Mot de passe oublié » pour choisir un nouveau mot de passe, puis {AskYourService}"));

    private static MailText Of(Mail.ConfirmNewEmail mail) => Letter(
        "Confirmer ma nouvelle adresse mail",
        Say("Vous avez demandé à utiliser cette adresse mail pour votre compte Cyclades."),
        Say("Pour confirmer votre nouvelle adresse, veuillez cliquer sur le lien :"),
        Secret("Confirmer mon adresse mail", LinkPurpose.ConfirmNewEmail, mail.Serial),
        Say($"Ce lien n'est valable que pour une durée de 48 heures : il expire {FrenchDates.Binding(mail.Expiry)}. Passé ce délai, votre adresse actuelle sera conservée et vous devrez refaire votre demande."),
        Say("Dès qu'elle sera confirmée, cette adresse sera votre identifiant de connexion."),
        Say("Si vous n'êtes pas à l'origine de cette demande, veuillez ne pas tenir compte de ce mail."));

    private static MailText Of(Mail.EmailChanged mail) => Letter(
        "Votre adresse mail a été modifiée",
        Say($"L'adresse mail de votre compte Cyclades a été modifiée le {FrenchDates.DayAndTime(mail.At)}."),
        Say("L'adresse à laquelle vous recevez ce mail n'est plus votre identifiant de connexion et ne recevra plus de mail de Cyclades. Veuillez désormais vous connecter avec votre nouvelle adresse."),
        Say($"Si vous n'êtes pas à l'origine de cette modification, {AskYourService}"));

    private static MailText Of(Mail.AccountDeleted mail) => LastLetter(
        "Votre compte a été supprimé",
        Say($"Votre compte Cyclades a été supprimé le {FrenchDates.DayAndTime(mail.At)}. Les informations qu'il contenait ont été effacées."),
        Say("Si vous souhaitez vous inscrire à un examen ou à un concours, vous devrez créer un nouveau compte."),
        Say($"Si vous n'êtes pas à l'origine de cette suppression, {AskYourService}"));

    private static MailText Of(Mail.RegistrationSaved mail) => Letter(
        $"Votre inscription est enregistrée : {Clean(mail.Facts.Exam)}",
        Say($"Votre inscription a bien été prise en compte le {FrenchDates.DayAndTime(mail.Facts.At)}."),
        Candidature(mail.Candidature, mail.Facts),
        Modifiable(mail.Facts),
        Say("Votre « Confirmation d'inscription » est à votre disposition, après connexion, dans « Mes documents » :"),
        Documents(mail.Candidature),
        ToReturn(mail.Facts),
        Contact(mail.Facts));

    private static MailText Of(Mail.RegistrationModified mail) => Letter(
        new Heading($"Modification d'inscription : {Clean(mail.Facts.Exam)}"),
        Say($"La modification de votre inscription a bien été prise en compte le {FrenchDates.DayAndTime(mail.Facts.At)}."),
        Candidature(mail.Candidature, mail.Facts),
        Say($"Votre « Confirmation d'inscription » a été mise à jour : la version n°{Number(mail.Facts.Version)} remplace la précédente. Elle est à votre disposition, après connexion, dans « Mes documents » :"),
        Documents(mail.Candidature),
        ToReturn(mail.Facts),
        Modifiable(mail.Facts),
        Contact(mail.Facts));

    private static MailText Of(Mail.RegistrationWithdrawn mail) => Letter(
        $"Votre désinscription est enregistrée : {Clean(mail.Facts.Exam)}",
        Say($"Votre désinscription a bien été prise en compte le {FrenchDates.DayAndTime(mail.Facts.At)}."),
        Candidature(mail.Candidature, mail.Facts),
        Say("Cette candidature n'est plus visible dans « Mes inscriptions »."),
        Say($"Si vous vous êtes désinscrit par erreur, vous pouvez annuler votre désinscription, ou créer une nouvelle candidature depuis le même compte candidat, avant la fermeture du service fixée {FrenchDates.Binding(mail.Facts.Closing, mail.Facts.Zone)}. Pour annuler votre désinscription, après connexion :"),
        new PageLink("Annuler ma désinscription", MailPage.Withdrawn),
        Contact(mail.Facts));

    private static MailText Of(Mail.WithdrawalUndone mail) => Letter(
        $"Votre désinscription est annulée : {Clean(mail.Facts.Exam)}",
        Say($"L'annulation de votre désinscription a bien été prise en compte le {FrenchDates.DayAndTime(mail.Facts.At)}. Votre candidature est de nouveau visible dans « Mes inscriptions »."),
        Candidature(mail.Candidature, mail.Facts),
        Say($"Votre « Confirmation d'inscription » a été mise à jour : la version n°{Number(mail.Facts.Version)} remplace la précédente. Elle est à votre disposition, après connexion, dans « Mes documents » :"),
        Documents(mail.Candidature),
        ToReturn(mail.Facts),
        Modifiable(mail.Facts),
        Contact(mail.Facts));

    private static MailText Of(Mail.SignedOnline mail) => Letter(
        $"Votre confirmation est validée en ligne : {Clean(mail.Facts.Exam)}",
        Say($"Vous avez validé en ligne la version n°{Number(mail.Facts.Version)} de votre « Confirmation d'inscription » le {FrenchDates.DayAndTime(mail.Facts.At)}."),
        Candidature(mail.Candidature, mail.Facts),
        mail.AwaitsRepresentative
            ? Say($"Votre représentant légal doit encore confirmer votre inscription : un lien lui a été envoyé par mail. Sans sa confirmation, votre validation ne compte pas et votre « Confirmation d'inscription » reste à renvoyer signée, au plus tard le {FrenchDates.LongDay(mail.Facts.ReturnDate)}.")
            : Say("Vous n'avez plus à la renvoyer au service gestionnaire. Ce document vaut inscription définitive."),
        Say("Vous ne pouvez plus modifier votre inscription ; si une information est erronée, veuillez contacter le service. Le document est à votre disposition, après connexion, dans « Mes documents » :"),
        Documents(mail.Candidature),
        Contact(mail.Facts));

    private static MailText Of(Mail.ConfirmAsRepresentative mail) => LastLetter(
        "Confirmer une inscription comme représentant légal",
        Say($"Une inscription a été faite sur Cyclades au nom de {Clean(mail.CandidateName)}, qui indique {Clean(mail.RepresentativeName)} comme représentant légal, avec cette adresse mail :"),
        new Lines([HeadingOf(mail.Facts)]),
        Say("Pour confirmer que vous êtes son représentant légal et que vous acceptez cette inscription, veuillez cliquer sur le lien :"),
        Secret("Confirmer l'inscription", LinkPurpose.ConfirmAsRepresentative, mail.Serial, mail.Candidature),
        Say($"Votre confirmation est attendue au plus tard le {FrenchDates.LongDay(mail.Facts.ReturnDate)}. Sans elle, la confirmation d'inscription devra être renvoyée avec vos deux signatures."),
        Say("Si vous n'êtes pas concerné par cette inscription, veuillez ne pas tenir compte de ce mail et ne pas cliquer sur le lien."),
        Contact(mail.Facts));

    private static MailText Of(Mail.RepresentativeConfirmed mail) => Letter(
        $"Votre représentant légal a confirmé votre inscription : {Clean(mail.Facts.Exam)}",
        Say($"Votre représentant légal a confirmé votre inscription le {FrenchDates.DayAndTime(mail.Facts.At)}."),
        Candidature(mail.Candidature, mail.Facts),
        Say($"Si vous avez déjà validé en ligne votre « Confirmation d'inscription », vous n'avez plus rien à faire. Sinon, veuillez la valider en ligne ou la renvoyer signée, au plus tard le {FrenchDates.LongDay(mail.Facts.ReturnDate)} :"),
        Documents(mail.Candidature),
        Contact(mail.Facts));

    private static MailText Of(Mail.MarksPublished mail) => Letter(
        $"Vos notes sont disponibles : {Clean(mail.Facts.Exam)}",
        Say("Les notes que vous avez obtenues sont publiées."),
        Candidature(mail.Candidature, mail.Facts),
        Say("Elles sont à votre disposition, après connexion, dans « Mes notes » :"),
        Marks(mail.Candidature),
        Contact(mail.Facts));

    private static MailText Of(Mail.MarksChanged mail) => Letter(
        $"Vos notes ont été mises à jour : {Clean(mail.Facts.Exam)}",
        Say($"Le service gestionnaire a mis à jour vos notes le {FrenchDates.DayAndTime(mail.Facts.At)}."),
        Candidature(mail.Candidature, mail.Facts),
        Say("Veuillez les consulter, après connexion, dans « Mes notes » :"),
        Marks(mail.Candidature),
        Contact(mail.Facts));

    private static MailText Of(Mail.MarkCheckAnswered mail) => Letter(
        $"Réponse à votre demande de vérification : {Clean(mail.Facts.Exam)}",
        Say($"Le service gestionnaire a répondu le {FrenchDates.DayAndTime(mail.Facts.At)} à votre demande de vérification d'une note."),
        Candidature(mail.Candidature, mail.Facts),
        Say("Veuillez consulter sa réponse, après connexion, dans « Mes notes » :"),
        Marks(mail.Candidature),
        Contact(mail.Facts));

    /// <summary>A whole subject, for the one mail that does not open with « [CYCLADES] » (R112).</summary>
    private readonly record struct Heading(string Subject);

    private static MailText Letter(string subject, params ReadOnlySpan<MailBlock> body) =>
        Letter(new Heading($"[CYCLADES] {subject}"), body);

    private static MailText Letter(Heading heading, params ReadOnlySpan<MailBlock> body) =>
        Signed(heading, [.. body, Say("A bientôt sur Cyclades")]);

    /// <summary>To someone whom Cyclades will not see again.</summary>
    private static MailText LastLetter(string subject, params ReadOnlySpan<MailBlock> body) =>
        Signed(new Heading($"[CYCLADES] {subject}"), body);

    private static MailText Signed(Heading heading, ReadOnlySpan<MailBlock> body) =>
        new(heading.Subject, [Say("Bonjour,"), .. body, Say("Cordialement"), Say("Le Service Gestionnaire")]);

    private static Paragraph Say(string text) => new(text);

    private static SecretLink Secret(string label, LinkPurpose purpose, int serial, CandidatureId? about = null) =>
        new(label, CopyTheAddress, purpose, serial, about);

    private static PageLink Documents(CandidatureId candidature) =>
        new("Consulter ma confirmation d'inscription", MailPage.Documents, candidature);

    private static PageLink Marks(CandidatureId candidature) => new("Consulter mes notes", MailPage.Marks, candidature);

    private static Lines Candidature(CandidatureId candidature, RegistrationFacts facts) => new(
        [
            HeadingOf(facts),
            $"Votre numéro candidat : {candidature.Candidate}",
            $"Votre numéro d'inscription : {candidature.Registration}",
        ]);

    private static string HeadingOf(RegistrationFacts facts) =>
        $"{Clean(facts.Academy)} - {Clean(facts.Exam)} - {Clean(facts.Session)}";

    private static Paragraph Modifiable(RegistrationFacts facts) => Say(
        $"Vous pourrez consulter et, éventuellement, modifier les données de votre dossier avant la fermeture du service fixée {FrenchDates.Binding(facts.Closing, facts.Zone)}.");

    private static Paragraph ToReturn(RegistrationFacts facts) => Say(
        $"Après avoir vérifié ce document, veuillez le valider en ligne ou le renvoyer signé au service gestionnaire des examens, au plus tard le {FrenchDates.LongDay(facts.ReturnDate)}. Après signature aucune modification ne sera acceptée.");

    private static Lines Contact(RegistrationFacts facts)
    {
        var block = facts.Contact.IsDefault ? [] : facts.Contact.Select(Clean).Where(line => line.Length > 0).ToArray();
        return block is []
            ? new(["Pour tout renseignement, vous pouvez contacter le service des examens et concours dont vous dépendez."])
            : new(["Pour tout renseignement, vous pouvez contacter le service des examens et concours dont vous dépendez :", .. block]);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Clean(string? value) => Clean(value, LongestValue);

    /// <summary>
    /// A value from elsewhere on one line: whatever breaks a line, steers a terminal or turns the direction of the text
    /// is a space, so that it can change neither the mail nor its headers.
    /// </summary>
    private static string Clean(string? value, int longest)
    {
        var line = new StringBuilder();
        foreach (var rune in (value ?? "").EnumerateRunes())
        {
            var blank = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
            if (blank && (line.Length == 0 || line[^1] == ' '))
            {
                continue;
            }

            if (line.Length + rune.Utf16SequenceLength > longest)
            {
                break;
            }

            line.Append(blank ? " " : rune.ToString());
        }

        return line.ToString().TrimEnd();
    }
}
