using System.Text.Json.Serialization;

namespace Cyclades.Domain.Mails;

/// <summary>
/// A mail that the rules have decided to send: which text, to whom, and the facts it prints.
/// It carries no link (the link is made when the mail leaves, from purpose and serial) and no address but one
/// that would be lost otherwise: an account's own address is looked up when the mail leaves.
/// A mail to the account is also one of the candidate's messages (R118).
/// </summary>
[JsonDerivedType(typeof(ActivateAccount), "activate-account")]
[JsonDerivedType(typeof(ResetPassword), "reset-password")]
[JsonDerivedType(typeof(ResetByFranceConnect), "reset-by-france-connect")]
[JsonDerivedType(typeof(PasswordChanged), "password-changed")]
[JsonDerivedType(typeof(ConfirmNewEmail), "confirm-new-email")]
[JsonDerivedType(typeof(EmailChanged), "email-changed")]
[JsonDerivedType(typeof(AccountDeleted), "account-deleted")]
[JsonDerivedType(typeof(RegistrationSaved), "registration-saved")]
[JsonDerivedType(typeof(RegistrationModified), "registration-modified")]
[JsonDerivedType(typeof(RegistrationWithdrawn), "registration-withdrawn")]
[JsonDerivedType(typeof(WithdrawalUndone), "withdrawal-undone")]
[JsonDerivedType(typeof(SignedOnline), "signed-online")]
[JsonDerivedType(typeof(ConfirmAsRepresentative), "confirm-as-representative")]
[JsonDerivedType(typeof(RepresentativeConfirmed), "representative-confirmed")]
[JsonDerivedType(typeof(DocumentAsked), "document-asked")]
[JsonDerivedType(typeof(DocumentDue), "document-due")]
[JsonDerivedType(typeof(DepositReceived), "deposit-received")]
[JsonDerivedType(typeof(DepositAccepted), "deposit-accepted")]
[JsonDerivedType(typeof(DepositRefused), "deposit-refused")]
[JsonDerivedType(typeof(DocumentRequestCancelled), "document-request-cancelled")]
[JsonDerivedType(typeof(DocumentPublished), "document-published")]
[JsonDerivedType(typeof(MarksPublished), "marks-published")]
[JsonDerivedType(typeof(MarksChanged), "marks-changed")]
[JsonDerivedType(typeof(MarkCheckAnswered), "mark-check-answered")]
public abstract partial record Mail
{
    private Mail()
    {
    }

    /// <summary>Where it goes when not to the account's own address.</summary>
    [JsonIgnore]
    public virtual EmailAddress? To => null;

    /// <summary>The candidature it is about, if any.</summary>
    [JsonIgnore]
    public virtual CandidatureId? About => null;

    /// <summary>Whether it is one of the candidate's messages (R118): it is, unless it is somebody else's or holds the way in.</summary>
    [JsonIgnore]
    public virtual bool IsMessage => To is null;

    /// <summary>First instant at which it is of no more use, its link being void; null for a mail that keeps its worth.</summary>
    [JsonIgnore]
    public virtual DateTimeOffset? UselessFrom => null;

    /// <summary>M1 (R44): link « Activer mon compte », valid 48 h.</summary>
    public sealed record ActivateAccount(int Serial, DateTimeOffset Expiry) : Mail
    {
        [JsonIgnore]
        public override DateTimeOffset? UselessFrom => Expiry;
    }

    /// <summary>M2 (R55): link « Modifier mon mot de passe », valid 48 h.</summary>
    public sealed record ResetPassword(int Serial, DateTimeOffset Expiry) : Mail
    {
        [JsonIgnore]
        public override DateTimeOffset? UselessFrom => Expiry;
    }

    /// <summary>Answer to a forgotten password for an account without one: use FranceConnect (D5, D27).</summary>
    public sealed record ResetByFranceConnect : Mail;

    /// <summary>Notice that the password was changed (D8).</summary>
    public sealed record PasswordChanged(DateTimeOffset At) : Mail;

    /// <summary>Link to the new address, valid 48 h, that confirms it (D8).</summary>
    public sealed record ConfirmNewEmail(int Serial, DateTimeOffset Expiry, EmailAddress NewEmail) : Mail
    {
        [JsonIgnore]
        public override EmailAddress? To => NewEmail;

