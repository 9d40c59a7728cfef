using System.Data.Common;
using Cyclades.Silo.Storage;
using Cyclades.Silo.Storage.PostgreSql;
using Cyclades.Testing;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(Cyclades.Silo.Tests.Storage.RunningPostgreSql))]

namespace Cyclades.Silo.Tests.Storage;

/// <summary>The PostgreSQL of this test run.</summary>
public sealed class RunningPostgreSql : IAsyncLifetime
{
    private PostgreSqlServer? server;

    public PostgreSqlServer Server => server!;

    public async ValueTask InitializeAsync() => server = await PostgreSqlServer.StartAsync();

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public class PostgreSqlSilo(RunningPostgreSql postgres) : StorageSilo
{
    public PostgreSqlServer Server => postgres.Server;

    public string ConnectionString { get; private set; } = "";

    public override DbConnection Connect()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        return connection;
    }

    // What is deleted stays in a page until the page is written anew.
    public override async Task<byte[]> BytesAsync()
    {
        await using (var connection = Connect())
        {
            await connection.ExecuteAsync("VACUUM FULL", commandTimeout: 120);
            await connection.ExecuteAsync("CHECKPOINT;");
        }

        await using var asking = Connect();
        var folder = await asking.QuerySingleAsync<string>("SELECT oid::text FROM pg_database WHERE datname = current_database()");
        return [.. Directory.EnumerateFiles(Path.Combine(postgres.Server.DataFolder, "base", folder)).SelectMany(File.ReadAllBytes)];
    }

    internal override async Task FailJournalOfAsync(GrainKey key)
    {
        await using var connection = Connect();
        await connection.ExecuteAsync(
            $"""
            CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''disk full'' USING ERRCODE = ''disk_full''; END';
            CREATE TRIGGER disk_full BEFORE INSERT ON journal FOR EACH ROW WHEN (NEW.grain = '{key}') EXECUTE FUNCTION disk_full();
            """);
    }

    public override IReadOnlyList<string> Tables()
    {
        using var connection = Connect();
        return [.. connection.Query<string>("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name")];
    }

    protected override async Task PrepareAsync() => ConnectionString = await postgres.Server.CreateDatabaseAsync();

    protected override void AddStorage(IServiceCollection services) =>
        services.AddCycladesStorage(() => PostgreSqlDatabase.Open(ConnectionString));

    protected override Task RemoveAsync() => Task.CompletedTask;
}

/// <summary>The same on a PostgreSQL where nobody else writes.</summary>
public sealed class LonePostgreSqlSilo : PostgreSqlSilo
{
    private readonly RunningPostgreSql own;

    public LonePostgreSqlSilo()
        : this(new RunningPostgreSql())
    {
    }

    private LonePostgreSqlSilo(RunningPostgreSql own)
        : base(own) => this.own = own;

    protected override async Task PrepareAsync()
    {
        await own.InitializeAsync();
        await base.PrepareAsync();
    }

    protected override async Task RemoveAsync()
    {
        await base.RemoveAsync();
        await own.DisposeAsync();
    }
}
