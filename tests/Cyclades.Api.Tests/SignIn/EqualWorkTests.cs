using System.Collections.Concurrent;
using System.Security.Cryptography;
using Cyclades.Api.Tests.Accounts;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Silo.SignIn;
using Cyclades.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Cyclades.Api.Tests.SignIn;

/// <summary>
/// That somebody has an account does not show in the time that signing in takes (D5, B8): what costs is done for everybody.
/// Time is not measured, work is counted. Of links that are asked for, see <see cref="LinkRequestTests"/>.
/// </summary>
public sealed class EqualWorkTests
{
    private const string Wrong = "Autre-chose7";

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_wrong_password_costs_one_hash_at_the_same_price_whoever_has_an_account(Transport transport)
    {
        var hashes = new CountedDerivation();
        await using var own = await RunningSilo.StartAsync(adjust: builder => builder.Services.AddSingleton<IKeyDerivation>(hashes));
        var candidate = await own.NewCandidateAsync(transport);
        var pending = await own.CreatePendingAsync(transport: transport);
        var identifiers = (string[])[candidate.Email, candidate.Number, RunningSilo.NewAddress(), pending.Email, "99999999999", "nom.prenom7", "@"];
        hashes.Costs.Clear();

        foreach (var identifier in identifiers)
        {
            await Refused.AssertAsync(
                own.Connect(transport).SignIn.SignInAsync(new SignInRequest { Identifier = identifier, Password = Wrong, SessionKind = SessionKind.Token }),
                ErrorReason.CredentialsRefused);
            Assert.Equal(Argon2Cost.Default, Assert.Single(hashes.Costs));
            hashes.Costs.Clear();
        }
    }

    private sealed class CountedDerivation : IKeyDerivation
    {
        public ConcurrentQueue<Argon2Cost> Costs { get; } = new();

        public void Derive(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, Argon2Cost cost, Span<byte> hash)
        {
            Costs.Enqueue(cost);
            HMACSHA256.HashData(salt, password, hash);
        }
    }
}
