using System.Collections.Immutable;
using Cyclades.Faults.Histories;

namespace Cyclades.Faults.Checking;

/// <summary>
/// Holds what clients were told against what is stored and what has arrived. It knows the contract, not the server: it reads
/// tables, counts, and orders. What it allows around a disturbance is said at each rule.
/// </summary>
internal sealed class Checker
{
    /// <summary>How long after the end of a silo another one may still know less: until its list of silos is the newest.</summary>
    public static readonly TimeSpan UntilAllKnow = TimeSpan.FromSeconds(5);

    /// <summary>How far the hours of two silos may be apart when the database's clock is moved by hand: each asks for it every second.</summary>
    public static readonly TimeSpan ClockAgreement = TimeSpan.FromSeconds(3);

    /// <summary>How long a mail that was handed over may be without its mark: one pause of a sender whose database was away. A server that ends meanwhile takes the knowledge with it.</summary>
    public static readonly TimeSpan UntilMarked = TimeSpan.FromSeconds(15);

    private const string Closing = "SERVICE_CLOSED";

    private const string NotFound = "NOT_FOUND";

    private const string Fault = "INTERNAL";

    private readonly History history;
    private readonly StoredFacts stored;
    private readonly List<Violation> violations = [];
    private readonly Dictionary<string, Operation[]> byRequest;
    private readonly Dictionary<string, StoredEvent[]> eventsByGrain;
    private readonly Dictionary<string, StoredEvent[]> eventsByRequest;
    private readonly Dictionary<(long Candidate, long Registration), Operation[]> writes;
    private readonly Dictionary<(long Candidate, long Registration), View?[]> committed;
    private int staleReads;
    private int repeatedMails;

    private Checker(History history)
    {
        this.history = history;
        stored = history.Stored;
        byRequest = history.Operations.Where(call => call.Request is not null)
            .GroupBy(call => call.Request!).ToDictionary(calls => calls.Key, calls => calls.ToArray());
        eventsByGrain = stored.Journal.GroupBy(entry => entry.Grain)
            .ToDictionary(entries => entries.Key, entries => entries.OrderBy(entry => entry.GrainVersion).ThenBy(entry => entry.Ordinal).ToArray());
        eventsByRequest = stored.Journal.Where(entry => entry.Request is not null)
            .GroupBy(entry => entry.Request!).ToDictionary(entries => entries.Key, entries => entries.ToArray());
        writes = history.Operations.Where(call => call.Act is Act.Submit or Act.Modify or Act.Withdraw or Act.Undo)
            .Select(call => (Call: call, Registration: call.Registration ?? MadeBy(call)))
            .Where(write => write.Registration is not null)
            .GroupBy(write => (write.Call.Candidate, (long)write.Registration!.Value), write => write.Call)
            .ToDictionary(calls => calls.Key, calls => calls.ToArray());
        committed = stored.Candidatures.ToDictionary(row => (row.Candidate, row.Registration), StatesOf);
    }

    public static Verdict Check(History history)
    {
        var checker = new Checker(history);
        checker.CheckRequests();
        checker.CheckNumbers();
        checker.CheckVersions();
        checker.CheckOrder();
        checker.CheckViews();
        checker.CheckMails();
        checker.CheckJournal();
        checker.CheckClosings();
        checker.CheckServer();
        var calls = history.Operations;
        return new Verdict(
            [.. checker.violations],
            calls.Count(call => call.Outcome is Outcome.Done && call.Request is not null),
            calls.Count(call => call.Outcome is Outcome.Done && call.Request is null),
            calls.Count(call => call.Outcome is Outcome.Refused),
            calls.Count(call => call.Outcome is Outcome.Unknown),
            checker.staleReads,
            checker.repeatedMails);
    }

