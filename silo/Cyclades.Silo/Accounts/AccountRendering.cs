using Cyclades.Domain.Accounts;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Rpc;
using Google.Protobuf.WellKnownTypes;
using Wire = Cyclades.Protos.Account.V1;

namespace Cyclades.Silo.Accounts;

/// <summary>An account as its owner sees it, with whom to turn to.</summary>
internal static class AccountRendering
{
    public static Wire.Account ToProto(this AccountView account, CatalogueMirror catalogue)
    {
        var rendered = new Wire.Account
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
            select new Wire.ServiceContact { ServiceLabel = service.Choice, Contact = service.Contact.ToProto() });
        return rendered;
    }
}
