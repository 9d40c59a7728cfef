using Cyclades.Silo.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace Cyclades.Silo.Hosting;

/// <summary>
/// Makes the key that protects sessions where there is none yet, one server at a time: otherwise each of those that start together
/// would make its own, and know those of the others a day later.
/// </summary>
internal sealed class FirstSessionKey(Database database, IDataProtectionProvider protection) : IHostedService
{
    private const string Purpose = "cyclades/first-session-key";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var turn = await database.EnterStartAsync();
        protection.CreateProtector(Purpose).Protect([]);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
