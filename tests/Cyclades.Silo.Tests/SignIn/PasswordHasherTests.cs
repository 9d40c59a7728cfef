using System.Security.Cryptography;
using System.Text;
using Cyclades.Domain;
using Cyclades.Domain.Credentials;
using Cyclades.Silo.SignIn;
using Microsoft.Extensions.Options;
using Xunit;

namespace Cyclades.Silo.Tests.SignIn;

public sealed class PasswordHasherTests
{
    private const string Password = "Un mot de passe!";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_right_password_matches_and_any_other_does_not()
    {
        using var hasher = Hasher(new Argon2idDerivation());
        var hash = await HashOf(hasher, Password);

        Assert.True((await hasher.VerifyAsync(Password, hash, Cancellation)).Value);
        Assert.False((await hasher.VerifyAsync(Password + " ", hash, Cancellation)).Value);
        Assert.False((await hasher.VerifyAsync("", hash, Cancellation)).Value);
    }

    [Fact]
    public async Task A_hash_states_argon2id_46_mib_one_pass_and_has_its_own_salt()
    {
        using var hasher = Hasher(new Argon2idDerivation());
        var one = await HashOf(hasher, Password);
        var other = await HashOf(hasher, Password);

        Assert.StartsWith("$argon2id$v=19$m=47104,t=1,p=1$", one.Encoded, StringComparison.Ordinal);
        Assert.NotEqual(one.Encoded.Split('$')[4], other.Encoded.Split('$')[4]);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public async Task A_hash_made_elsewhere_with_other_costs_is_compared_at_its_own_costs()
    {
        var derivation = new CountedDerivation();
        using var hasher = Hasher(derivation);
        var stored = new EncodedHash(new Argon2Cost(19_456, 2), new byte[16], CountedDerivation.HashOf(Password)).Encode();

        Assert.True((await hasher.VerifyAsync(Password, stored, Cancellation)).Value);
        Assert.Equal(new Argon2Cost(19_456, 2), Assert.Single(derivation.Costs));
    }

    [Fact]
    public async Task An_unknown_account_costs_the_same_hash_and_never_matches()
    {
        var derivation = new CountedDerivation();
        using var hasher = Hasher(derivation);

        Assert.False((await hasher.VerifyAsync(Password, null, Cancellation)).Value);
        Assert.Equal([Argon2Cost.Default], derivation.Costs);
    }

    [Fact]
    public async Task Letters_typed_with_the_accent_apart_are_the_same_password()
    {
        using var hasher = Hasher(new CountedDerivation());
        var hash = await HashOf(hasher, "E\u0301cole!!");

        Assert.True((await hasher.VerifyAsync("\u00c9cole!!", hash, Cancellation)).Value);
    }

    [Fact]
    public async Task A_lone_surrogate_is_a_wrong_password_and_no_fault()
    {
        using var hasher = Hasher(new CountedDerivation());
        var hash = await HashOf(hasher, Password);

        Assert.False((await hasher.VerifyAsync("\ud83d", hash, Cancellation)).Value);
    }

    [Fact]
    public async Task What_does_not_fit_in_the_queue_is_refused_at_once()
    {
        var derivation = new CountedDerivation(held: true);
        using var hasher = Hasher(derivation, threads: 1, queue: 2);
        var running = hasher.VerifyAsync(Password, null, Cancellation);
        derivation.AwaitRunning(1);
        Task<Outcome<bool>>[] waiting =
        [
            hasher.VerifyAsync(Password, null, Cancellation),
            hasher.VerifyAsync(Password, null, Cancellation),
        ];

        var refused = hasher.VerifyAsync(Password, null, Cancellation);

        Assert.True(refused.IsCompletedSuccessfully);
        Assert.IsType<Refusal.Overloaded>((await refused).Refusal);
        derivation.Release();
        Assert.All(await Task.WhenAll([running, .. waiting]), outcome => Assert.Null(outcome.Refusal));
        Assert.Equal(3, derivation.Costs.Count);
    }

    [Fact]
    public async Task No_more_run_at_once_than_there_are_threads()
    {
        var derivation = new CountedDerivation(held: true);
        using var hasher = Hasher(derivation, threads: 2, queue: 20);
        var all = Enumerable.Range(0, 12).Select(_ => hasher.HashAsync(Password, Cancellation)).ToArray();
        derivation.AwaitRunning(2);

        derivation.Release();
        await Task.WhenAll(all);

        Assert.Equal(2, derivation.MostAtOnce);
        Assert.Equal(12, derivation.Costs.Count);
    }

    [Fact]
    public async Task Who_gives_up_while_waiting_costs_nothing()
    {
        var derivation = new CountedDerivation(held: true);
        using var hasher = Hasher(derivation, threads: 1, queue: 5);
        using var impatient = new CancellationTokenSource();
        var running = hasher.HashAsync(Password, Cancellation);
        derivation.AwaitRunning(1);
        var waiting = hasher.HashAsync(Password, impatient.Token);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        derivation.Release();
        await running;
        await hasher.HashAsync(Password, Cancellation);

        Assert.Equal(2, derivation.Costs.Count);
    }

    [Fact]
    public async Task A_failure_reaches_its_caller_and_the_thread_goes_on()
    {
        var derivation = new CountedDerivation { FailsOnce = true };
        using var hasher = Hasher(derivation, threads: 1);

        await Assert.ThrowsAsync<InvalidOperationException>(() => hasher.HashAsync(Password, Cancellation));
        Assert.Null((await hasher.HashAsync(Password, Cancellation)).Refusal);
    }

    [Fact]
    public async Task Stopping_finishes_what_runs_cancels_what_waits_and_takes_nothing_more()
    {
        var derivation = new CountedDerivation(held: true);
        var hasher = Hasher(derivation, threads: 1, queue: 5);
        var running = hasher.HashAsync(Password, Cancellation);
        derivation.AwaitRunning(1);
        var waiting = hasher.HashAsync(Password, Cancellation);

        var stopping = Task.Run(hasher.Dispose, Cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        derivation.Release();
        await stopping;

        Assert.Null((await running).Refusal);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => hasher.HashAsync(Password, Cancellation));
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("$argon2i$v=19$m=47104,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("$argon2id$v=19$m=47104,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA")]
    public void What_is_no_hash_is_told_without_showing_it(string stored)
    {
        var failure = Assert.Throws<FormatException>(() => EncodedHash.Parse(new PasswordHash(stored)));

        Assert.DoesNotContain(stored, failure.Message, StringComparison.Ordinal);
    }

    private static PasswordHasher Hasher(IKeyDerivation derivation, int threads = 2, int queue = 10) =>
        new(derivation, Options.Create(new PasswordHashingOptions { Threads = threads, Queue = queue }));

    private static async Task<PasswordHash> HashOf(PasswordHasher hasher, string password) =>
        (await hasher.HashAsync(password, Cancellation)).Value!;

    /// <summary>Costs nothing, counts, and holds its callers until released.</summary>
    private sealed class CountedDerivation(bool held = false) : IKeyDerivation
    {
        /// <summary>So that a broken hasher fails a test instead of holding it for ever.</summary>
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

        private readonly object gate = new();
        private bool held = held;
        private int running;

        public bool FailsOnce { get; set; }

        public List<Argon2Cost> Costs { get; } = [];

        public int MostAtOnce { get; private set; }

        public static byte[] HashOf(string password) => SHA256.HashData(Encoding.UTF8.GetBytes(password));

        public void Derive(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, Argon2Cost cost, Span<byte> hash)
        {
            lock (gate)
            {
                if (FailsOnce)
                {
                    FailsOnce = false;
                    throw new InvalidOperationException("It fails once.");
                }

                Costs.Add(cost);
                MostAtOnce = Math.Max(MostAtOnce, ++running);
                Monitor.PulseAll(gate);
                while (held && Monitor.Wait(gate, Patience))
                {
                }
            }

            SHA256.HashData(password, hash);
            lock (gate)
            {
                running--;
            }
        }

        public void AwaitRunning(int count)
        {
            lock (gate)
            {
                while (running < count)
                {
                    Assert.True(Monitor.Wait(gate, Patience), "No hash has begun.");
                }
            }
        }

        public void Release()
        {
            lock (gate)
            {
                held = false;
                Monitor.PulseAll(gate);
            }
        }
    }
}
