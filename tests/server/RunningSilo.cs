using System.Collections.Immutable;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Agent.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Due;
using Cyclades.Silo.Hosting;
using Cyclades.Silo.Mails;
using Cyclades.Silo.SignIn;
using Cyclades.Silo.Storage;
using Cyclades.Silo.Storage.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Cyclades.Testing;

/// <summary>
/// The real server in this process: free ports, a data folder of its own, real SQLite, mails in a folder, and a clock that
/// only <see cref="AdvanceAsync"/> moves. As a class fixture it is shared by the tests of a class; a test that moves
/// the clock or stops the server starts its own.
/// </summary>
public sealed class RunningSilo : IAsyncLifetime
{
    /// <summary>When every server of the tests begins: a Tuesday morning in winter time.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static int candidates;
    private static int agents;

    private readonly string folder = Directory.CreateTempSubdirectory("cyclades-api-").FullName;
    private readonly string[] settings;
    private readonly Action<WebApplicationBuilder>? adjust;
    private readonly KeptLogs logs = new();
    private readonly Dictionary<Transport, Client> clients = [];
    private readonly List<Client> ofPeople = [];
    private WebApplication? app;

    public RunningSilo()
        : this([], null)
    {
    }

    private RunningSilo(string[] settings, Action<WebApplicationBuilder>? adjust)
    {
        this.settings = settings;
        this.adjust = adjust;
        Time = new FakeTimeProvider(Start);
    }

    public FakeTimeProvider Time { get; }

    public string DataFolder => Path.Combine(folder, "data");

    public string MailFolder => Path.Combine(DataFolder, "mail");

    /// <summary>The port of pages and gRPC-Web.</summary>
    public Uri Http { get; private set; } = null!;

    /// <summary>The port of gRPC.</summary>
    public Uri Grpc { get; private set; } = null!;

    public IReadOnlyCollection<LogLine> Log => logs.Lines;

    /// <summary>Every mail that has left, oldest first.</summary>
    public ImmutableList<ReceivedMail> Mails => Received.All;

    /// <summary>What stands in the operator's file.</summary>
    public string OperatorToken => File.ReadAllText(Path.Combine(DataFolder, Silo.Rpc.OperatorToken.FileName)).Trim();

    /// <summary>The server's own parts, for what no client can see.</summary>
    public IServiceProvider Services => app!.Services;

    /// <summary>A connection to its embedded database, beside those of the server.</summary>
    internal SqliteConnection ConnectToDatabase() => ((SqliteDatabase)Services.GetRequiredService<Database>()).Connect();

    private ReceivedMails Received => (ReceivedMails)Services.GetRequiredService<IMailTransport>();

    /// <param name="settings">As on the command line: <c>--Cyclades:CallDeadline=1</c>.</param>
    /// <param name="adjust">Registers what the test adds.</param>
    internal static async Task<RunningSilo> StartAsync(string[]? settings = null, Action<WebApplicationBuilder>? adjust = null)
    {
        var silo = new RunningSilo(settings ?? [], adjust);
        await silo.InitializeAsync();
        return silo;
    }

    public ValueTask InitializeAsync() => InitializeAsync([]);

