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
}
