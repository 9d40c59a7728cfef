using System.Security.Cryptography;
using System.Text;

namespace Cyclades.Silo.SignIn;

/// <summary>
/// Stands for an identifier as somebody typed it (address, candidate number) in the memory of the limits: 128 bits, whatever
/// was sent, and no address in a memory dump. The key lives as long as the process.
/// </summary>
internal sealed class Identifiers
{
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    /// <summary>The same for two spellings of one address.</summary>
    public UInt128 Of(string identifier)
    {
        var typed = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(identifier.Trim()));
        var normalised = typed.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(normalised));
        return new UInt128(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8));
    }
}