    private void CheckRequests()
    {
        foreach (var (request, calls) in byRequest.Where(request => request.Value[0].Act is not Act.Create))
        {
            var entries = eventsByRequest.GetValueOrDefault(request, []);
            var done = calls.Where(call => call.Outcome is Outcome.Done).ToArray();
            if (done.Length > 0 && entries.Length == 0)
            {
                Tell(Rule.ExactlyOnce, $"Acknowledged and not stored: {done[0]}");
            }

            if (entries.Length > 1)
            {
                Tell(Rule.ExactlyOnce, $"Carried out {entries.Length} times, as {string.Join(" and ", entries.Select(entry => $"{entry.Grain} {entry.GrainVersion}"))}: {calls[0]}");
            }

            if (entries.Length > 0 && calls.All(call => call.Outcome is Outcome.Refused))
            {
                Tell(Rule.ExactlyOnce, $"Refused and stored all the same: {calls[0]}");
            }

            foreach (var entry in entries)
            {
                var call = calls[0];
                var at = entry.Registration is { } filed ? Grains.Candidature(call.Candidate, filed) : entry.Grain;
                var told = done.FirstOrDefault(answer => at != Grains.Candidature(answer.Candidate, answer.About ?? 0));
                if (told is not null)
                {
                    Tell(Rule.ExactlyOnce, $"Stored at {at}, and told otherwise: {told}");
                }

                var content = entry.Registration is null ? entry.Content : eventsByGrain.GetValueOrDefault(at)?[0].Content;
                if (call.Act is Act.Submit or Act.Modify && content != call.Content)
                {
                    Tell(Rule.ExactlyOnce, $"Stored with « {content} », which is not what was sent: {call}");
                }
            }
        }

        var candidates = history.Operations.Select(call => Grains.Account(call.Candidate)).ToHashSet();
        foreach (var entry in stored.Journal.Where(entry => entry.Request is not null && !byRequest.ContainsKey(entry.Request)))
        {
            // Accounts' own acts, of which the workload keeps no record, are theirs.
            if (entry.Registration is not null || entry.Grain.StartsWith("candidature/", StringComparison.Ordinal))
            {
                Tell(Rule.ExactlyOnce, $"Nobody asked for {entry.Type} at {entry.Grain} {entry.GrainVersion}, request {entry.Request}.");
            }
        }
    }

    private void CheckNumbers()
    {
        foreach (var given in history.Operations.Where(call => call is { Act: Act.Create, Outcome: Outcome.Done }).GroupBy(call => call.Candidate))
        {
            if (given.Select(call => call.Request).Distinct().Count() > 1)
            {
                Tell(Rule.UniqueNumbers, $"Candidate number {given.Key} was given to {string.Join(" and ", given.Select(call => call.Content).Distinct())}.");
            }
        }

        foreach (var given in history.Operations.Where(call => call is { Act: Act.Submit, Outcome: Outcome.Done }).GroupBy(call => (call.Candidate, call.About)))
        {
            if (given.Select(call => call.Request).Distinct().Count() > 1)
            {
                Tell(Rule.UniqueNumbers, $"Registration {given.Key} was given to requests {string.Join(" and ", given.Select(call => call.Request).Distinct())}.");
            }
        }

        foreach (var taken in stored.Accounts.Where(account => account is { State: "active", Email: not null }).GroupBy(account => account.Email).Where(one => one.Count() > 1))
        {
            Tell(Rule.UniqueNumbers, $"{taken.Key} is the address of {string.Join(" and ", taken.Select(account => account.Candidate))}.");
        }

        foreach (var chosen in stored.Candidatures.Where(row => row.Active).GroupBy(row => (row.Candidate, row.Session)).Where(one => one.Count() > 1))
        {
            Tell(Rule.UniqueNumbers, $"Candidate {chosen.Key.Candidate} has {chosen.Count()} active candidatures in {chosen.Key.Session}.");
        }

        foreach (var candidate in stored.Candidatures.GroupBy(row => row.Candidate))
        {
            if (!candidate.Select(row => row.Registration).Order().SequenceEqual(From1(candidate.Count())))
            {
                Tell(Rule.UniqueNumbers, $"The registrations of {candidate.Key} are {string.Join(", ", candidate.Select(row => row.Registration).Order())}.");
            }
        }
    }

