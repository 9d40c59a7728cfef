using System.Collections.Concurrent;
using Cyclades.Faults.Cluster;
using Cyclades.Faults.Histories;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Signin.V1;
using Grpc.Core;

namespace Cyclades.Faults.Workload;

/// <summary>An invented candidate, whose devices share one account and sign in again when their session has ended.</summary>
internal sealed class Candidate(Servers servers, string email) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>A password is hashed, now and then by several at once on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim signingIn = new(1);
    private long number;

    public long Number => Interlocked.Read(ref number);

    public string Token { get; private set; } = "";

    /// <summary>The candidatures that are known to be active, with their services.</summary>
    public ConcurrentDictionary<int, string> Active { get; } = new();

    /// <summary>Makes the account and, unless it is to be left pending, activates it and signs in.</summary>
    public async Task CreateAsync(MailReceiver mails, Recorder recorder, RunClock clock, SteppedClock hour, Random random, bool activate, CancellationToken cancellation)
    {
        var request = Forms.Account(Forms.RequestId(random), email);
        var begun = clock.Now;
        await PersistAsync(random, (server, options) => new AccountService.AccountServiceClient(server).CreateAccountAsync(request, options).ResponseAsync, cancellation);
        if (!activate)
        {
            return;
        }

        var link = await mails.LinkAsync(email).WaitAsync(cancellation);
        var activation = new ActivateRequest { RequestId = Forms.RequestId(random), LinkToken = link };
        await PersistAsync(random, (server, options) => new AccountService.AccountServiceClient(server).ActivateAsync(activation, options).ResponseAsync, cancellation);
        await SignInAsync("", random, cancellation);
        recorder.Add(Recorder.Asked(-1, Act.Create, Number) with
        {
            Request = request.RequestId,
            Content = email,
            Invoked = begun,
            Completed = clock.Now,
            Hour = hour.Now,
            Outcome = Outcome.Done,
        });
    }

    /// <param name="ended">The token that is no longer good: another device may have signed in meanwhile.</param>
    public async Task SignInAsync(string ended, Random random, CancellationToken cancellation)
    {
        await signingIn.WaitAsync(cancellation);
        try
        {
            if (Token != ended)
            {
                return;
            }

            var request = new SignInRequest { Identifier = email, Password = Forms.Password, SessionKind = SessionKind.Token };
            var session = await PersistAsync(random, (server, options) => new SignInService.SignInServiceClient(server).SignInAsync(request, options).ResponseAsync, cancellation);
            Interlocked.Exchange(ref number, long.Parse(session.CandidateNumber, System.Globalization.CultureInfo.InvariantCulture));
            Token = session.Tokens.AccessToken;
        }
        finally
        {
            signingIn.Release();
        }
    }

    public void Dispose() => signingIn.Dispose();

    // Sent to one silo after the other until it is answered.
    private async Task<T> PersistAsync<T>(Random random, Func<CallInvoker, CallOptions, Task<T>> send, CancellationToken cancellation)
    {
        for (var silo = random.Next(servers.Count); ; silo = (silo + 1) % servers.Count)
        {
            try
            {
                return await send(servers.Of(silo), Servers.Options(null, Patience).WithCancellationToken(cancellation));
            }
            catch (RpcException failure) when (!cancellation.IsCancellationRequested && Answers.Of(failure).Outcome is Outcome.Unknown)
            {
                await Task.Delay(Pause, TimeProvider.System, cancellation);
            }
        }
    }
}
