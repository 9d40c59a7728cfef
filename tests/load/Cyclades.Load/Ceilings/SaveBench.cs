using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Load.Running;
using Cyclades.Peers;
using Cyclades.Silo.Candidatures;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Reference;
using Cyclades.Silo.Storage;
using HdrHistogram;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cyclades.Load.Ceilings;

/// <summary>
/// The ceiling C2: <c>pgbench -M prepared</c> sends what the peer P1 sends for a save, on the same tables: one read of account
/// and candidature, then one pipeline of statements, which is one round trip and one commit. No gRPC, no rules, no JSON.
/// It works on a copy of its own of a seeded database, whose triggers it switches off as the peers do: it counts
/// versions on without touching the states, and no peer could go on from there.
/// </summary>
internal sealed class SaveBench
{
    public const string Script =
        """
        \set place :client_id + :clients * random(0, :each - 1)
        SELECT bench.*, owner.PayloadBinary AS account_state, own.PayloadBinary AS state, own.Version + 1 AS version
            FROM save_bench AS bench
            JOIN OrleansStorage AS owner ON owner.GrainIdExtensionString = bench.account AND owner.GrainTypeString = 'account' AND owner.ServiceId = 'cyclades'
            JOIN OrleansStorage AS own ON own.GrainIdExtensionString = bench.grain AND own.GrainTypeString = 'candidature' AND own.ServiceId = 'cyclades'
            WHERE bench.place = :place \gset
        \startpipeline
        UPDATE OrleansStorage SET Version = :version, PayloadBinary = :state
            WHERE GrainIdExtensionString = :grain AND GrainTypeString = 'candidature' AND ServiceId = 'cyclades' AND Version = :version - 1;
        INSERT INTO journal (grain, grain_version, ordinal, subject, type, at, actor, version, payload)
            VALUES (:grain, :version, 0, :candidate, :type, now(), :actor, :version, :event);
        UPDATE candidature SET session = session, service = service, state = state, active = active, version = :version, category = category,
            establishment = establishment, signed = signed, arrangement = arrangement, created_at = created_at, updated_at = now(), search = search
            WHERE candidate_number = :candidate AND registration_number = :registration;
        INSERT INTO outbox (grain, grain_version, ordinal, candidate_number, mail, filed_at, not_before)
            VALUES (:grain, :version, 0, :candidate, :mail, now(), now());
        INSERT INTO message (grain, grain_version, ordinal, candidate_number, registration_number, mail, sent_at)
            VALUES (:grain, :version, 0, :candidate, :registration, :mail, now());
        INSERT INTO candidature_version (candidate_number, registration_number, version, reference, template, inputs, at)
            VALUES (:candidate, :registration, :version, gen_random_uuid()::text, :template, :inputs, now());
        DELETE FROM OrleansStorage WHERE GrainIdExtensionString = :draft AND GrainTypeString = 'draft' AND ServiceId = 'cyclades';
        DELETE FROM draft WHERE grain = :draft;
        \endpipeline
        """;

    private const string Setup =
        """
        ALTER TABLE OrleansStorage DISABLE TRIGGER USER;
        DROP TABLE IF EXISTS save_bench;
        CREATE UNLOGGED TABLE save_bench AS
        SELECT row_number() OVER (ORDER BY candidate_number) - 1 AS place, candidate_number AS candidate, registration_number AS registration,
            'account/' || lpad(candidate_number::text, 11, '0') AS account,
            'candidature/' || lpad(candidate_number::text, 11, '0') || '/' || lpad(registration_number::text, 3, '0') AS grain,
            'draft/' || lpad(candidate_number::text, 11, '0') || '/' || service AS draft
        FROM (SELECT candidate_number, registration_number, service FROM candidature WHERE active ORDER BY candidate_number LIMIT 10000) AS chosen;
        ALTER TABLE save_bench ADD PRIMARY KEY (place);
        ANALYZE save_bench;
        """;

    /// <summary>Each client of pgbench has a connection of its own: more would only wait for each other.</summary>
    private const int MostClients = 64;

    private readonly NpgsqlConnectionStringBuilder database;
    private readonly int candidatures;
    private readonly PeerWrite sample;

    private SaveBench(NpgsqlConnectionStringBuilder database, int candidatures, PeerWrite sample)
    {
        this.database = database;
        this.candidatures = candidatures;
        this.sample = sample;
    }

    /// <exception cref="InvalidOperationException">The database holds no candidature, or a peer works on it.</exception>
    public static async Task<SaveBench> PrepareAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using (var others = source.CreateCommand(
            "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'cyclades%')"))
        {
            if ((bool)(await others.ExecuteScalarAsync())!)
            {
                throw new InvalidOperationException("A server works on the database of --c2: give pgbench a copy of its own (CREATE DATABASE c2 TEMPLATE …).");
            }
        }

        await using (var setup = source.CreateCommand(Setup))
        {
            await setup.ExecuteNonQueryAsync();
        }

