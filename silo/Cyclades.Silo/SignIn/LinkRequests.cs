using Cyclades.Domain.Mails;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.SignIn;

/// <summary>
/// Takes a request for a link and keeps it before the answer. Every identifier costs the same and waits the same: one row. Whether
/// it is somebody's is looked up afterwards, by <see cref="LinkRequestWorker"/> (D5).
/// </summary>
internal sealed class LinkRequests(AddressKeys addressKeys, LinkRequestTable table, LinkRequestSignal signal, RuleClock clock)
{
    /// <param name="purpose">What the link is for: activating an account, or a new password.</param>
    /// <param name="identifier">As typed: an address, a candidate number, or anything else.</param>
    public async Task FileAsync(LinkPurpose purpose, string identifier)
    {
        await table.FileAsync(purpose, addressKeys.Read(identifier), clock.Now);
        signal.Raise();
    }
}