    /// <summary>Starts it on its folder.</summary>
    /// <param name="more">Settings for this start alone.</param>
    public async ValueTask InitializeAsync(params string[] more)
    {
        app = CycladesServer.Build(
            [
                $"--Cyclades:Data={DataFolder}",
                "--Cyclades:HttpPort=0",
                "--Cyclades:GrpcPort=0",
                .. settings,
                .. more,
            ],
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(Time);
                builder.Logging.ClearProviders();
                builder.Logging.AddProvider(logs);
                builder.Services.AddSingleton<IMailTransport>(_ => new ReceivedMails(new MailFolder(MailFolder)));
                adjust?.Invoke(builder);
            });
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            app = null;
            throw;
        }

        (Http, Grpc) = Listeners.AddressesOf(app.Services);
    }

    /// <summary>A client that is not signed in.</summary>
    public Client Connect(Transport transport = Transport.Http2)
    {
        if (!clients.TryGetValue(transport, out var client))
        {
            client = clients[transport] = Client.Of(transport, Http, Grpc);
        }

        return client;
    }

    /// <summary>A client that presents this token; the test disposes it.</summary>
    public Client Connect(Transport transport, string bearer) => Client.Of(transport, Http, Grpc, bearer);

    /// <summary>Stops the server and starts it again on the same folder, at the same instant.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await InitializeAsync();
    }

    public async Task StopAsync()
    {
        foreach (var client in clients.Values.Concat(ofPeople))
        {
            client.Dispose();
        }

        clients.Clear();
        ofPeople.Clear();
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
            app = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Moves the clock, then sees to it that all that the new hour brings is done: see <see cref="SettleAsync"/>.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        Pass(by);
        await SettleAsync();
    }

    /// <summary>
    /// Moves the clock and nothing else. Timers stay behind: two days would let those of every second fire 172,800 times, and
    /// what they do, <see cref="SettleAsync"/> does.
    /// </summary>
    public void Pass(TimeSpan by) => Time.AdjustTime(Time.GetUtcNow() + by);

    /// <summary>Moves the clock to an instant that has not passed: see <see cref="SettleAsync"/>.</summary>
    public Task AdvanceToAsync(DateTimeOffset instant) => AdvanceAsync(instant - Time.GetUtcNow());

    /// <summary>
    /// Ends when nothing is left to do at this instant: links that were asked for, what is due, the catalogue in memory,
    /// mails. A mail that was not sent by then is not sent at this hour.
    /// </summary>
    public async Task SettleAsync()
    {
        await Services.GetRequiredService<LinkRequestWorker>().RunAsync();
        await Services.GetRequiredService<CatalogueMirror>().RefreshAsync();
        await Services.GetRequiredService<DueWorker>().RunAsync();

        // The first rest may be of a look that began before; the second one is of a look that did not.
        for (var look = 0; look < 2; look++)
        {
            var rest = Received.Rest();
            Services.GetRequiredService<MailSignal>().Raise();
            await rest.WaitAsync(Patience);
        }
    }

    /// <summary>The newest mail to an address whose subject contains this, as soon as there is one.</summary>
    public Task<ReceivedMail> MailAsync(string to, string subject = "") =>
        Received.FindAsync(mail => mail.To == to && mail.Subject.Contains(subject, StringComparison.Ordinal), Patience);

    /// <summary>An address that nobody has used in this test run.</summary>
    public static string NewAddress() => $"candidat{Interlocked.Increment(ref candidates)}@example.fr";

    /// <summary>Creates an account, activates it by the mailed link and signs in.</summary>
    /// <param name="change">Changes the creation form before it is sent.</param>
    public async Task<SignedInCandidate> NewCandidateAsync(Transport transport = Transport.Http2, Action<CreateAccountRequest>? change = null)
    {
        var request = Some.Account(NewAddress());
        change?.Invoke(request);
        await Connect(transport).Accounts.CreateAccountAsync(request);
        await ActivateAsync(request.Email, transport);
        return await SignInAsync(request.Email, request.Password, transport);
    }

    /// <summary>Activates the account of an address by the link of its newest activation mail.</summary>
    public async Task ActivateAsync(string email, Transport transport = Transport.Http2)
    {
        var mail = await MailAsync(email, "Activer mon compte");
        await Connect(transport).Accounts.ActivateAsync(new ActivateRequest { RequestId = Some.RequestId(), LinkToken = mail.LinkToken });
    }

    /// <summary>Signs in as programs do, and gives the clients that bear the session.</summary>
    public async Task<SignedInCandidate> SignInAsync(string email, string password, Transport transport = Transport.Http2)
    {
        var session = await Connect(transport).SignIn.SignInAsync(
            new SignInRequest { Identifier = email, Password = password, SessionKind = SessionKind.Token });
        var client = Client.Of(transport, Http, Grpc, session.Tokens.AccessToken);
        ofPeople.Add(client);
        return new SignedInCandidate(session.CandidateNumber, email, password, session.Tokens, client);
    }

    /// <summary>Makes an agent and gives the clients that bear the agent's token.</summary>
    /// <param name="academy">Code; empty for an administrator.</param>
    /// <param name="uai">Of an établissement.</param>
    public async Task<Client> NewAgentAsync(AgentRole role, string academy = "", string uai = "", Transport transport = Transport.Http2)
    {
        using var oper = Connect(transport, OperatorToken);
        var id = $"agent-{Interlocked.Increment(ref agents)}";
        await oper.Agents.CreateAgentAsync(
            new CreateAgentRequest { RequestId = Some.RequestId(), Id = id, Name = "Marie Dupont", Role = role, AcademyCode = academy, EstablishmentUai = uai });
        var issued = await oper.Agents.IssueTokenAsync(new IssueTokenRequest { RequestId = Some.RequestId(), AgentId = id });
        var client = Connect(transport, issued.Secret);
        ofPeople.Add(client);
        return client;
    }

    /// <summary>A service of the demonstration that is open now, with all that its form offers; the CFG's unless said otherwise.</summary>
    public async Task<RegistrationService> OpenServiceAsync(string domain = "CFG")
    {
        var catalogue = Connect().Catalogue;
        var years = await catalogue.ListSessionYearsAsync(new ListSessionYearsRequest { DomainId = domain });
        foreach (var year in years.SessionYears)
        {
            var services = await catalogue.ListRegistrationServicesAsync(new ListRegistrationServicesRequest { DomainId = domain, Year = year.Year });
            if (services.RegistrationServices.FirstOrDefault(service => service.State is RegistrationServiceState.Open) is { } open)
            {
                return (await catalogue.GetRegistrationServiceAsync(new GetRegistrationServiceRequest { Id = open.Id })).RegistrationService;
            }
        }

        throw new InvalidOperationException($"No service of {domain} is open at {Time.GetUtcNow():O}.");
    }
}

/// <summary>A candidate whose account is active, signed in with a bearer token.</summary>
public sealed record SignedInCandidate(string Number, string Email, string Password, SessionTokens Tokens, Client Client);