    private void CheckVersions()
    {
        var documents = stored.Versions.ToLookup(row => (row.Candidate, row.Registration), row => row.Version);
        foreach (var row in stored.Candidatures)
        {
            var grain = Grains.Candidature(row.Candidate, row.Registration);
            if (!documents[(row.Candidate, row.Registration)].Order().SequenceEqual(From1((int)row.Version)))
            {
                Tell(Rule.NoGap, $"{grain} is at version {row.Version} and has documents of {string.Join(", ", documents[(row.Candidate, row.Registration)].Order())}.");
            }

            var versions = eventsByGrain.GetValueOrDefault(grain, []).Where(MakesVersion).Select(entry => entry.Version).ToArray();
            if (!versions.SequenceEqual(From1((int)row.Version)))
            {
                Tell(Rule.NoGap, $"{grain} is at version {row.Version} and its journal tells of {string.Join(", ", versions)}.");
            }
        }
    }

    private void CheckOrder()
    {
        foreach (var (candidature, calls) in writes)
        {
            if (Linearization.Explain(calls, IsAroundAnEnd) is { } reason)
            {
                Tell(Rule.Linearizable, $"{Grains.Candidature(candidature.Candidate, candidature.Registration)}: {reason}");
            }
        }
    }

    /// <summary>
    /// Whatever an answer shows was committed, as it shows it. It is at least as new as what any answer had shown before the call was
    /// sent, but for calls around the end of a silo.
    /// </summary>
    private void CheckViews()
    {
        var shown = new Dictionary<(long, int), SortedList<long, int>>();
        foreach (var call in history.Operations.Where(call => call.Outcome is Outcome.Done && call.Act is not Act.Create).OrderBy(call => call.Completed))
        {
            foreach (var view in call.Views)
            {
                var states = committed.GetValueOrDefault((call.Candidate, view.Registration), []);
                if (view.Revision < 1 || view.Revision > states.Length || states[view.Revision - 1] != view)
                {
                    var known = view.Revision >= 1 && view.Revision <= states.Length ? states[view.Revision - 1]?.ToString() : "nothing";
                    Tell(Rule.NeverAhead, $"{view} was shown, and {known} was committed: {call}");
                }

                var newest = shown.TryGetValue((call.Candidate, view.Registration), out var list) ? list : shown[(call.Candidate, view.Registration)] = [];
                if (newest.Count == 0 || newest.Values[^1] < view.Revision)
                {
                    newest[call.Completed] = view.Revision;
                }
            }
        }

        foreach (var call in history.Operations.Where(call => call.Act is not Act.Create))
        {
            foreach (var view in call.Outcome is Outcome.Done ? call.Views : [])
            {
                if (NewestBefore(shown.GetValueOrDefault((call.Candidate, view.Registration)), call.Invoked) is { } floor && view.Revision < floor)
                {
                    Stale($"revision {floor} had been shown before, and {view.Revision} is shown", call);
                }
            }

            if (call is { Outcome: Outcome.Refused, Reason: NotFound, Registration: { } about }
                && NewestBefore(shown.GetValueOrDefault((call.Candidate, about)), call.Invoked) is not null)
            {
                Stale("it had been shown before, and is not found", call);
            }
        }
    }

    private void Stale(string what, Operation call)
    {
        if (IsAroundAnEnd(call))
        {
            staleReads++;
        }
        else
        {
            Tell(Rule.NotStale, $"Of {Grains.Candidature(call.Candidate, 0)[..^4]} {what}: {call}");
        }
    }

