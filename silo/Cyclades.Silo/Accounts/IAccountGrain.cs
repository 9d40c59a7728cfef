using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Credentials;
using Orleans.Concurrency;

namespace Cyclades.Silo.Accounts;

/// <summary>
/// One account, live or erased. Keyed by <c>account/</c> and its candidate number. Every call but
/// <see cref="AdmitAsync"/> and <see cref="ReadAsync"/> may write; what cannot be stored ends as
/// <see cref="Storage.StorageUnavailableException"/>.
/// </summary>
[Alias("Cyclades.IAccountGrain")]
internal interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Creates the account that waits for its activation; answers when its activation link expires.</summary>
    [Alias("Create")]
    Task<Outcome<PendingAccount>> CreateAsync(CreateAccount command);

    /// <summary>The earlier answer to a creation, when this account was made by the same request.</summary>
    [Alias("FindCreation")]
    Task<Outcome<PendingAccount>> FindCreationAsync(RequestStamp request);

    /// <summary>Whether a request was carried out already; not found when it is new.</summary>
    [Alias("FindAnswer")]
    Task<Outcome<Done>> FindAnswerAsync(RequestStamp request);

    [Alias("Activate")]
    Task<Outcome<AccountView>> ActivateAsync(ActivateAccount command);

    /// <param name="command">What to do.</param>
    /// <param name="linkRequest">The request that this answers, if it does: it goes in the same commit.</param>
    [Alias("ResendActivation")]
    Task<Outcome<Done>> ResendActivationAsync(ResendActivation command, long? linkRequest);

    /// <summary>Erases the account when it is still pending, since another one was activated with its address (D25).</summary>
    [Alias("YieldAddress")]
    Task YieldAddressAsync(YieldAddress command);

    /// <summary>Ends what is due.</summary>
    [Alias("Expire")]
    Task ExpireAsync(ExpireWhatIsDue command);

    [Alias("BeginSignIn")]
    Task<Outcome<SignInChallenge>> BeginSignInAsync();

    /// <summary>The attempt that began never took place: the server had no room for it.</summary>
    [Alias("ReleaseSignIn")]
    Task ReleaseSignInAsync();

    [Alias("SettleSignIn")]
    Task<Outcome<AccountView>> SettleSignInAsync(SettleSignIn command);

    /// <summary>
    /// Settles an attempt whose password was wrong, after the caller has gone on. What cannot be stored is forgotten with the activation:
    /// one attempt.
    /// </summary>
    [OneWay]
    [Alias("FailSignIn")]
    Task FailSignInAsync(SettleSignIn command);

    /// <summary>The account, when the session may act for it; a refusal otherwise. Answered from what is committed.</summary>
    [AlwaysInterleave]
    [Alias("Admit")]
    ValueTask<Outcome<AccountView>> AdmitAsync(SecurityStamp stamp, string session);

    /// <summary>The account of a link holder or of a person without a session, when it is active.</summary>
    [AlwaysInterleave]
    [Alias("Read")]
    ValueTask<Outcome<AccountView>> ReadAsync();

    [Alias("SignOut")]
    Task<Outcome<Done>> SignOutAsync(SignOut command);

    [Alias("SignOutEverywhere")]
    Task<Outcome<Done>> SignOutEverywhereAsync(SignOutEverywhere command);

    /// <param name="command">What to do.</param>
    /// <param name="linkRequest">The request that this answers: it goes in the same commit.</param>
    [Alias("AskPasswordReset")]
    Task<Outcome<Done>> AskPasswordResetAsync(AskPasswordReset command, long linkRequest);

    /// <summary>Whether a password link is good; nothing is written.</summary>
    [Alias("CheckReset")]
    Task<Outcome<Done>> CheckResetAsync(int serial);

    /// <summary>Everything that is wrong with a new password of this account, or the password; nothing is written.</summary>
    [Alias("CheckPassword")]
    Task<Outcome<Done>> CheckPasswordAsync(PasswordForm form);

    [Alias("ResetPassword")]
    Task<Outcome<Done>> ResetPasswordAsync(ResetPassword command);

    [Alias("ChangePassword")]
    Task<Outcome<AccountView>> ChangePasswordAsync(ChangePassword command);

    [Alias("ChangeEmail")]
    Task<Outcome<AccountView>> ChangeEmailAsync(ChangeEmail command);

    [Alias("ConfirmEmail")]
    Task<Outcome<AccountView>> ConfirmEmailAsync(ConfirmEmail command);

    [Alias("UpdateIdentity")]
    Task<Outcome<AccountView>> UpdateIdentityAsync(UpdateIdentity command);

    [Alias("Delete")]
    Task<Outcome<Done>> DeleteAsync(DeleteAccount command);

    /// <summary>Registers a candidature: this account and the new candidature in one commit.</summary>
    [Alias("Submit")]
    Task<Outcome<Candidature>> SubmitAsync(SubmitCandidature command);

    /// <summary>Undoes a withdrawal, unless another candidature of the session is active (B16, D23).</summary>
    [Alias("UndoWithdrawal")]
    Task<Outcome<Candidature>> UndoWithdrawalAsync(RegistrationNumber registration, UndoWithdrawal command);

    /// <summary>Restores a candidature, unless another one of the session is active (B15, D23).</summary>
    [Alias("Restore")]
    Task<Outcome<Candidature>> RestoreAsync(RegistrationNumber registration, ServiceAct.Restore command);

    /// <summary>
    /// Corrects the identity here, then in each registered candidature that the actor manages. What a failure leaves undone, the same
    /// request finishes.
    /// </summary>
    [Alias("CorrectIdentity")]
    Task<Outcome<AccountView>> CorrectIdentityAsync(CorrectIdentity command);

    [Alias("ReplaceAddress")]
    Task<Outcome<AccountView>> ReplaceAddressAsync(ReplaceAddress command);

    /// <summary>Erases a candidature, in one commit with this account.</summary>
    [Alias("Detach")]
    Task<Outcome<Done>> DetachAsync(DetachCandidature command);
}
