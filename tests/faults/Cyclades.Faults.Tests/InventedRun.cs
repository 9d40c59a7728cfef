using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Tests;
using Cyclades.Faults.Checking;
using Cyclades.Faults.Histories;

namespace Cyclades.Faults.Tests;

/// <summary>How an invented call goes.</summary>
internal enum Fate
{
    /// <summary>Carried out and answered.</summary>
    Answered,

    /// <summary>Carried out, and the answer is lost.</summary>
    AnswerLost,

    /// <summary>Given up by the client, and carried out all the same, later.</summary>
    DoneLater,

    /// <summary>Never arrived.</summary>
    Lost,
}

/// <summary>What a client does in an invented run.</summary>
/// <param name="Again">Sends the request before this one again instead.</param>
/// <param name="Outdated">Sends an etag that is older than the present one.</param>
/// <param name="Before">How long before it is carried out it was sent; its answer comes as much later.</param>
internal sealed record Step(Act Act, Fate Fate, bool Again, bool Outdated, int Before);

/// <summary>
/// A run of one candidate that was never run: steps are carried out one after the other by the rules of the domain themselves, and
/// told as a history of clients who overlap. It is right by the way it is made; tests make it wrong in one place.
/// </summary>
internal sealed class InventedRun
{
    /// <summary>Microseconds between two steps: windows of several steps overlap.</summary>
    private const int Beat = 1000;

    private readonly List<Operation> operations = [];
    private readonly List<StoredEvent> journal = [];
    private readonly List<(Candidature State, List<string> Contents)> candidatures = [];
    private readonly Dictionary<string, (Act Act, int? Registration, int? Etag, string? Content)> sent = [];
    private Account account = Some.Account();
    private string? last;
    private long time = Beat * 100;

    /// <summary>Carries out the steps.</summary>
    public static History Of(IEnumerable<Step> steps)
    {
        var run = new InventedRun();
        foreach (var step in steps)
        {
            run.Do(step);
        }

        return run.ToHistory();
    }

    private static long Candidate => Some.Number.Value;

    private void Do(Step step)
    {
        time += Beat;
        if (step.Act is Act.Get or Act.List)
        {
            Read(step);
            return;
        }

        var request = step.Again && last is not null ? last : Guid.NewGuid().ToString();
        if (!sent.TryGetValue(request, out var content))
        {
            var about = step.Act is Act.Submit || candidatures.Count == 0 ? (int?)null : candidatures.Count;
            var etag = about is null ? (int?)null : candidatures[^1].State.Revision - (step.Outdated ? 1 : 0);
            content = (about is null ? Act.Submit : step.Act, about, etag, $"06{sent.Count:D8}");
            sent[request] = content;
        }

        last = request;
        if (step.Fate is Fate.Lost)
        {
            Tell(step, request, Outcome.Unknown, "UNAVAILABLE", []);
            return;
        }

        var (views, refusal) = CarryOut(request);
        switch (step.Fate)
        {
            case Fate.Answered when refusal is null:
                Tell(step, request, Outcome.Done, null, views);
                break;
            case Fate.Answered:
                Tell(step, request, Outcome.Refused, refusal, []);
                break;
            default:
                Tell(step, request, Outcome.Unknown, "DEADLINE_EXCEEDED", []);
                break;
        }
    }

    private void Read(Step step)
    {
        ImmutableArray<View> views = [.. Enumerable.Range(1, candidatures.Count).Select(ViewOf).Where(view => step.Act is Act.Get ? view.Registration == candidatures.Count : !view.Withdrawn)];
        if (step.Act is Act.List || views.Length == 1)
        {
            operations.Add(new Operation(
                1, step.Act, Candidate, step.Act is Act.Get ? candidatures.Count : null, null, null, null, null, time - step.Before, time + step.Before, Some.Now, Outcome.Done, null, views));
        }
    }

    private void Tell(Step step, string request, Outcome outcome, string? reason, ImmutableArray<View> views)
    {
        var (act, registration, etag, content) = sent[request];
        var completed = step.Fate is Fate.DoneLater ? time - 1 : time + step.Before;
        operations.Add(new Operation(
            0, act, Candidate, registration, act is Act.Submit ? Some.Service().Id.ToString() : null, request, etag, content, time - step.Before - 1, completed, Some.Now, outcome, reason, views));
    }

    private (ImmutableArray<View> Views, string? Refusal) CarryOut(string request)
    {
        var (act, registration, etag, content) = sent[request];
        var stamp = new RequestStamp(Guid.Parse(request), "");
        return act is Act.Submit ? Submit(stamp, content!) : Change(act, registration!.Value, etag!.Value, content!, stamp);
    }