    private void CheckMails()
    {
        var waiting = stored.Outbox.ToDictionary(mail => mail.MessageId);
        var receipts = history.Mails.GroupBy(mail => mail.MessageId).ToDictionary(mails => mails.Key, mails => mails.Select(mail => mail.At).Order().ToArray());
        foreach (var message in stored.Messages)
        {
            if (!receipts.ContainsKey(message.MessageId) && waiting.GetValueOrDefault(message.MessageId)?.Refused is null)
            {
                Tell(Rule.MailsOnce, $"The mail of {message.Grain} {message.GrainVersion} has not arrived{(waiting.ContainsKey(message.MessageId) ? " and still waits" : "")}: {message.MessageId}");
            }
        }

        foreach (var (id, times) in receipts)
        {
            for (var again = 1; again < times.Length; again++)
            {
                if (again == 1 && history.Disturbances.Any(one => one.EndsSilo && one.Begun <= Math.Min(times[1], times[0] + UntilMarked.TotalMicroseconds) && one.Settled >= times[0]))
                {
                    repeatedMails++;
                }
                else
                {
                    Tell(Rule.MailsOnce, $"{id} arrived {times.Length} times, at {string.Join(", ", times.Select(at => $"{at / 1e6:F3} s"))}.");
                    break;
                }
            }

            if (waiting.TryGetValue(id, out var mail) && mail.Refused is null)
            {
                Tell(Rule.MailsOnce, $"{id} has arrived and still waits in the outbox.");
            }
        }
    }

    private void CheckJournal()
    {
        foreach (var row in stored.Rows.Where(row => row.Grain.StartsWith("account/", StringComparison.Ordinal) || row.Grain.StartsWith("candidature/", StringComparison.Ordinal)))
        {
            var entries = eventsByGrain.GetValueOrDefault(row.Grain, []);
            if (!entries.Select(entry => entry.GrainVersion).Distinct().SequenceEqual(From1((int)row.Version)))
            {
                Tell(Rule.JournalComplete, $"{row.Grain} was written {row.Version} times and its journal tells of {string.Join(", ", entries.Select(entry => entry.GrainVersion).Distinct())}.");
            }

            foreach (var twice in entries.GroupBy(entry => (entry.GrainVersion, entry.Ordinal)).Where(one => one.Count() > 1))
            {
                Tell(Rule.JournalComplete, $"{row.Grain} has entry {twice.Key} {twice.Count()} times.");
            }
        }

        var rows = stored.Rows.Select(row => row.Grain).ToHashSet();
        var messages = stored.Messages.ToLookup(mail => (mail.Grain, mail.GrainVersion));
        foreach (var row in stored.Candidatures)
        {
            var grain = Grains.Candidature(row.Candidate, row.Registration);
            if (!rows.Contains(grain))
            {
                Tell(Rule.JournalComplete, $"{grain} is registered and has no row.");
            }

            foreach (var entry in eventsByGrain.GetValueOrDefault(grain, []).Where(entry => !messages.Contains((grain, entry.GrainVersion))))
            {
                Tell(Rule.JournalComplete, $"{grain} {entry.GrainVersion} ({entry.Type}) has no message.");
            }
        }

        var filed = stored.Journal.Where(entry => entry.Registration is not null)
            .Select(entry => Grains.Candidature(long.Parse(entry.Grain.AsSpan("account/".Length), System.Globalization.CultureInfo.InvariantCulture), entry.Registration!.Value));
        foreach (var grain in filed.Except(stored.Candidatures.Select(row => Grains.Candidature(row.Candidate, row.Registration))))
        {
            Tell(Rule.JournalComplete, $"An account tells of {grain}, which is not registered.");
        }
    }

