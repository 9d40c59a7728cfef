using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Cyclades.Faults.Checking;
using Cyclades.Faults.Cluster;
using Cyclades.Faults.Histories;
using Cyclades.Faults.Workload;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Dapper;
using Npgsql;

namespace Cyclades.Faults.Script;

/// <summary>How a run is.</summary>
/// <param name="Length">How long faults are begun; null for the short run, which does each once.</param>
/// <param name="Candidates">How many candidates work, each on two devices.</param>
/// <param name="Slack">What promised times are multiplied with, for a machine that does other work too.</param>
/// <param name="Folder">Where logs and data of the servers go.</param>
internal sealed record RunSettings(int Seed, TimeSpan? Length, int Candidates, double Slack, string Folder);

/// <summary>What a run has shown.</summary>
/// <param name="SelfEnded">Silos that have ended without anything having been done to them.</param>
internal sealed record RunResult(History History, ImmutableArray<string> SelfEnded);

/// <summary>One run: three silos, PostgreSQL and a mail server as processes, candidates at work, and one fault after the other.</summary>
internal sealed class FaultRun : IAsyncDisposable
{
    /// <summary>Of the runtime's list of silos.</summary>
    private const int Dead = 6;

    private const int PendingAccounts = 3;

    private const int Closings = 60;

    private const int Prober = -2;

    private const double LostSilo = 15;

    private const double Database = 5;

    /// <summary>Nothing is promised of a cluster that starts anew; it must be back all the same.</summary>
    private const double WholeCluster = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Those whose sender lives; the others wait for the end of a lease.</summary>
    private static readonly TimeSpan UntilMailsLeave = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan BeforeClosing = TimeSpan.FromSeconds(4);

    private readonly RunSettings settings;
    private readonly Action<string> progress;
    private readonly RunClock clock;
    private readonly SmallDisk? disk;
    private readonly PostgreSqlServer postgreSql;
    private readonly string connectionString;
    private readonly SteppedClock hour;
    private readonly MailReceiver mails;
    private readonly ImmutableArray<Offer> offers;
    private readonly ImmutableArray<SupervisedSilo> silos;
    private readonly Servers servers;
    private readonly Recorder recorder;
    private readonly List<Disturbance> disturbances = [];
    private readonly List<string> selfEnded = [];
    private ImmutableArray<Candidate> candidates = [];

    private FaultRun(
        RunSettings settings, Action<string> progress, RunClock clock, SmallDisk? disk, PostgreSqlServer postgreSql, string connectionString, SteppedClock hour, MailReceiver mails)
    {
        (this.settings, this.progress, this.clock, this.disk, this.postgreSql, this.connectionString, this.hour, this.mails) =
            (settings, progress, clock, disk, postgreSql, connectionString, hour, mails);
        offers = Offers.Of(hour.Now, Closings);
        var catalogue = Path.Combine(settings.Folder, "catalogue.yaml");
        File.WriteAllText(catalogue, Offers.File(offers, hour.Now));
        var told = SiloSettings.Of(connectionString, catalogue, mails.Port);
        silos = [.. Enumerable.Range(0, FaultScript.Silos).Select(number => new SupervisedSilo(number, settings.Folder, told))];
        servers = new Servers(silos.Select(silo => silo.Port));
        recorder = new Recorder(clock, hour);
    }

    /// <summary>What closes next, with enough time left to move the clock there.</summary>
    private Offer? NextClosing => offers.FirstOrDefault(offer => offer.Closing > hour.Now + BeforeClosing && !Offers.StaysOpen(offer, hour.Now));

