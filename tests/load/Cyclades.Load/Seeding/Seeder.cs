using System.Collections.Immutable;
using System.Threading.Channels;
using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;
using Cyclades.Silo.Accounts;
using Cyclades.Silo.Candidatures;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Reference;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.SignIn;
using Cyclades.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Cyclades.Load.Seeding;

/// <summary>
/// Makes active accounts with candidatures by the rules themselves: each form is checked, each command decided, each event
/// applied, and each row is what the silo's own filing says, in the steps that calls take. What is left out: the grains, the
/// mails (nobody is to get them), the hash of a password, which all share, and the writes between: rows go in as they stand in
/// the end, in bulk.
/// </summary>
internal sealed class Seeder
{
    /// <summary>How many accounts go into the database in one commit.</summary>
    private const int Part = 1000;

    /// <summary>How many parts are ready before makers wait: a part is some tens of megabytes.</summary>
    private const int Ahead = 2;

    private readonly SeedStore store;
    private readonly AccountFiling accountFiling;
    private readonly CandidatureFiling candidatureFiling;
    private readonly CatalogueMirror catalogue;
    private readonly ReferenceLists reference;
    private readonly PasswordPolicy passwords;
    private readonly PasswordHasher hasher;
    private readonly CandidateSessions sessions;
    private readonly RuleClock clock;

    /// <param name="silo">The parts of a server that runs.</param>
    public Seeder(IServiceProvider silo)
    {
        store = SeedStore.Of(silo.GetRequiredService<Database>());
        accountFiling = silo.GetRequiredService<AccountFiling>();
        candidatureFiling = silo.GetRequiredService<CandidatureFiling>();
        catalogue = silo.GetRequiredService<CatalogueMirror>();
        reference = silo.GetRequiredService<ReferenceData>().Lists;
        passwords = silo.GetRequiredService<PasswordPolicy>();
        hasher = silo.GetRequiredService<PasswordHasher>();
        sessions = silo.GetRequiredService<CandidateSessions>();
        clock = silo.GetRequiredService<RuleClock>();
    }

    /// <param name="accounts">How many accounts.</param>
    /// <param name="each">How many candidatures each has, in as many sessions.</param>
    /// <param name="tokens">For how many of them a token is made, evenly spread.</param>
    /// <param name="stored">Told of each part of the accounts once it is stored, by how many they are.</param>
    /// <returns>Those with a token, in the order of their numbers.</returns>
    /// <exception cref="InvalidOperationException">Fewer sessions are open than candidatures are wanted.</exception>
    public async Task<ImmutableArray<SeededCandidate>> SeedAsync(int accounts, int each, int tokens, Action<int> stored, CancellationToken cancellation)
    {
        var services = ServicesFor(each);
        var hash = (await hasher.HashAsync(SeedForms.Password, cancellation)).OrThrow();
        var wanted = new CandidateSlice(Skip: 0, tokens, Share.All).Places(accounts).ToHashSet();
        var made = ImmutableArray.CreateBuilder<SeededCandidate>();
        var parts = Channel.CreateBounded<(int Count, SeedRows Rows, List<SeededCandidate> Named)>(Ahead);
        var writing = Task.Run(
            async () =>
            {
                await foreach (var (count, rows, named) in parts.Reader.ReadAllAsync(cancellation))
                {
                    await store.WriteAsync(rows);
                    made.AddRange(named);
                    stored(count);
                }
            },
            cancellation);
        var making = Parallel.ForEachAsync(
            Enumerable.Range(0, (accounts + Part - 1) / Part),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
            async (part, _) =>
            {
                var first = part * Part;
                var numbers = await store.DrawAsync(Math.Min(Part, accounts - first));
                var rows = new SeedRows();
                var named = new List<SeededCandidate>();
                foreach (var (index, number) in numbers.Index())
                {
                    var account = Make(rows, new CandidateNumber(number), first + index, hash, services);
                    if (wanted.Contains(first + index))
                    {
                        named.Add(Name(account));
                    }
                }

                // When the database has refused a part, nobody takes the next: its exception is the one to tell.
                await await Task.WhenAny(parts.Writer.WriteAsync((numbers.Length, rows, named), cancellation).AsTask(), writing);
            });
        try
        {
            await making;
        }
        finally
        {
            parts.Writer.Complete();
        }

        await writing;
        return [.. made.OrderBy(candidate => candidate.Number.Value)];
    }

