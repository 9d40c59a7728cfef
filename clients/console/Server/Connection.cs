using Cyclades.Console.Sessions;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Agent.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Protos.Message.V1;
using Cyclades.Protos.Reference.V1;
using Cyclades.Protos.Signin.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Cyclades.Console.Server;

/// <summary>
/// One server and the session with it. A call that the server asks to repeat soon is repeated as it is, request id
/// included, so that nothing is done twice; a session whose access has expired is refreshed first.
/// </summary>
internal sealed class Connection : IDisposable
{
    private const int Attempts = 4;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>An access token this close to its end is refreshed before the call.</summary>
    private static readonly TimeSpan RefreshMargin = TimeSpan.FromSeconds(30);

    private readonly GrpcChannel channel;
    private readonly TimeProvider time;
    private readonly CancellationToken cancel;

    public Connection(Uri server, ISessionStore sessions, TimeProvider time, CancellationToken cancel)
    {
        Address = server;
        Sessions = sessions;
        this.time = time;
        this.cancel = cancel;
        channel = GrpcChannel.ForAddress(server);
        Catalogue = new CatalogueService.CatalogueServiceClient(channel);
        Reference = new ReferenceService.ReferenceServiceClient(channel);
        SignIn = new SignInService.SignInServiceClient(channel);
        Accounts = new AccountService.AccountServiceClient(channel);
        Candidatures = new CandidatureService.CandidatureServiceClient(channel);
        Documents = new DocumentService.DocumentServiceClient(channel);
        Messages = new MessageService.MessageServiceClient(channel);
        ServiceSettings = new ServiceSettingsService.ServiceSettingsServiceClient(channel);
        Agents = new AgentService.AgentServiceClient(channel);
        Management = new ManagementService.ManagementServiceClient(channel);
        Feed = new FeedService.FeedServiceClient(channel);
    }

    public Uri Address { get; }

    public ISessionStore Sessions { get; }

    public CatalogueService.CatalogueServiceClient Catalogue { get; }

    public ReferenceService.ReferenceServiceClient Reference { get; }

    public SignInService.SignInServiceClient SignIn { get; }

    public AccountService.AccountServiceClient Accounts { get; }

    public CandidatureService.CandidatureServiceClient Candidatures { get; }

    public DocumentService.DocumentServiceClient Documents { get; }

    public MessageService.MessageServiceClient Messages { get; }

    public ServiceSettingsService.ServiceSettingsServiceClient ServiceSettings { get; }

    public AgentService.AgentServiceClient Agents { get; }

    public ManagementService.ManagementServiceClient Management { get; }

    public FeedService.FeedServiceClient Feed { get; }

    public void Dispose() => channel.Dispose();

    /// <summary>A public call.</summary>
    public Task<T> AskAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call) =>
        RepeatAsync(options => call(options).ResponseAsync, bearer: null);

    /// <summary>A call with a bearer token that is not a session's.</summary>
    public Task<T> AskAsync<T>(string bearer, Func<CallOptions, AsyncUnaryCall<T>> call) =>
        RepeatAsync(options => call(options).ResponseAsync, bearer);

    /// <summary>A call of the signed-in candidate.</summary>
    /// <exception cref="CommandFailure">Not signed in, or the session has ended.</exception>
    public Task<T> AskSignedInAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call) =>
        SignedInAsync(options => call(options).ResponseAsync);

    /// <summary>The newest version of a document, whole.</summary>
    public Task<Download> DownloadAsync(DownloadDocumentRequest request) =>
        SignedInAsync(options => Download.ReadAsync(Documents.DownloadDocument(request, options), cancel));

    /// <summary>For commands that ask before they call: nobody should answer questions to be told to sign in.</summary>
    /// <exception cref="CommandFailure">Not signed in.</exception>
    public Session RequireSession() => Sessions.Read() ?? throw NotSignedIn("Vous n'êtes pas connecté.");

    private async Task<T> SignedInAsync<T>(Func<CallOptions, Task<T>> call)
    {
        var session = RequireSession();
        if (session.AccessExpiry - RefreshMargin <= time.GetUtcNow())
        {
            session = await RefreshAsync(session);
        }

        try
        {
            return await RepeatAsync(call, session.AccessToken);
        }
        catch (RpcException e) when (ServerRefusal.Read(e).Reason == ErrorReason.SignInRequired)
        {
            session = await RefreshAsync(session);
            return await RepeatAsync(call, session.AccessToken);
        }
    }

    private async Task<Session> RefreshAsync(Session stale)
    {
        using var held = await Sessions.LockAsync(cancel);
        if (Sessions.Read() is { } current && current.AccessToken != stale.AccessToken)
        {
            return current;
        }

        try
        {
            var request = new RefreshRequest { RefreshToken = stale.RefreshToken };
            var reply = await AskAsync(options => SignIn.RefreshAsync(request, options));
            var session = stale.With(reply.Tokens);
            Sessions.Write(session);
            return session;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unauthenticated)
        {
            Sessions.Forget();
            throw NotSignedIn("Votre session a pris fin.");
        }
    }

    private async Task<T> RepeatAsync<T>(Func<CallOptions, Task<T>> call, string? bearer)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call(Options(bearer));
            }
            catch (RpcException e) when (attempt < Attempts && Pause(e) is { } pause)
            {
                await Task.Delay(pause, time, cancel);
            }
        }
    }

    /// <summary>How long to wait before asking the same again; null when that is not for this program to do.</summary>
    private static TimeSpan? Pause(RpcException exception) =>
        ServerRefusal.Read(exception) is { Reason: ErrorReason.Unavailable or ErrorReason.Overloaded, RetryAfter: { } pause }
        && pause <= LongestPause
            ? pause
            : null;

    private CallOptions Options(string? bearer)
    {
        var headers = new Metadata();
        if (bearer is not null)
        {
            headers.Add("authorization", $"Bearer {bearer}");
        }

        return new CallOptions(headers, time.GetUtcNow().UtcDateTime + Patience, cancel);
    }

    private static CommandFailure NotSignedIn(string why) =>
        new(ExitCode.NotSignedIn, $"{why} Connectez-vous : cyclades sign-in");
}
