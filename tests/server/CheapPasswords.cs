using System.Security.Cryptography;
using Cyclades.Silo.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cyclades.Testing;

/// <summary>Stands for the costly function of passwords where their cost is not the subject.</summary>
internal sealed class CheapPasswords : IKeyDerivation
{
    public static void Use(WebApplicationBuilder builder) => builder.Services.AddSingleton<IKeyDerivation, CheapPasswords>();

    public void Derive(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, Argon2Cost cost, Span<byte> hash) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, password, hash, salt, info: []);
}
