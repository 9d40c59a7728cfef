using System.Text.Json.Serialization;

namespace Cyclades.Domain.Mails;

/// <content>What the académie's service has done, with the reason that its agent gave (D17).</content>
[JsonDerivedType(typeof(CandidatureSetAside), "candidature-set-aside")]
[JsonDerivedType(typeof(CandidatureRestored), "candidature-restored")]
[JsonDerivedType(typeof(WithdrawnOnBehalf), "withdrawn-on-behalf")]
[JsonDerivedType(typeof(CandidatureDeleted), "candidature-deleted")]
[JsonDerivedType(typeof(ConfirmationReceived), "confirmation-received")]
[JsonDerivedType(typeof(ConfirmationLifted), "confirmation-lifted")]
[JsonDerivedType(typeof(IdentityCorrected), "identity-corrected")]
[JsonDerivedType(typeof(AccountIdentityCorrected), "account-identity-corrected")]
[JsonDerivedType(typeof(AddressReplaced), "address-replaced")]
[JsonDerivedType(typeof(AddressSet), "address-set")]
[JsonDerivedType(typeof(CandidatureDetached), "candidature-detached")]
public abstract partial record Mail
{
    /// <summary>« écartée » (R128).</summary>
    public sealed record CandidatureSetAside(CandidatureId Candidature, RegistrationFacts Facts, string Reason) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>Set aside or withdrawn before, registered again (B15).</summary>
    public sealed record CandidatureRestored(CandidatureId Candidature, RegistrationFacts Facts, string Reason) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>Withdrawn by the service (R123).</summary>
    public sealed record WithdrawnOnBehalf(CandidatureId Candidature, RegistrationFacts Facts, string Reason) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>« supprimée » (R128).</summary>
    public sealed record CandidatureDeleted(CandidatureId Candidature, RegistrationFacts Facts, string Reason) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>« reçue par le service » (D16).</summary>
    public sealed record ConfirmationReceived(CandidatureId Candidature, RegistrationFacts Facts) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>What was signed or received binds no more (D16).</summary>
    public sealed record ConfirmationLifted(CandidatureId Candidature, RegistrationFacts Facts, string Reason) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>The identity was corrected, and the confirmation made anew (R69).</summary>
    public sealed record IdentityCorrected(CandidatureId Candidature, RegistrationFacts Facts, string Reason) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>The identity was corrected, and no confirmation bears it (R69).</summary>
    public sealed record AccountIdentityCorrected(DateTimeOffset At, string Reason) : Mail;

    /// <summary>Notice to the address that the service has replaced (B9).</summary>
    public sealed record AddressReplaced(DateTimeOffset At, EmailAddress OldEmail, string Reason) : Mail
    {
        [JsonIgnore]
        public override EmailAddress? To => OldEmail;
    }

    /// <summary>To the address that the service has set (B9).</summary>
    public sealed record AddressSet(DateTimeOffset At, string Reason) : Mail;

    /// <summary>
    /// A candidature was erased (D2). It is about the account: what is about the candidature goes with it.
    /// </summary>
    public sealed record CandidatureDetached(RegistrationNumber Registration, RegistrationFacts Facts, string Reason) : Mail;
}