    /// <inheritdoc cref="SeedStore.AnalyzeAsync"/>
    public Task AnalyzeAsync() => store.AnalyzeAsync();

    private ImmutableArray<OfferedService> ServicesFor(int each)
    {
        var now = clock.Now;
        var services = catalogue.Current.Services
            .Where(service => EditLock.OfRegistration(service, now) is null && service.Settings.Categories.Any(category => category.Individual)
                && !service.Settings.CheckOptions([], "").Any())
            .GroupBy(service => service.Session.Id)
            .Select(session => session.First())
            .Take(each)
            .ToImmutableArray();
        return services.Length == each
            ? services
            : throw new InvalidOperationException($"{each} candidatures an account need as many sessions that are open; there are {services.Length}.");
    }

    private Account Make(SeedRows rows, CandidateNumber number, int place, PasswordHash hash, ImmutableArray<OfferedService> services)
    {
        var request = SeedForms.Account(place, SeedForms.Email(number));
        var form = AccountTranslation.ToForm(request).Check(reference, passwords, LegalTime.DayInParis(clock.Now)).OrThrow();
        var create = new CreateAccount(number, form.Identity, form.Email, hash, RequestStamps.Of(request));
        var (account, last) = CarryOut(rows, null, create.Decide(null, clock.Now));
        (account, last) = CarryOut(rows, account, new ActivateAccount(account.Activation.Serial).Decide(account, clock.Now));
        foreach (var service in services)
        {
            (account, last) = Submit(rows, account, place, service);
        }

        rows.AddLast(GrainKey.Account(number), account.Revision, last, Stored(last));
        return account;
    }

    private (Account Account, Envelope<AccountState> Envelope) CarryOut(SeedRows rows, Account? before, Decision<AccountEvent> decision)
    {
        decision.Refusal.ThrowIfRefused();
        var next = (Account)decision.Events.Aggregate((AccountState?)before, Account.Apply)!;
        var envelope = accountFiling.Of(next, decision.Events, [], new Actor.LinkHolder(), clock.Now);
        rows.AddWrite(GrainKey.Account(next.Number), next.Revision, envelope);
        return (next, envelope);
    }

    private (Account Account, Envelope<AccountState> Envelope) Submit(SeedRows rows, Account before, int place, OfferedService service)
    {
        var settings = service.Settings;
        var request = SeedForms.Candidature(
            place,
            service.Id.ToString(),
            settings.Categories.First(category => category.Individual).Code.ToString(),
            settings.Establishments[place % settings.Establishments.Length].Code.ToString(),
            settings.TermsHash);
        var now = clock.Now;
        var command = new SubmitCandidature(service.Id, CandidatureTranslation.ToEntry(request.Form), RequestStamps.Of(request));
        var submission = command.Decide(before, service, reference, active: null, now).OrThrow();
        var actor = new Actor.Candidate(before.Number);
        var account = (Account)Account.Apply(before, submission.Filed)!;
        var candidature = Candidature.Apply(null, submission.Registered)!;
        var key = GrainKey.Candidature(candidature.Id);
        var first = candidatureFiling.Of(candidature, [submission.Registered], [], actor, account.Email, service, now);
        var envelope = accountFiling.Of(account, [submission.Filed], [], actor, now) with { Spawn = [SpawnedRow.Of(key, first)] };
        rows.AddWrite(key, candidature.Revision, first);
        rows.AddLast(key, candidature.Revision, first, Stored(first));
        rows.AddWrite(GrainKey.Account(account.Number), account.Revision, envelope);
        return (account, envelope);
    }

    // A token is good for twenty minutes from its issue: this one is issued shortly before its session ends.
    private SeededCandidate Name(Account account)
    {
        var session = CandidateSession.Open(account.Number, account.Stamp, clock.Now);
        var token = sessions.IssueBearer(session, session.End - CandidateSessions.AccessLife).Access;
        return new SeededCandidate(account.Number, account.LastRegistration?.Value ?? 0, token);
    }

    // Each event so far was one write: a row's version is the revision of what lies in it.
    private static byte[] Stored<TState>(Envelope<TState> envelope)
        where TState : class => JsonText.Of(envelope).Utf8.ToArray();
}
