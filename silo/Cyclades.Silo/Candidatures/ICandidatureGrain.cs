using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Orleans.Concurrency;

namespace Cyclades.Silo.Candidatures;

/// <summary>
/// One candidature, from its first save on. Keyed by <c>candidature/</c>, candidate number, slash, registration number.
/// Its first row is written by the account; without one every call is « not found ».
/// </summary>
[Alias("Cyclades.ICandidatureGrain")]
internal interface ICandidatureGrain : IGrainWithStringKey
{
    [AlwaysInterleave]
    [Alias("Read")]
    ValueTask<Outcome<Candidature>> ReadAsync();

    [Alias("Modify")]
    Task<Outcome<Candidature>> ModifyAsync(ModifyCandidature command);

    [Alias("Withdraw")]
    Task<Outcome<Candidature>> WithdrawAsync(WithdrawCandidature command);

    /// <summary>Called by the account only, which knows the candidate's other candidatures.</summary>
    [Alias("UndoWithdrawal")]
    Task<Outcome<Candidature>> UndoWithdrawalAsync(UndoWithdrawal command, EmailAddress own);

    [Alias("Sign")]
    Task<Outcome<Candidature>> SignAsync(SignCandidature command);

    [Alias("ResendRegistrationMail")]
    Task<Outcome<Candidature>> ResendRegistrationMailAsync(ResendRegistrationMail command);

    [Alias("ConfirmAsRepresentative")]
    Task<Outcome<Candidature>> ConfirmAsRepresentativeAsync(ConfirmAsRepresentative command);

    /// <summary>Supporting documents and published documents.</summary>
    [Alias("File")]
    Task<Outcome<Candidature>> FileAsync(CandidatureFileCommand command);
    /// <summary>An act of the service. What the account must know of comes through the account: see there.</summary>
    /// <param name="own">The candidate's address, for an act that makes a version.</param>
    [Alias("Act")]
    Task<Outcome<Candidature>> ActAsync(ServiceAct act, EmailAddress? own);

    /// <summary>What an act of the service would answer; nothing is written.</summary>
    [Alias("Judge")]
    Task<Outcome<Done>> JudgeAsync(ServiceAct act);

    /// <summary>Called by the account only, which has the identity.</summary>
    [Alias("CorrectIdentity")]
    Task<Outcome<Candidature>> CorrectIdentityAsync(CorrectFiledIdentity command, EmailAddress own);

    /// <summary>Called by the account only, whose write has erased the row.</summary>
    [Alias("Forget")]
    Task ForgetAsync();
}
