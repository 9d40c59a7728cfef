using System.Collections.Immutable;
using System.Globalization;
using Cyclades.Domain;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Mails;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Tests.Mails;

/// <summary>Mails, rows and settings for tests that do not care which.</summary>
internal static class SomeMails
{
    public static readonly CandidateNumber Candidate = CandidateNumber.Parse("02243021803");

    public static readonly CandidatureId Candidature = new(Candidate, new RegistrationNumber(6));

    public static readonly EmailAddress Address = EmailAddress.Parse("paul.lamy@exemple.fr");

    public static readonly DateTimeOffset At = DateTimeOffset.Parse("2023-09-11T08:45:00Z", CultureInfo.InvariantCulture);

    public static readonly DateTimeOffset Expiry = At.AddHours(48);

    public static readonly MailSettings Settings = new(
        new Uri("https://cyclades.exemple.fr"),
        EmailAddress.Parse("ne-pas-repondre@cyclades.exemple.fr"),
        EmailAddress.Parse("examens@cyclades.exemple.fr"),
        Smtp: null);

    public static readonly MailLinks Links = new(
        Settings.PublicUrl, (candidate, purpose, serial, about) => $"{candidate.Value}-{(int)purpose}-{serial}-{about?.Registration.Value}");

    public static readonly MailLayout Layout = new(Links);

    public static readonly MailMessageFactory Factory = new(Layout, Settings);

    public static readonly RegistrationFacts Reims = new(
        "CERTIFICAT DE FORMATION GÉNÉRALE",
        "JUIN 2023",
        "ACADÉMIE DE REIMS",
        Version: 1,
        At,
        Closing: DateTimeOffset.Parse("2023-09-27T16:00:00Z", CultureInfo.InvariantCulture),
        "Europe/Paris",
        new DateOnly(2023, 9, 29),
        ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"]);

    private const string Why = "Les pièces demandées ne sont pas arrivées à temps.";

    private static readonly RegistrationFacts ReimsAgain = Reims with { Version = 2, At = At.AddDays(1) };

    private static readonly RegistrationFacts Guadeloupe = Reims with { Academy = "ACADÉMIE DE LA GUADELOUPE", Zone = "America/Guadeloupe", Contact = [] };

    /// <summary>One of each kind at least, by the name of its golden file.</summary>
    public static readonly ImmutableSortedDictionary<string, Mail> All = new Dictionary<string, Mail>
    {
        ["activate-account"] = new Mail.ActivateAccount(1, Expiry),
        ["reset-password"] = new Mail.ResetPassword(2, Expiry),
        ["reset-by-france-connect"] = new Mail.ResetByFranceConnect(),
        ["password-changed"] = new Mail.PasswordChanged(At),
        ["confirm-new-email"] = new Mail.ConfirmNewEmail(3, Expiry, EmailAddress.Parse("p.lamy@exemple.org")),
        ["email-changed"] = new Mail.EmailChanged(At, Address),
        ["account-deleted"] = new Mail.AccountDeleted(At, Address),
        ["registration-saved"] = new Mail.RegistrationSaved(Candidature, Reims),
        ["registration-saved-overseas"] = new Mail.RegistrationSaved(Candidature, Guadeloupe),
        ["registration-modified"] = new Mail.RegistrationModified(Candidature, ReimsAgain),
        ["registration-withdrawn"] = new Mail.RegistrationWithdrawn(Candidature, Reims),
        ["withdrawal-undone"] = new Mail.WithdrawalUndone(Candidature, ReimsAgain),
        ["signed-online"] = new Mail.SignedOnline(Candidature, ReimsAgain),
        ["signed-online-by-a-minor"] = new Mail.SignedOnline(Candidature, ReimsAgain, AwaitsRepresentative: true),
        ["confirm-as-representative"] = new Mail.ConfirmAsRepresentative(
            Candidature, Reims, 4, "LAMY Jeanne", EmailAddress.Parse("jeanne.lamy@exemple.fr"), "LAMY Paul"),
        ["representative-confirmed"] = new Mail.RepresentativeConfirmed(Candidature, ReimsAgain),
        ["document-asked"] = new Mail.DocumentAsked(Candidature, Reims, new DateOnly(2023, 10, 6)),
        ["document-asked-without-a-last-day"] = new Mail.DocumentAsked(Candidature, Reims, DueDate: null),
        ["document-due"] = new Mail.DocumentDue(Candidature, Reims, new DateOnly(2023, 10, 6)),
        ["deposit-received"] = new Mail.DepositReceived(Candidature, Reims),
        ["deposit-accepted"] = new Mail.DepositAccepted(Candidature, Reims),
        ["deposit-refused"] = new Mail.DepositRefused(Candidature, Reims, new DateOnly(2023, 10, 6)),
        ["deposit-refused-without-a-last-day"] = new Mail.DepositRefused(Candidature, Reims, DueDate: null),
        ["document-request-cancelled"] = new Mail.DocumentRequestCancelled(Candidature, Reims),
        ["document-published"] = new Mail.DocumentPublished(Candidature, Reims),
        ["candidature-set-aside"] = new Mail.CandidatureSetAside(Candidature, Reims, Why),
        ["candidature-restored"] = new Mail.CandidatureRestored(Candidature, ReimsAgain, Why),
        ["withdrawn-on-behalf"] = new Mail.WithdrawnOnBehalf(Candidature, Reims, Why),
        ["candidature-deleted"] = new Mail.CandidatureDeleted(Candidature, Reims, Why),
        ["confirmation-received"] = new Mail.ConfirmationReceived(Candidature, Reims),
        ["confirmation-lifted"] = new Mail.ConfirmationLifted(Candidature, Reims, Why),
        ["identity-corrected"] = new Mail.IdentityCorrected(Candidature, ReimsAgain, Why),
        ["account-identity-corrected"] = new Mail.AccountIdentityCorrected(At, Why),
        ["address-replaced"] = new Mail.AddressReplaced(At, Address, Why),
        ["address-set"] = new Mail.AddressSet(At, Why),
        ["candidature-detached"] = new Mail.CandidatureDetached(new RegistrationNumber(6), Reims, Why),
        ["marks-published"] = new Mail.MarksPublished(Candidature, ReimsAgain),
        ["marks-changed"] = new Mail.MarksChanged(Candidature, ReimsAgain),
        ["mark-check-answered"] = new Mail.MarkCheckAnswered(Candidature, ReimsAgain),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static OutboxRow Row(Mail? mail = null, long id = 1, int attempts = 1) =>
        new(id, Candidate, mail ?? new Mail.PasswordChanged(At), $"account/{Candidate}/{id}/0", attempts, At);
}