        await using var count = source.CreateCommand("SELECT count(*)::int FROM save_bench");
        var candidatures = (int)(await count.ExecuteScalarAsync())!;
        await using var first = source.CreateCommand(
            """
            SELECT owner.PayloadBinary, own.PayloadBinary, own.Version FROM save_bench AS bench
            JOIN OrleansStorage AS owner ON owner.GrainIdExtensionString = bench.account JOIN OrleansStorage AS own ON own.GrainIdExtensionString = bench.grain
            WHERE place = 0
            """);
        await using var reader = await first.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? new SaveBench(
                new NpgsqlConnectionStringBuilder(connectionString),
                candidatures,
                await SampleAsync(connectionString, reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1), reader.GetInt32(2)))
            : throw new InvalidOperationException("The database holds no candidature that pgbench could save: seed it first.");
    }

    /// <param name="clients">How many save at once.</param>
    /// <exception cref="InvalidOperationException">pgbench is not installed, or a save failed.</exception>
    public async Task<Measurement> RunAsync(int clients, TimeSpan length, CancellationToken cancellation)
    {
        clients = Math.Min(Math.Min(clients, MostClients), candidatures);
        var folder = Directory.CreateTempSubdirectory("cyclades-pgbench-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "save.sql"), Script, cancellation);
            await StartAsync(folder, clients, TimeSpan.FromSeconds(2), "warm", cancellation);
            var processor = Environment.CpuUsage.TotalTime.TotalSeconds;
            await StartAsync(folder, clients, length, "log", cancellation);
            var latencies = new LongHistogram(120_000_000, 3);
            foreach (var line in folder.EnumerateFiles("log.*").SelectMany(file => File.ReadLines(file.FullName)))
            {
                latencies.RecordValue(LatencyOf(line));
            }

            return new Measurement(
                "c2",
                length.TotalSeconds,
                latencies.TotalCount,
                latencies.TotalCount / length.TotalSeconds,
                Milliseconds(latencies, 50),
                Milliseconds(latencies, 99),
                Milliseconds(latencies, 99.9),
                Milliseconds(latencies, 100),
                ImmutableSortedDictionary<string, long>.Empty,
                Unsent: 0,
                ImmutableSortedDictionary<string, long>.Empty,
                SiloProcessorSeconds: null,
                DatabaseProcessorSeconds: null,
                Environment.CpuUsage.TotalTime.TotalSeconds - processor,
                Machine.LoadNow());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Microseconds, the third field of a line of pgbench's log of transactions.</summary>
    internal static long LatencyOf(string line) => long.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);

    private static double Milliseconds(LongHistogram latencies, double percentile) =>
        latencies.TotalCount == 0 ? 0 : Math.Round(latencies.GetValueAtPercentile(percentile) / 1000.0, 2);

    private async Task StartAsync(DirectoryInfo folder, int clients, TimeSpan length, string log, CancellationToken cancellation)
    {
        var entry = sample.Events[0];
        var mail = StoredJson.ToText(sample.Mails[0].Mail);
        (string Name, string Value)[] variables =
        [
            ("clients", clients.ToString(CultureInfo.InvariantCulture)),
            ("each", (candidatures / clients).ToString(CultureInfo.InvariantCulture)),
            ("type", entry.Type), ("actor", entry.Actor), ("event", entry.Payload.ToString()), ("mail", mail),
            ("template", sample.Versions[0].Template.ToString(CultureInfo.InvariantCulture)), ("inputs", sample.Versions[0].Inputs.ToString()),
        ];
        string[] arguments =
        [
            "-n", "-M", "prepared", "-f", "save.sql", "-c", clients.ToString(CultureInfo.InvariantCulture), "-j", "2",
            "-T", Math.Ceiling(length.TotalSeconds).ToString(CultureInfo.InvariantCulture), "-l", "--log-prefix", log,
            .. variables.SelectMany(variable => new[] { "-D", $"{variable.Name}={variable.Value}" }),
            "-h", database.Host!, "-p", database.Port.ToString(CultureInfo.InvariantCulture), "-U", database.Username ?? "", database.Database!,
        ];
        var start = new ProcessStartInfo(PostgreSqlPrograms.Find("pgbench"), arguments)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PGPASSWORD"] = database.Password },
        };
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"pgbench ended with {process.ExitCode}: {await said}");
        }
    }

    /// <summary>What a save of one candidature writes, by the rules.</summary>
    private static async Task<PeerWrite> SampleAsync(string connectionString, byte[] accountRow, byte[] candidatureRow, int version)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        PeerServer.AddRules(services, connectionString);
        await using var provider = services.BuildServiceProvider();
        var catalogue = provider.GetRequiredService<CatalogueMirror>();
        await catalogue.RefreshAsync();
        var account = (Account)StoredState<AccountState>.Read(accountRow);
        var before = StoredState<Candidature>.Read(candidatureRow);
        var service = catalogue.Current.Find(before.Service)!;
        var now = provider.GetRequiredService<RuleClock>().Now;
        var command = new ModifyCandidature(
            CandidatureTranslation.ToEntry(before.Form), account.Email, before.Revision, new RequestStamp(Guid.NewGuid(), new string('0', 64)));
        var decision = command.Decide(before, service, provider.GetRequiredService<ReferenceData>().Lists, now);
        if (decision.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The first candidature cannot be modified: {refusal.GetType().Name}.");
        }

        var next = decision.Events.Aggregate((Candidature?)before, Candidature.Apply)!;
        var filing = provider.GetRequiredService<CandidatureFiling>();
        return PeerWrite.Of(
            GrainKey.Candidature(before.Id),
            version,
            filing.Of(next, decision.Events, decision.Mails, new Actor.Candidate(account.Number), account.Email, service, now));
    }
}
