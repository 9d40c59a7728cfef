using Cyclades.Protos.Account.V1;
using Cyclades.Silo.Accounts;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Grpc.Core;

namespace Cyclades.Peers;

/// <summary>« Mon compte »: a round trip to the database each time.</summary>
internal sealed class AccountPeer(IPeerRows rows, Bearers bearers, CatalogueMirror catalogue, RuleClock clock) : AccountService.AccountServiceBase
{
    public override async Task<GetAccountResponse> GetAccount(GetAccountRequest request, ServerCallContext context)
    {
        var session = bearers.SessionOf(context);
        var account = Bearers.Admit(await rows.ReadAccountAsync(session.Candidate), session, clock.Now);
        return new GetAccountResponse { Account = account.ToProto(catalogue) };
    }
}
