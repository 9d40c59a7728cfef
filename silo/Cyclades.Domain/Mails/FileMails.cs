using System.Text.Json.Serialization;

namespace Cyclades.Domain.Mails;

// About supporting documents and published documents. None prints what is asked for, what was published or why something was
// refused: any of it may tell of a handicap (B5). The portal does, behind sign-in.
public abstract partial record Mail
{
    /// <summary>A supporting document is asked for (D18).</summary>
    public sealed record DocumentAsked(CandidatureId Candidature, RegistrationFacts Facts, DateOnly? DueDate) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>A supporting document is due soon (B3).</summary>
    /// <param name="DueDate">Last day.</param>
    public sealed record DocumentDue(CandidatureId Candidature, RegistrationFacts Facts, DateOnly DueDate) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>The candidate has deposited a supporting document.</summary>
    public sealed record DepositReceived(CandidatureId Candidature, RegistrationFacts Facts) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    public sealed record DepositAccepted(CandidatureId Candidature, RegistrationFacts Facts) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <param name="DueDate">Last day for another one; null when there is none.</param>
    public sealed record DepositRefused(CandidatureId Candidature, RegistrationFacts Facts, DateOnly? DueDate) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    public sealed record DocumentRequestCancelled(CandidatureId Candidature, RegistrationFacts Facts) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }

    /// <summary>The service has published a document, or its next version (R129).</summary>
    public sealed record DocumentPublished(CandidatureId Candidature, RegistrationFacts Facts) : Mail
    {
        [JsonIgnore]
        public override CandidatureId? About => Candidature;
    }
}
