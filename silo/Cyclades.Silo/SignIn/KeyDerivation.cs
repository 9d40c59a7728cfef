using NSec.Cryptography;

namespace Cyclades.Silo.SignIn;

/// <summary>What one hash costs; written into each hash, so that it may be raised later.</summary>
/// <param name="MemoryKib">In KiB.</param>
/// <param name="Passes">Over that memory.</param>
internal readonly record struct Argon2Cost(int MemoryKib, int Passes)
{
    /// <summary>46 MiB, one pass, one lane.</summary>
    public static Argon2Cost Default { get; } = new(46 * 1024, 1);
}

/// <summary>The costly function; apart from the hasher so that a test can count it.</summary>
internal interface IKeyDerivation
{
    /// <summary>Fills <paramref name="hash"/>; safe to call from several threads.</summary>
    void Derive(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, Argon2Cost cost, Span<byte> hash);
}

/// <summary>Argon2id by libsodium.</summary>
internal sealed class Argon2idDerivation : IKeyDerivation
{
    public void Derive(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, Argon2Cost cost, Span<byte> hash)
    {
        var parameters = new Argon2Parameters { MemorySize = cost.MemoryKib, NumberOfPasses = cost.Passes, DegreeOfParallelism = 1 };
        PasswordBasedKeyDerivationAlgorithm.Argon2id(parameters).DeriveBytes(password, salt, hash);
    }
}
