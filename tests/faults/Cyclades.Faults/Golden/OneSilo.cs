using Cyclades.Faults.Cluster;
using Cyclades.Faults.Workload;
using Cyclades.Protos.Signin.V1;
using Cyclades.Testing;
using Dapper;
using Grpc.Core;
using Npgsql;

namespace Cyclades.Faults.Golden;

/// <summary>One server on a private PostgreSQL whose clock can be moved, with a mail server.</summary>
internal sealed class OneSilo : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly PostgreSqlServer postgreSql;
    private readonly string folder;
    private SupervisedSilo? silo;
    private Servers? servers;

    private OneSilo(PostgreSqlServer postgreSql, string connectionString, MailReceiver mails, string folder)
    {
        this.postgreSql = postgreSql;
        this.folder = folder;
        ConnectionString = connectionString;
        Hour = new SteppedClock(connectionString);
        Mails = mails;
    }

    public string ConnectionString { get; }

    public SteppedClock Hour { get; }

    public MailReceiver Mails { get; }

    public CallInvoker Server => servers!.Of(0);

    /// <summary>An empty database; nothing runs on it yet.</summary>
    public static async Task<OneSilo> PrepareAsync()
    {
        var postgreSql = await PostgreSqlServer.StartAsync();
        return new OneSilo(
            postgreSql,
            await postgreSql.CreateDatabaseAsync() + SiloSettings.NotPooled,
            await MailReceiver.StartAsync(new RunClock()),
            Directory.CreateTempSubdirectory("cyclades-golden-").FullName);
    }

    /// <param name="catalogue">The catalogue file's text, for a database that has none.</param>
    public async Task StartAsync(string catalogue)
    {
        var file = Path.Combine(folder, "catalogue.yaml");
        await File.WriteAllTextAsync(file, catalogue);
        silo = new SupervisedSilo(0, folder, SiloSettings.Of(ConnectionString, file, Mails.Port));
        servers = new Servers([silo.Port]);
        silo.Start();
        await silo.ServesAsync(Patience);
    }

    /// <summary>Ends the server; the database stays.</summary>
    public async Task StopAsync()
    {
        if (silo is not null)
        {
            await silo.DisposeAsync();
            servers!.Dispose();
            silo = null;
        }
    }

    public async Task<string> SignInAsync(string email, string password) =>
        (await new SignInService.SignInServiceClient(Server).SignInAsync(
            new SignInRequest { Identifier = email, Password = password, SessionKind = SessionKind.Token })).Tokens.AccessToken;

    public async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    /// <summary>Waits until a count is zero.</summary>
    /// <exception cref="TimeoutException">It did not become zero.</exception>
    public async Task NoneLeftAsync(string sql)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (await CountAsync(sql) is > 0 and var left)
        {
            if (TimeProvider.System.GetElapsedTime(since) > Patience)
            {
                throw new TimeoutException($"{left} are left of: {sql}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Mails.DisposeAsync();
        await postgreSql.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
