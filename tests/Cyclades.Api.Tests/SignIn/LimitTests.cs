using Cyclades.Api.Tests.Candidatures;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Silo.SignIn;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.SignIn;

/// <summary>Each act that is limited, for a client whatever it names and for an identifier whoever asks.</summary>
public sealed class LimitTests(LimitedServer server) : IClassFixture<LimitedServer>
{
    private readonly RunningSilo silo = server.Silo;

    public static TheoryData<string> Acts { get; } = [.. Enum.GetNames<ThrottledAct>()];

    [Theory, MemberData(nameof(Acts))]
    public async Task A_client_is_limited_whatever_it_names(string act)
    {
        var callers = await CallersAsync(act, LimitedServer.Burst + 1);
        var (here, there) = (LimitedServer.NewAddress(), LimitedServer.NewAddress());
        foreach (var caller in callers[..LimitedServer.Burst])
        {
            Assert.False(await IsLimitedAsync(act, caller, here));
        }

        Assert.True(await IsLimitedAsync(act, callers[^1], here));
        Assert.False(await IsLimitedAsync(act, callers[^1], there));
    }

    [Theory, MemberData(nameof(Acts))]
    public async Task An_identifier_is_limited_whoever_asks(string act)
    {
        var callers = await CallersAsync(act, 2);
        for (var i = 0; i < LimitedServer.Burst; i++)
        {
            Assert.False(await IsLimitedAsync(act, callers[0], LimitedServer.NewAddress()));
        }

        var here = LimitedServer.NewAddress();
        Assert.True(await IsLimitedAsync(act, callers[0], here));
        Assert.False(await IsLimitedAsync(act, callers[1], here));
    }

    /// <summary>What the act is counted by, each time another, and a client that may do it.</summary>
    private async Task<(string Identifier, Client Client)[]> CallersAsync(string act, int count)
    {
        var callers = new (string, Client)[count];
        var service = await silo.OpenServiceAsync();
        for (var i = 0; i < count; i++)
        {
            if (Enum.Parse<ThrottledAct>(act) is ThrottledAct.ChangeEmail or ThrottledAct.ResendMail)
            {
                // Making an account is limited as well; by then that is forgotten.
                await silo.AdvanceAsync(TimeSpan.FromSeconds(10));
                var candidate = await silo.NewCandidateAsync();
                await candidate.RegisterAsync(service);
                callers[i] = (candidate.Number, candidate.Client);
            }
            else
            {
                callers[i] = (RunningSilo.NewAddress(), silo.Connect());
            }
        }

        return callers;
    }

    /// <summary>Does the act once; other refusals do not matter here.</summary>
    private static async Task<bool> IsLimitedAsync(string act, (string Identifier, Client Client) caller, string address)
    {
        var client = caller.Client;
        var headers = new Metadata { { "x-forwarded-for", address } };
        try
        {
            await (Enum.Parse<ThrottledAct>(act) switch
            {
                ThrottledAct.SignIn => DoneAsync(client.SignIn.SignInAsync(
                    new SignInRequest { Identifier = caller.Identifier, Password = "Autre-chose7", SessionKind = SessionKind.Token }, headers)),
                ThrottledAct.CreateAccount => DoneAsync(client.Accounts.CreateAccountAsync(Some.Account(caller.Identifier), headers)),
                ThrottledAct.ResetPassword => DoneAsync(client.SignIn.AskPasswordResetAsync(new AskPasswordResetRequest { Identifier = caller.Identifier }, headers)),
                ThrottledAct.ResendActivation => DoneAsync(client.Accounts.ResendActivationAsync(new ResendActivationRequest { Email = caller.Identifier }, headers)),
                ThrottledAct.ChangeEmail => DoneAsync(client.Accounts.ChangeEmailAsync(ChangeEmail(RunningSilo.NewAddress()), headers)),
                ThrottledAct.VerifyDocument => DoneAsync(client.Documents.VerifyDocumentAsync(new VerifyDocumentRequest { Reference = caller.Identifier }, headers)),
                ThrottledAct.ResendMail => DoneAsync(client.Candidatures.ResendRegistrationMailAsync(
                    new ResendRegistrationMailRequest { RequestId = Some.RequestId(), Name = new CandidatureName { RegistrationNumber = 1 } }, headers)),
                _ => throw new ArgumentOutOfRangeException(nameof(act)),
            });
            return false;
        }
        catch (RpcException refused)
        {
            return (await Refused.AssertAsync(() => Task.FromException(refused))).Reason is ErrorReason.TooManyAttempts;
        }
    }

    private static async Task DoneAsync<T>(AsyncUnaryCall<T> call) => await call;

    private static ChangeEmailRequest ChangeEmail(string to) =>
        new() { RequestId = Some.RequestId(), Email = to, EmailConfirmation = to, CurrentPassword = Some.Password };
}

/// <summary>A server that takes everything <see cref="Burst"/> times, whose callers say by a proxy's header who they are.</summary>
public sealed class LimitedServer : IAsyncLifetime
{
    public const int Burst = 2;

    private static int addresses;

    public RunningSilo Silo { get; private set; } = null!;

    /// <summary>An address that nobody has called from.</summary>
    public static string NewAddress()
    {
        var number = Interlocked.Increment(ref addresses);
        return $"198.51.{number / 256}.{number % 256}";
    }

    public async ValueTask InitializeAsync() => Silo = await RunningSilo.StartAsync(
        [
            "--Cyclades:Proxies:0=127.0.0.1",
            "--Cyclades:Proxies:1=::1",
            "--Cyclades:Limits:FailureWeight=1",
            .. Enum.GetNames<ThrottledAct>().SelectMany(act => new[]
            {
                $"--Cyclades:Limits:{act}:ClientBurst={Burst}",
                $"--Cyclades:Limits:{act}:IdentifierBurst={Burst}",
            }),
        ],
        CheapPasswords.Use);

    public ValueTask DisposeAsync() => Silo.DisposeAsync();
}
