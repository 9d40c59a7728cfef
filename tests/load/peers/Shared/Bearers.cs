using Cyclades.Domain.Accounts;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.SignIn;
using Grpc.Core;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace Cyclades.Peers;

/// <summary>
/// Who calls, by the same tokens as the silo's. Cheaper than there and as strict: the token is opened and its end looked at
/// here, without the framework's schemes and middleware around it. That the session still holds is the account's to say.
/// </summary>
internal sealed class Bearers(IOptionsMonitor<BearerTokenOptions> options, TimeProvider time)
{
    private const string Scheme = "Bearer ";

    private readonly BearerTokenOptions bearer = options.Get(CandidateAuthentication.BearerScheme);

    public CandidateSession SessionOf(ServerCallContext context)
    {
        var header = context.GetHttpContext().Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.Ordinal)
            && bearer.BearerTokenProtector.Unprotect(header[Scheme.Length..]) is { Properties.ExpiresUtc: { } end } ticket
            && time.GetUtcNow() < end
            && CandidateSession.TryRead(ticket.Principal, out var session)
                ? session
                : throw RichStatus.SignInRequired();
    }

    /// <summary>The account as its owner sees it, if it admits the session.</summary>
    public static AccountView Admit(AccountState? account, CandidateSession session, DateTimeOffset now) =>
        Admission.IsAdmitted(account, session.Stamp, session.Id) && account is Account active
            ? AccountView.Of(active, now)
            : throw RichStatus.SignInRequired();
}
