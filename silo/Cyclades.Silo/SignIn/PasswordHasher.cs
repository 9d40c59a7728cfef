using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using Cyclades.Domain;
using Cyclades.Domain.Credentials;
using Microsoft.Extensions.Options;

namespace Cyclades.Silo.SignIn;

/// <summary>
/// Hashes and compares passwords with Argon2id (46 MiB, one pass) on threads of its own, so that nothing else waits for it
/// and its memory is bounded. What does not find a place in the queue is refused at once (<see cref="Refusal.Overloaded"/>).
/// Passwords are hashed as typed, in Unicode form NFC, so that the same keys give the same hash on every device.
/// </summary>
internal sealed class PasswordHasher : IDisposable
{
    private const int SaltSize = 16;
    private const int HashSize = 32;

    /// <summary>What a refused caller is told to wait: by then the queue has moved.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Compared with when there is no account: no password gives it, and it costs the same.</summary>
    private static readonly EncodedHash Nobody = new(Argon2Cost.Default, RandomNumberGenerator.GetBytes(SaltSize), RandomNumberGenerator.GetBytes(HashSize));

    private static readonly Meter Meter = new("Cyclades.SignIn");

    private static readonly UpDownCounter<long> Waiting = Meter.CreateUpDownCounter<long>(
        "cyclades.passwords.waiting", description: "Passwords that wait to be computed");

    private readonly IKeyDerivation derivation;
    private readonly BlockingCollection<Work> queue;
    private readonly Thread[] threads;

    public PasswordHasher(IKeyDerivation derivation, IOptions<PasswordHashingOptions> options)
    {
        this.derivation = derivation;
        queue = new BlockingCollection<Work>(options.Value.Queue);
        threads = new Thread[options.Value.Threads];
        for (var i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(Run) { IsBackground = true, Name = $"passwords {i + 1}" };
            threads[i].Start();
        }
    }

    /// <summary>A new hash, with a salt of its own.</summary>
    public Task<Outcome<PasswordHash>> HashAsync(string password, CancellationToken cancellation) =>
        Enqueue<PasswordHash>(
            () =>
            {
                var salt = RandomNumberGenerator.GetBytes(SaltSize);
                return new EncodedHash(Argon2Cost.Default, salt, Derive(password, Argon2Cost.Default, salt, HashSize)).Encode();
            },
            cancellation);

    /// <summary>
    /// Whether the password is the one, in a time that does not depend on it. With no hash (an unknown account) it costs the same,
    /// and it is not.
    /// </summary>
    /// <exception cref="FormatException">What was stored is not a hash of this hasher.</exception>
    public Task<Outcome<bool>> VerifyAsync(string password, PasswordHash? stored, CancellationToken cancellation)
    {
        var expected = stored is null ? Nobody : EncodedHash.Parse(stored);
        return Enqueue<bool>(
            () => CryptographicOperations.FixedTimeEquals(Derive(password, expected.Cost, expected.Salt, expected.Hash.Length), expected.Hash)
                && stored is not null,
            cancellation);
    }

    /// <summary>Stops: what waits is cancelled, what runs is finished.</summary>
    public void Dispose()
    {
        queue.CompleteAdding();
        while (queue.TryTake(out var work))
        {
            Waiting.Add(-1);
            work.Cancel();
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }

        queue.Dispose();
    }

    private Task<Outcome<T>> Enqueue<T>(Func<T> compute, CancellationToken cancellation)
        where T : notnull
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<Outcome<T>>(cancellation);
        }

        var work = new Work<T>(compute, cancellation);
        bool taken;
        try
        {
            taken = queue.TryAdd(work);
        }
        catch (InvalidOperationException stopped)
        {
            work.Dispose();
            throw new ObjectDisposedException(nameof(PasswordHasher), stopped);
        }

        if (taken)
        {
            Waiting.Add(1);
            return work.Answer;
        }

        work.Dispose();
        return Task.FromResult<Outcome<T>>(new Refusal.Overloaded(Pause));
    }

    private void Run()
    {
        foreach (var work in queue.GetConsumingEnumerable())
        {
            Waiting.Add(-1);
            work.Run();
        }
    }

    private byte[] Derive(string password, Argon2Cost cost, byte[] salt, int size)
    {
        // Through UTF-8 first: a lone surrogate becomes U+FFFD, where normalising it would throw.
        var typed = Encoding.UTF8.GetBytes(password);
        var bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(typed).Normalize(NormalizationForm.FormC));
        try
        {
            var hash = new byte[size];
            derivation.Derive(bytes, salt, cost, hash);
            return hash;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(typed);
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private abstract class Work : IDisposable
    {
        public abstract void Run();

        public abstract void Cancel();

        public abstract void Dispose();
    }

    private sealed class Work<T> : Work
        where T : notnull
    {
        private readonly TaskCompletionSource<Outcome<T>> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Func<T> compute;
        private readonly CancellationTokenRegistration onCancel;

        public Work(Func<T> compute, CancellationToken cancellation)
        {
            this.compute = compute;
            onCancel = cancellation.Register(() => answer.TrySetCanceled(cancellation));
        }

        public Task<Outcome<T>> Answer => answer.Task;

        public override void Run()
        {
            if (!answer.Task.IsCompleted)
            {
                try
                {
                    answer.TrySetResult(compute());
                }
#pragma warning disable CA1031 // Whatever went wrong is the caller's to see; the thread serves the next one.
                catch (Exception failure)
#pragma warning restore CA1031
                {
                    answer.TrySetException(failure);
                }
            }

            onCancel.Dispose();
        }

        public override void Cancel()
        {
            answer.TrySetCanceled();
            onCancel.Dispose();
        }

        public override void Dispose() => onCancel.Dispose();
    }
}
