using System.Security.Cryptography;
using Cyclades.Silo.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Cyclades.Silo.Hosting;

/// <summary>
/// Makes the key that protects sessions where there is none yet, one server at a time: otherwise each of those that start together
/// would make its own, and know those of the others a day later. A server that cannot read the keys that are there does not
/// start: it would make one of its own, and close the sessions of all others.
/// </summary>
internal sealed class FirstSessionKey(Database database, IDataProtectionProvider protection, IKeyManager keys, TimeProvider time) : IHostedService
{
    private const string Purpose = "cyclades/first-session-key";

    /// <exception cref="WrongSettingsException">Keys are protected by a certificate that this server does not have.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var turn = await database.EnterStartAsync();
        if (keys.GetAllKeys().Any(key => !key.IsRevoked && key.ExpirationDate > time.GetUtcNow() && !IsReadable(key)))
        {
            throw new WrongSettingsException(
            [
                $"{ServerSettings.Section}:KeyCertificate is not the certificate that keys of sessions in the database are protected by: write the file that the other servers have, or "
                + "one that holds the former certificate too. If it is lost, empty the table data_protection_key with all servers stopped: everybody signs in again.",
            ]);
        }

        protection.CreateProtector(Purpose).Protect([]);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsReadable(IKey key)
    {
        try
        {
            return key.CreateEncryptor() is not null;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