    /// <summary>
    /// By the server's own instants strictly; by the database's hour when a request was first sent, and from one silo to another, within
    /// <see cref="ClockAgreement"/>.
    /// </summary>
    private void CheckClosings()
    {
        var closings = stored.Closings.ToDictionary(service => service.Service, service => service.Closing);
        var services = stored.Candidatures.ToDictionary(row => Grains.Candidature(row.Candidate, row.Registration), row => row.Service);
        var closed = new Dictionary<string, long>();
        foreach (var call in history.Operations.Where(call => call is { Outcome: Outcome.Refused, Reason: Closing }))
        {
            if (ServiceOf(call) is { } service)
            {
                closed[service] = Math.Min(closed.GetValueOrDefault(service, long.MaxValue), call.Completed);
            }
        }

        foreach (var (grain, entries) in eventsByGrain)
        {
            if (services.GetValueOrDefault(grain) is not { } service || closings.GetValueOrDefault(service) is not { Year: > 1 } closing)
            {
                continue;
            }

            foreach (var entry in entries)
            {
                if (entry.At >= closing)
                {
                    Tell(Rule.Closed, $"{grain} {entry.GrainVersion} ({entry.Type}) is of {entry.At:O}, and {service} closed at {closing:O}.");
                }

                if (entry.Request is null || !byRequest.TryGetValue(entry.Request, out var calls))
                {
                    continue;
                }

                var first = calls.MinBy(call => call.Invoked)!;
                if (first.Hour >= closing + ClockAgreement)
                {
                    Tell(Rule.Closed, $"First sent at {first.Hour:O}, {service} closed at {closing:O}, and done: {first}");
                }

                if (closed.TryGetValue(service, out var since) && first.Invoked > since + (ClockAgreement.TotalSeconds * 1e6))
                {
                    Tell(Rule.Closed, $"{service} was closed at {since / 1e6:F3} s, and took this later: {first}");
                }
            }
        }

        string? ServiceOf(Operation call) => call.Service ?? (call.About is { } about ? services.GetValueOrDefault(Grains.Candidature(call.Candidate, about)) : null);
    }

    private void CheckServer()
    {
        foreach (var call in history.Operations.Where(call => call.Reason == Fault))
        {
            Tell(Rule.NoFault, $"{call}");
        }

        foreach (var disturbance in history.Disturbances.Where(one => one.BackAfter > one.Limit))
        {
            Tell(Rule.BackInTime, $"After {disturbance.Kind} at {disturbance.Begun / 1e6:F1} s all was served again after {disturbance.BackAfter:F1} s; {disturbance.Limit:F0} s are promised.");
        }
    }

    /// <summary>What a submission made: by its own answer, that of the same request sent again, or the journal.</summary>
    private int? MadeBy(Operation submission) =>
        byRequest[submission.Request!].Select(call => call.About).FirstOrDefault(about => about is not null)
        ?? (int?)eventsByRequest.GetValueOrDefault(submission.Request!)?[0].Registration;

    /// <summary>The state after each write of a candidature, as the journal tells it; null where the journal has a gap.</summary>
    private View?[] StatesOf(StoredCandidature row)
    {
        var grain = Grains.Candidature(row.Candidate, row.Registration);
        var entries = eventsByGrain.GetValueOrDefault(grain, []);
        var states = new View?[entries.Length == 0 ? 0 : entries[^1].GrainVersion];
        string? content = null;
        foreach (var entry in entries)
        {
            content = entry.Content ?? content;
            states[entry.GrainVersion - 1] = new View(
                (int)row.Registration, (int)entry.GrainVersion, (int)entry.Version, entry.Type == "candidature-withdrawn", content ?? "");
        }

        return states;
    }

    private static bool MakesVersion(StoredEvent entry) => entry.Type is "candidature-registered" or "candidature-modified" or "withdrawal-undone";

    private bool IsAroundAnEnd(Operation call) => history.Disturbances.Any(one =>
        one.EndsSilo && call.Completed >= one.Begun && call.Invoked <= one.Settled + (UntilAllKnow.TotalSeconds * 1e6));

    private static int? NewestBefore(SortedList<long, int>? shown, long time)
    {
        if (shown is null || shown.Count == 0 || shown.Keys[0] >= time)
        {
            return null;
        }

        var (low, high) = (0, shown.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = shown.Keys[middle] < time ? (middle, high) : (low, middle - 1);
        }

        return shown.Values[low];
    }

    private static IEnumerable<long> From1(int count) => Enumerable.Range(1, count).Select(number => (long)number);

    private void Tell(Rule rule, string what) => violations.Add(new Violation(rule, what));
}
