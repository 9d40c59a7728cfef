using System.Text.Json.Serialization;
using Cyclades.Domain.Credentials;

namespace Cyclades.Domain.Accounts;

/// <content>What the académie's service does with an account.</content>
[JsonDerivedType(typeof(IdentityCorrected), "identity-corrected-by-service")]
[JsonDerivedType(typeof(AddressReplaced), "address-replaced-by-service")]
[JsonDerivedType(typeof(CandidatureDetached), "candidature-detached")]
public abstract partial record AccountEvent
{
    /// <summary>An act of the service.</summary>
    public abstract record OfService(DateTimeOffset At, RequestStamp Request) : AccountEvent(At)
    {
        internal Account AppliedTo(Account account) => Change(account) with { Requests = account.Requests.WithAnswer(Request, 0, At) };

        private protected abstract Account Change(Account account);
    }

    /// <summary>The identity was corrected, although it is locked (R69).</summary>
    public sealed record IdentityCorrected(DateTimeOffset At, Identity Identity, string Reason, RequestStamp Request) : OfService(At, Request)
    {
        private protected override Account Change(Account account) =>
            account with { Identity = Identity, IdentityRevision = account.IdentityRevision + 1 };
    }

    /// <summary>Another address, since nobody reads the old one (B9): every session ends, and what lies in the old box is void.</summary>
    public sealed record AddressReplaced(DateTimeOffset At, EmailAddress Email, SecurityStamp Stamp, string Reason, RequestStamp Request)
        : OfService(At, Request)
    {
        private protected override Account Change(Account account) => account with
        {
            Email = Email,
            Stamp = Stamp,
            Reset = account.Reset.Voided(),
            NewEmail = null,
            EmailChange = account.EmailChange.Voided(),
        };
    }

    /// <summary>A candidature was erased: its number stays burned, and without any the account is free again (D2, D3).</summary>
    public sealed record CandidatureDetached(DateTimeOffset At, RegistrationNumber Registration, string Reason, RequestStamp Request)
        : OfService(At, Request)
    {
        private protected override Account Change(Account account) => account with
        {
            Filed = account.Filed.RemoveAll(filed => filed.Registration == Registration),
            IdentityRevision = account.IdentityRevision + 1,
        };
    }
}