    /// <param name="progress">Gets a line at each turn.</param>
    public static async Task<RunResult> RunAsync(RunSettings settings, Action<string> progress, CancellationToken cancellation)
    {
        var clock = new RunClock();
        var disk = await SmallDisk.MountAsync();
        try
        {
            await using var postgreSql = await PostgreSqlServer.StartAsync(disk?.Folder, "max_wal_size = 96MB");
            var connectionString = await postgreSql.CreateDatabaseAsync() + SiloSettings.NotPooled;
            var hour = new SteppedClock(connectionString);
            await hour.InstallAsync();
            await using var mails = await MailReceiver.StartAsync(clock);
            await using var run = new FaultRun(settings, progress, clock, disk, postgreSql, connectionString, hour, mails);
            return await run.RunAsync(cancellation);
        }
        finally
        {
            if (disk is not null)
            {
                await disk.DisposeAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(silos.Select(silo => silo.DisposeAsync().AsTask()));
        servers.Dispose();
        foreach (var candidate in candidates)
        {
            candidate.Dispose();
        }
    }

    private async Task<RunResult> RunAsync(CancellationToken cancellation)
    {
        progress($"seed {settings.Seed}; logs in {settings.Folder}");
        foreach (var silo in silos)
        {
            silo.Start();
        }

        await Task.WhenAll(silos.Select(silo => silo.ServesAsync(Patience)));
        var terms = await TermsAsync(cancellation);
        await CreateCandidatesAsync(cancellation);
        progress($"{clock.Now / 1e6:F0} s: {candidates.Length} candidates on {2 * candidates.Length} devices work on three silos");

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var devices = candidates.SelectMany((candidate, place) => Enumerable.Range(2 * place, 2).Select(client =>
            new Device(client, candidate, servers, recorder, Offered, terms, new Random((settings.Seed * 1000) + client)).WorkAsync(stop.Token, abandon.Token))).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, cancellation);

        var script = settings.Length is { } length
            ? FaultScript.Endless(settings.Seed).TakeWhile(_ => clock.Now < length.TotalMicroseconds)
            : FaultScript.Once(settings.Seed, FaultScript.Short);
        foreach (var step in script)
        {
            await Task.Delay(step.Quiet, TimeProvider.System, cancellation);
            await CarryOutAsync(step, devices);
        }

        await CarryOutAsync(new FaultStep(FaultKind.Expiry, 0, TimeSpan.Zero, 0), devices);
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, cancellation);
        await stop.CancelAsync();
        abandon.CancelAfter(Patience);
        await Task.WhenAll(devices);
        await RestAsync();
        var stored = await new StoredReader(connectionString, SiloSettings.MailDomain).ReadAsync();
        var history = new History(settings.Seed, [.. recorder.Operations], [.. disturbances], [.. mails.Receipts], stored);
        return new RunResult(history, [.. selfEnded]);
    }

    /// <summary>What devices may choose from: what stays open, what closes next, and what closed last.</summary>
    private ImmutableArray<Offer> Offered()
    {
        var now = hour.Now;
        return
        [
            .. offers.Where(offer => Offers.StaysOpen(offer, now)),
            .. offers.Where(offer => offer.Closing <= now).TakeLast(1),
            .. offers.Where(offer => offer.Closing > now && !Offers.StaysOpen(offer, now)).Take(1),
        ];
    }

    private async Task<Dictionary<string, string>> TermsAsync(CancellationToken cancellation)
    {
        var catalogue = new CatalogueService.CatalogueServiceClient(servers.Of(0));
        var terms = new Dictionary<string, string>();
        foreach (var offer in offers)
        {
            var service = await catalogue.GetRegistrationServiceAsync(new GetRegistrationServiceRequest { Id = offer.Id }, cancellationToken: cancellation);
            terms[offer.Id] = service.RegistrationService.Terms.Hash;
        }

        return terms;
    }

    private async Task CreateCandidatesAsync(CancellationToken cancellation)
    {
        var made = Enumerable.Range(0, settings.Candidates + PendingAccounts).Select(place => new Candidate(servers, $"candidat-{place}@example.fr")).ToArray();
        var creations = made.Select((candidate, place) => candidate.CreateAsync(
            mails, recorder, clock, hour, new Random((settings.Seed * 1000) - place - 1), activate: place < settings.Candidates, cancellation));
        await Task.WhenAll(creations).WaitAsync(Patience, cancellation);
        candidates = [.. made.Take(settings.Candidates)];
    }

    private async Task CarryOutAsync(FaultStep step, Task[] devices)
    {
        foreach (var failed in devices.Where(device => device.IsFaulted))
        {
            await failed;
        }

        var lives = silos.Select(silo => silo.Exits.Count).ToArray();
        var begun = clock.Now;
        var silo = silos[step.Target];
        Seen seen = step.Kind switch
        {
            FaultKind.Kill => await KillAsync(silo),
            FaultKind.Pause => await PauseAsync(silo),
            FaultKind.Duplicate => await DuplicateAsync(silo),
            FaultKind.DatabaseRestart => await RestartDatabaseAsync(step.Length),
            FaultKind.ConnectionsCut => await CutConnectionsAsync(),
            FaultKind.DiskFull => await FillDiskAsync(),
            FaultKind.MailDown => await TakeMailDownAsync(step.Length),
            FaultKind.MailSlow => await SlowMailAsync(step.Length),
            FaultKind.Closing => await CloseAsync(),
            FaultKind.KillAll => await KillAllAsync(),
            _ => await ExpireAsync(),
        };
        var disturbance = new Disturbance(
            step.Kind, IsOfOne(step.Kind) ? step.Target : null, begun, clock.Now, seen.Evidence, seen.Back?.TotalSeconds, seen.Limit * settings.Slack);
        disturbances.Add(disturbance);
        Tell(disturbance);
        foreach (var (one, before) in silos.Zip(lives))
        {
            if (one.Exits.Count > before && IsOfSome(step.Kind) && !(IsOfOne(step.Kind) && one == silo))
            {
                selfEnded.Add($"Silo {one.Number} ended with {one.Exits.Last()} during {step.Kind}: see {one.LogFile}");
                progress(selfEnded[^1]);
            }
        }
    }