        [JsonIgnore]
        public override DateTimeOffset? UselessFrom => Expiry;
    }

    /// <summary>Notice to the address that the account leaves (D8).</summary>
    public sealed record EmailChanged(DateTimeOffset At, EmailAddress OldEmail) : Mail
    {
        [JsonIgnore]
        public override EmailAddress? To => OldEmail;

        [JsonIgnore]
        public override bool IsMessage => true;
    }

    /// <summary>Farewell after erasure (D37); the address goes once it is sent.</summary>
    public sealed record AccountDeleted(DateTimeOffset At, EmailAddress LastEmail) : Mail
    {
        [JsonIgnore]
        public override EmailAddress? To => LastEmail;
    }

    /// <summary>First save (B4): number, date, closing date; no document attached.</summary>
    public sealed record RegistrationSaved(CandidatureId Candidature, RegistrationFacts Facts) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>M3 (R112): a new version was saved.</summary>
    public sealed record RegistrationModified(CandidatureId Candidature, RegistrationFacts Facts) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>M4 (R121), with the way to undo while the service is open (B16).</summary>
    public sealed record RegistrationWithdrawn(CandidatureId Candidature, RegistrationFacts Facts) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>The withdrawal was undone (B16).</summary>
    public sealed record WithdrawalUndone(CandidatureId Candidature, RegistrationFacts Facts) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>The confirmation was signed online (B12).</summary>
    /// <param name="Candidature">Which one.</param>
    /// <param name="Facts">What it prints.</param>
    /// <param name="AwaitsRepresentative">A minor signed whose legal representative has not confirmed yet: it does not count so far (D38).</param>
    public sealed record SignedOnline(CandidatureId Candidature, RegistrationFacts Facts, bool AwaitsRepresentative = false) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>
    /// Link for the legal representative of a minor (D38). It has no <see cref="UselessFrom"/>: how long it is good is the service's
    /// return date as it stands when the link is followed (D15), not as it stood when the mail was decided.
    /// </summary>
    public sealed record ConfirmAsRepresentative(
        CandidatureId Candidature,
        RegistrationFacts Facts,
        int Serial,
        string RepresentativeName,
        EmailAddress RepresentativeEmail,
        string CandidateName) : Mail
    {
        [JsonIgnore]
        public override EmailAddress? To => RepresentativeEmail;

        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>The legal representative has confirmed (D38).</summary>
    public sealed record RepresentativeConfirmed(CandidatureId Candidature, RegistrationFacts Facts) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>The marks can be read (R126, D19); never which.</summary>
    public sealed record MarksPublished(CandidatureId Candidature, RegistrationFacts Facts) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>Published marks were corrected or completed (B14); never how.</summary>
    public sealed record MarksChanged(CandidatureId Candidature, RegistrationFacts Facts) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>The service has answered a check of a mark (B14); never how.</summary>
    public sealed record MarkCheckAnswered(CandidatureId Candidature, RegistrationFacts Facts) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }
}

/// <summary>What mails about a candidature print.</summary>
/// <param name="Exam">« CERTIFICAT DE FORMATION GÉNÉRALE »: name of the exam or contest.</param>
/// <param name="Session">« JUIN 2023 »: label of the session at the académie.</param>
/// <param name="Academy">« ACADÉMIE DE REIMS ».</param>
/// <param name="Version">Version of the candidature after the act.</param>
/// <param name="At">Instant of the act.</param>
/// <param name="Closing">First instant at which the service is closed.</param>
/// <param name="Zone">IANA zone of the académie, for the local time beside that of Paris (B1).</param>
/// <param name="ReturnDate">Last day to return or sign the confirmation.</param>
/// <param name="Contact">Lines of the service's contact block.</param>
public sealed record RegistrationFacts(
    string Exam,
    string Session,
    string Academy,
    int Version,
    DateTimeOffset At,
    DateTimeOffset Closing,
    string Zone,
    DateOnly ReturnDate,
    System.Collections.Immutable.ImmutableArray<string> Contact);