    private (ImmutableArray<View> Views, string? Refusal) Submit(RequestStamp stamp, string content)
    {
        if (account.Requests.Find(stamp, Some.Now) is { } earlier)
        {
            return ([ViewOf((earlier.IsRefused(out _, out var answered) ? 0 : answered.Answer))], null);
        }

        var active = candidatures.FirstOrDefault(one => one.State.IsActive).State?.Id;
        var command = new SubmitCandidature(Some.Service().Id, Some.Entry() with { Phone = content }, stamp);
        if (command.Decide(account, Some.Service(), Some.Reference, active, Some.Now).IsRefused(out var refusal, out var submission))
        {
            return ([], Reason(refusal));
        }

        account = (Account)Account.Apply(account, submission.Filed)!;
        candidatures.Add((Candidature.Apply(null, submission.Registered)!, [content]));
        var made = candidatures.Count;
        journal.Add(Entry(Grains.Account(Candidate), account.Revision, "candidature-filed", account.Revision, stamp.Id.ToString(), made, null));
        journal.Add(Entry(Grains.Candidature(Candidate, made), 1, "candidature-registered", 1, null, null, content));
        return ([ViewOf(made)], null);
    }

    private (ImmutableArray<View> Views, string? Refusal) Change(Act act, int registration, int etag, string content, RequestStamp stamp)
    {
        var (state, contents) = candidatures[registration - 1];
        if (state.Requests.Find(stamp, Some.Now) is not null)
        {
            return ([ViewOf(registration)], null);
        }

        var other = candidatures.FirstOrDefault(one => one.State.IsActive).State?.Id;
        var decision = act switch
        {
            Act.Modify => new ModifyCandidature(Some.Entry() with { Phone = content }, Some.Email, etag, stamp).Decide(state, Some.Service(), Some.Reference, Some.Now),
            Act.Withdraw => new WithdrawCandidature(etag, stamp).Decide(state, Some.Service(), Some.Now),
            _ => new UndoWithdrawal(etag, stamp, other == state.Id ? null : other).Decide(state, Some.Service(), Some.Now),
        };
        if (decision.Refusal is { } refusal)
        {
            return ([], Reason(refusal));
        }

        var next = decision.Events.Aggregate((Candidature?)state, Candidature.Apply)!;
        contents.Add(act is Act.Modify ? content : contents[^1]);
        candidatures[registration - 1] = (next, contents);
        var type = act switch { Act.Modify => "candidature-modified", Act.Withdraw => "candidature-withdrawn", _ => "withdrawal-undone" };
        journal.Add(Entry(Grains.Candidature(Candidate, registration), next.Revision, type, next.Version, stamp.Id.ToString(), null, act is Act.Modify ? content : null));
        return ([ViewOf(registration)], null);
    }

    private View ViewOf(int registration)
    {
        var (state, contents) = candidatures[registration - 1];
        return new View(registration, state.Revision, state.Version, !state.IsActive, contents[^1]);
    }

    private static StoredEvent Entry(string grain, int grainVersion, string type, int version, string? request, long? registration, string? content) =>
        new(grain, grainVersion, 0, type, Some.Now, version, request, registration, content);

    private static string Reason(Refusal refusal) => refusal switch
    {
        Refusal.Stale => "STALE_ETAG",
        Refusal.AlreadyRegistered => "SESSION_ALREADY_CHOSEN",
        Refusal.NotRegistered => "CANDIDATURE_NOT_ACTIVE",
        Refusal.NotWithdrawn => "NOT_WITHDRAWN",
        _ => refusal.GetType().Name,
    };

    private History ToHistory()
    {
        // What happened to the account before the run is in its journal too.
        var before = account.Revision - candidatures.Count;
        journal.InsertRange(0, Enumerable.Range(1, before).Select(version => Entry(Grains.Account(Candidate), version, "account-created", version, null, null, null)));
        var changes = journal.Where(entry => entry.Grain.StartsWith("candidature/", StringComparison.Ordinal)).ToArray();
        ImmutableArray<StoredMail> messages = [.. changes.Select(entry => new StoredMail(entry.Grain, entry.GrainVersion, $"{entry.Grain}-{entry.GrainVersion}@example.fr", null))];
        var rows = candidatures.Select((one, index) => (one.State, Registration: index + 1L)).ToArray();
        var stored = new StoredFacts(
            [
                new StoredRow(Grains.Account(Candidate), account.Revision),
                .. rows.Select(row => new StoredRow(Grains.Candidature(Candidate, row.Registration), row.State.Revision)),
            ],
            [new StoredAccount(Candidate, "active", Some.Email.Value)],
            [.. rows.Select(row => new StoredCandidature(Candidate, row.Registration, Some.Service().Id.ToString(), "CFG-2027-12", row.State.IsActive, row.State.Version))],
            [.. rows.SelectMany(row => Enumerable.Range(1, row.State.Version).Select(version => new StoredVersion(Candidate, row.Registration, version)))],
            [.. journal],
            messages,
            [],
            [new StoredClosing(Some.Service().Id.ToString(), Some.Hours(Season.Winter).Closing)]);
        return new History(1, [.. operations], [], [.. messages.Select((mail, index) => new MailReceipt(mail.MessageId, index))], stored);
    }
}