    private static bool IsOfOne(FaultKind kind) => kind is FaultKind.Kill or FaultKind.Pause or FaultKind.Duplicate;

    private static bool IsOfSome(FaultKind kind) => kind is not (FaultKind.KillAll or FaultKind.Expiry);

    private void Tell(Disturbance seen)
    {
        var calls = recorder.Operations.Count;
        progress(string.Create(
            CultureInfo.InvariantCulture,
            $"{clock.Now / 1e6:F0} s: {seen.Kind}{(seen.Target is { } target ? $" of silo {target}" : "")}: {seen.Evidence ?? "NOT RUN"}{(seen.BackAfter is { } back ? $"; all served again after {back:F1} s" : "")}; {calls} calls, {recorder.Acknowledged} writes acknowledged"));
    }

    private async Task<Seen> KillAsync(SupervisedSilo silo)
    {
        var lives = silo.Exits.Count;
        silo.Hold();
        silo.ExpectServing();
        silo.Send(Signal.Kill);
        var since = clock.Now;
        var ended = await silo.EndsAsync(lives, Patience);
        var back = await ServedAgainAsync(since, silo);
        silo.Release();
        await silo.ServesAsync(Patience);
        return new Seen(ended && silo.Exits.Last() == 128 + (int)Signal.Kill ? "ended by SIGKILL" : null, back, LostSilo);
    }

