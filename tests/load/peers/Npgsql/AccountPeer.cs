using Cyclades.Protos.Account.V1;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Rpc;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Cyclades.Peers.Npgsql;

/// <summary>« Mon compte »: a round trip to the database each time.</summary>
internal sealed class AccountPeer(Rows rows, Bearers bearers, CatalogueMirror catalogue, RuleClock clock) : AccountService.AccountServiceBase
{
    public override async Task<GetAccountResponse> GetAccount(GetAccountRequest request, ServerCallContext context)
    {
        var session = bearers.SessionOf(context);
        var account = Bearers.Admit(await rows.ReadAccountAsync(session.Candidate), session, clock.Now);
        var rendered = new Account
        {
            CandidateNumber = account.Number.ToString(),
            Identity = account.Identity.ToProto(),
            Email = account.Email.Value,
            PendingEmail = account.NewEmail?.Value ?? "",
            PendingEmailExpireTime = account.NewEmailUntil?.ToTimestamp(),
            IdentityLocked = account.IdentityLocked,
            CanDelete = account.CanDelete,
            Etag = Etag.Of(account.IdentityRevision),
            CreateTime = account.CreatedAt.ToTimestamp(),
        };
        rendered.ServiceContacts.AddRange(
            from id in account.Filed.Select(filed => filed.Service).Distinct()
            let service = catalogue.Current.Find(id)
            where service is not null
            select new ServiceContact { ServiceLabel = service.Choice, Contact = service.Contact.ToProto() });
        return new GetAccountResponse { Account = rendered };
    }
}