    private async Task<Seen> PauseAsync(SupervisedSilo silo)
    {
        var lives = silo.Exits.Count;
        silo.ExpectServing();
        silo.Send(Signal.Stop);
        var since = clock.Now;
        var pause = Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System);
        await Task.WhenAny(pause, Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System));
        var stopped = silo.IsStopped;
        await pause;
        silo.Send(Signal.Continue);
        var back = await ServedAgainAsync(since, silo);
        var dead = await IsDeadAsync(silo) || silo.Exits.Count > lives;
        if (dead)
        {
            await silo.EndsAsync(lives, Patience);
            await silo.ServesAsync(Patience);
        }

        return new Seen(stopped ? $"held for 10 s, {(dead ? "declared dead and ended with " + silo.Exits.Last() : "not declared dead")}" : null, back, LostSilo);
    }

    private async Task<Seen> DuplicateAsync(SupervisedSilo silo)
    {
        var lives = silo.Exits.Count;
        silo.ExpectServing();
        silo.Send(Signal.Stop);
        var since = clock.Now;
        var end = Stopwatch.StartNew();
        while (!await IsDeadAsync(silo) && end.Elapsed < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        var declared = end.Elapsed;
        var back = await ServedAgainAsync(since, silo);
        silo.Send(Signal.Continue);
        var ended = await silo.EndsAsync(lives, Patience);
        await silo.ServesAsync(Patience);
        return new Seen(
            ended ? string.Create(CultureInfo.InvariantCulture, $"declared dead after {declared.TotalSeconds:F1} s, went on, and ended with {silo.Exits.Last()}") : null, back, LostSilo);
    }

    private async Task<Seen> RestartDatabaseAsync(double length)
    {
        var before = await BeginOfDatabaseAsync();
        await postgreSql.CrashAsync();
        await Task.Delay(TimeSpan.FromSeconds(0.2 + (2 * length)), TimeProvider.System);
        await postgreSql.RestartAsync();
        var since = clock.Now;
        var back = await ServedAgainAsync(since, null);
        var after = await BeginOfDatabaseAsync();
        return new Seen(after > before ? "PostgreSQL stopped immediate and started" : null, back, Database);
    }

    private async Task<Seen> CutConnectionsAsync()
    {
        var cut = 0L;
        for (var time = 0; time < 10; time++)
        {
            await using var connection = new NpgsqlConnection(connectionString);
            cut += await connection.ExecuteScalarAsync<long>(
                "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        var since = clock.Now;
        return new Seen(cut > 0 ? $"{cut} connections cut" : null, await ServedAgainAsync(since, null), Database);
    }

    private async Task<Seen> FillDiskAsync()
    {
        if (disk is null)
        {
            return new Seen(null, null, null);
        }

        string? evidence = null;
        disk.Fill();
        try
        {
            var full = Stopwatch.StartNew();
            while (full.Elapsed < TimeSpan.FromSeconds(3))
            {
                evidence = await FailForWantOfRoomAsync() ?? evidence;
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
        finally
        {
            disk.MakeRoom();
        }

        var hasDied = !await AcceptsAsync(TimeSpan.FromSeconds(2));
        if (hasDied)
        {
            // As its own service manager would.
            await postgreSql.CrashAsync();
            await postgreSql.RestartAsync();
        }

        var since = clock.Now;
        return new Seen(evidence is null ? null : $"{evidence}{(hasDied ? ", PostgreSQL ended" : "")}", await ServedAgainAsync(since, null), Database);
    }

    /// <summary>Takes what PostgreSQL had kept for itself, so that its log has no room either.</summary>
    private async Task<string?> FailForWantOfRoomAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.ExecuteAsync("SELECT pg_switch_wal(); CREATE TABLE stepped.ballast AS SELECT generate_series(1, 100000); DROP TABLE stepped.ballast;");
            return null;
        }
        catch (PostgresException failure) when (failure.SqlState is PostgresErrorCodes.DiskFull)
        {
            return $"« {failure.MessageText} »";
        }
        catch (NpgsqlException failure)
        {
            return new DriveInfo(disk!.Folder).AvailableFreeSpace == 0 ? $"no byte is free, {failure.GetType().Name} {(failure as PostgresException)?.SqlState}".TrimEnd() : null;
        }
    }

    private async Task<Seen> TakeMailDownAsync(double length)
    {
        await mails.GoDownAsync();
        var since = clock.Now;
        var back = await ServedAgainAsync(since, null);
        await Task.Delay(TimeSpan.FromSeconds(2 + (8 * length)), TimeProvider.System);
        string? evidence = null;
        try
        {
            using var client = new System.Net.Sockets.TcpClient();
            await client.ConnectAsync(System.Net.IPAddress.Loopback, mails.Port);
        }
        catch (System.Net.Sockets.SocketException refused)
        {
            evidence = $"mails: {refused.SocketErrorCode}";
        }

        await mails.ComeUpAsync();
        return new Seen(evidence, back, Database);
    }

    private async Task<Seen> SlowMailAsync(double length)
    {
        var before = mails.Held;
        await mails.HoldAsync();
        var since = clock.Now;
        var back = await ServedAgainAsync(since, null);
        var patience = Stopwatch.StartNew();
        while (mails.Held == before && patience.Elapsed < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        await Task.Delay(TimeSpan.FromSeconds(1 + (8 * length)), TimeProvider.System);
        await mails.ReleaseAsync();
        return new Seen(mails.Held > before ? $"{mails.Held - before} mails held back" : null, back, Database);
    }

    private async Task<Seen> CloseAsync()
    {
        if (NextClosing is not { } closing)
        {
            return new Seen(null, null, null);
        }

        var begun = clock.Now;
        await hour.StepAsync(closing.Closing - BeforeClosing - hour.Now);
        await Task.Delay(BeforeClosing + TimeSpan.FromSeconds(2), TimeProvider.System);

        // Rules do not go back with it.
        await hour.StepAsync(-TimeSpan.FromSeconds(3));
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System);
        var crossing = recorder.Operations.Where(call => call.Invoked >= begun).ToArray();
        var refused = crossing.Count(call => call.Reason == Answers.Closed);
        var saved = crossing.Count(call => call.Outcome is Outcome.Done && call.Request is not null);
        return new Seen(refused > 0 && saved > 0 ? $"{closing.Id} closed, {refused} acts refused, {saved} done around it" : null, null, null);
    }

    private async Task<Seen> KillAllAsync()
    {
        string? passed = null;
        if (NextClosing is { } closing)
        {
            await hour.StepAsync(closing.Closing - BeforeClosing - hour.Now);
            passed = $", {closing.Id} closed meanwhile";
        }

        var (ended, back) = await RestartAllAsync(() => Task.CompletedTask);
        return new Seen(ended ? $"three silos and PostgreSQL ended{passed}" : null, back, WholeCluster);
    }

    private async Task<Seen> ExpireAsync()
    {
        var (ended, back) = await RestartAllAsync(() => hour.StepAsync(TimeSpan.FromHours(48)));
        var patience = Stopwatch.StartNew();
        while (await CountAsync("SELECT count(*) FROM account WHERE state = 'pending'") > 0 && patience.Elapsed < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }

        var erased = await CountAsync("SELECT count(*) FROM account WHERE state = 'erased'");
        return new Seen(ended && erased == PendingAccounts ? $"all ended, 48 h later {erased} accounts that were never activated are erased" : null, back, WholeCluster);
    }

    private async Task<(bool Ended, TimeSpan Back)> RestartAllAsync(Func<Task> meanwhile)
    {
        var lives = silos.Select(silo => silo.Exits.Count).ToArray();
        foreach (var silo in silos)
        {
            silo.Hold();
            silo.ExpectServing();
            silo.Send(Signal.Kill);
        }

        await postgreSql.CrashAsync();
        var ended = await Task.WhenAll(silos.Select((silo, place) => silo.EndsAsync(lives[place], Patience)));
        await postgreSql.RestartAsync();
        await meanwhile();
        var since = clock.Now;
        foreach (var silo in silos)
        {
            silo.Release();
        }

        var back = await ServedAgainAsync(since, null);
        await Task.WhenAll(silos.Select(silo => silo.ServesAsync(Patience)));
        return (ended.All(end => end), back);
    }

    /// <summary>
    /// How long it takes until each active candidature can be read through a silo that nothing was done to, and each candidate has had
    /// a write acknowledged that was sent since.
    /// </summary>
    private async Task<TimeSpan> ServedAgainAsync(long since, SupervisedSilo? but)
    {
        var doors = silos.Where(silo => silo != but).Select(silo => silo.Number).ToArray();
        var limit = since + (long)Patience.TotalMicroseconds;
        await Task.WhenAll(candidates.Select(async candidate =>
        {
            foreach (var registration in candidate.Active.Keys)
            {
                for (var turn = 0; !await IsReadAsync(candidate, registration, doors[turn % doors.Length]) && clock.Now < limit; turn++)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
                }
            }

            while (!recorder.HasAcknowledged(candidate.Number, since) && clock.Now < limit)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
        }));
        return TimeSpan.FromMicroseconds(clock.Now - since);
    }

    private async Task<bool> IsReadAsync(Candidate candidate, int registration, int silo)
    {
        var token = candidate.Token;
        var name = new CandidatureName { CandidateNumber = candidate.Number.ToString("D11", CultureInfo.InvariantCulture), RegistrationNumber = registration };
        var read = await recorder.CallAsync(
            Recorder.Asked(Prober, Act.Get, candidate.Number) with { Registration = registration },
            async () =>
            {
                var server = new CandidatureService.CandidatureServiceClient(servers.Of(silo));
                return [(await server.GetCandidatureAsync(new GetCandidatureRequest { Name = name }, Servers.Options(token, TimeSpan.FromSeconds(1)))).Candidature];
            });
        if (read.Reason == Answers.SignInRequired)
        {
            await candidate.SignInAsync(token, new Random(registration), CancellationToken.None);
        }

        return read.Outcome is Outcome.Done;
    }

    private async Task<bool> IsDeadAsync(SupervisedSilo silo) => await CountAsync(
        "SELECT coalesce((SELECT status FROM cluster_member WHERE port = @SiloPort ORDER BY start_number DESC LIMIT 1), 0)::bigint", new { silo.SiloPort }) == Dead;

    private async Task<long> CountAsync(string sql, object? values = null)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        return await connection.ExecuteScalarAsync<long>(sql, values);
    }

    private async Task<DateTime> BeginOfDatabaseAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        return await connection.ExecuteScalarAsync<DateTime>("SELECT pg_postmaster_start_time()");
    }

    private async Task<bool> AcceptsAsync(TimeSpan patience)
    {
        var since = Stopwatch.StartNew();
        while (since.Elapsed < patience)
        {
            try
            {
                await CountAsync("SELECT 1::bigint");
                return true;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }

        return false;
    }

    /// <summary>Waits until no mail is left that may leave, with the leases of those who have ended run out.</summary>
    private async Task RestAsync()
    {
        await MailsLeaveAsync(UntilMailsLeave);
        await hour.StepAsync(TimeSpan.FromMinutes(30));
        await MailsLeaveAsync(Patience);
        await mails.TellAsync();
    }

    private async Task MailsLeaveAsync(TimeSpan patience)
    {
        var since = Stopwatch.StartNew();
        while (await CountAsync("SELECT count(*) FROM outbox WHERE refused_reason IS NULL") > 0 && since.Elapsed < patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    /// <param name="Evidence">How it is known that the fault really happened; null when it did not.</param>
    /// <param name="Limit">Seconds that are promised.</param>
    private sealed record Seen(string? Evidence, TimeSpan? Back, double? Limit);
}
