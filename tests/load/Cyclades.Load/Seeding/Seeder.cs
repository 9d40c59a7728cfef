using System.Collections.Immutable;
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
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Cyclades.Load.Seeding;

/// <summary>
/// Makes active accounts with candidatures by the rules themselves: each form is checked, each command decided, each event
/// applied and each row written with what the silo's own filing says, in the steps that calls take. What is left out: the
/// grains, the mails (nobody is to get them), and the hash of a password, which all share.
/// </summary>
internal sealed class Seeder : IAsyncDisposable
{
    /// <summary>How many accounts are being made at once: enough for full batches while others are on their way.</summary>
    private const int AtOnce = 256;

    /// <summary>How many candidate numbers are drawn in one transaction.</summary>
    private const int Draw = 5000;

    private readonly Database database;
    private readonly RowWriter writer;
    private readonly StoredJsonSerializer serializer = new();
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
        database = silo.GetRequiredService<Database>();
        writer = new RowWriter(database.CreateRowBatches());
        accountFiling = silo.GetRequiredService<AccountFiling>();
        candidatureFiling = silo.GetRequiredService<CandidatureFiling>();
        catalogue = silo.GetRequiredService<CatalogueMirror>();
        reference = silo.GetRequiredService<ReferenceData>().Lists;
        passwords = silo.GetRequiredService<PasswordPolicy>();
        hasher = silo.GetRequiredService<PasswordHasher>();
        sessions = silo.GetRequiredService<CandidateSessions>();
        clock = silo.GetRequiredService<RuleClock>();
        writer.Start();
    }

    public async ValueTask DisposeAsync() => await writer.StopAsync();

    /// <param name="accounts">How many accounts.</param>
    /// <param name="each">How many candidatures each has, in as many sessions.</param>
    /// <param name="made">Told of each account, from any thread.</param>
    /// <exception cref="InvalidOperationException">Fewer sessions are open than candidatures are wanted, or storage refused.</exception>
    public async Task SeedAsync(int accounts, int each, Action<SeededCandidate> made, CancellationToken cancellation)
    {
        var now = clock.Now;
        var services = catalogue.Current.Services
            .Where(service => EditLock.OfRegistration(service, now) is null && service.Settings.Categories.Any(category => category.Individual)
                && !service.Settings.CheckOptions([], "").Any())
            .GroupBy(service => service.Session.Id)
            .Select(session => session.First())
            .Take(each)
            .ToImmutableArray();
        if (services.Length < each)
        {
            throw new InvalidOperationException($"{each} candidatures an account need as many sessions that are open; there are {services.Length}.");
        }

        var hash = (await hasher.HashAsync(SeedForms.Password, cancellation)).OrThrow();
        for (var place = 0; place < accounts; place += Draw)
        {
            var numbers = await DrawAsync(Math.Min(Draw, accounts - place));
            await Parallel.ForEachAsync(
                numbers.Select((number, index) => (Number: number, Place: place + index)),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
                async (candidate, _) => made(await MakeAsync(candidate.Number, candidate.Place, hash, services)));
        }
    }

    private async Task<CandidateNumber[]> DrawAsync(int count)
    {
        using var turn = await database.EnterWriteAsync();
        await using var connection = await database.ConnectAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var numbers = new CandidateNumber[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = new CandidateNumber(await connection.QuerySingleAsync<long>(database.NextCandidateNumber, transaction: transaction));
        }

        await transaction.CommitAsync();
        return numbers;
    }

    private async Task<SeededCandidate> MakeAsync(CandidateNumber number, int place, PasswordHash hash, ImmutableArray<OfferedService> services)
    {
        var request = SeedForms.Account(place, SeedForms.Email(number));
        var form = AccountTranslation.ToForm(request).Check(reference, passwords, LegalTime.DayInParis(clock.Now)).OrThrow();
        var create = new CreateAccount(number, form.Identity, form.Email, hash, RequestStamps.Of(request));
        var account = await CarryOutAsync(null, create.Decide(null, clock.Now));
        account = await CarryOutAsync(account, new ActivateAccount(account.Activation.Serial).Decide(account, clock.Now));
        foreach (var service in services)
        {
            account = await SubmitAsync(account, place, service);
        }

        // A token is good for twenty minutes from its issue: this one is issued shortly before its session ends.
        var session = CandidateSession.Open(number, account.Stamp, clock.Now);
        var token = sessions.IssueBearer(session, session.End - CandidateSessions.AccessLife).Access;
        return new SeededCandidate(number, account.LastRegistration?.Value ?? 0, token);
    }

    private async Task<Account> CarryOutAsync(Account? before, Decision<AccountEvent> decision)
    {
        decision.Refusal.ThrowIfRefused();
        var next = (Account)decision.Events.Aggregate((AccountState?)before, Account.Apply)!;
        await WriteAsync(GrainKey.Account(next.Number), before?.Revision, accountFiling.Of(next, decision.Events, [], new Actor.LinkHolder(), clock.Now));
        return next;
    }

    private async Task<Account> SubmitAsync(Account before, int place, OfferedService service)
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
        var first = candidatureFiling.Of(candidature, [submission.Registered], [], actor, account.Email, service, now);
        await WriteAsync(GrainKey.Account(account.Number), before.Revision, accountFiling.Of(account, [submission.Filed], [], actor, now) with
        {
            Spawn = [SpawnedRow.Of(GrainKey.Candidature(candidature.Id), first)],
        });
        return account;
    }

    // Each event so far was one write: a row's version is the revision of what lies in it.
    private async Task WriteAsync<TState>(GrainKey key, int? version, Envelope<TState> envelope)
        where TState : class
    {
        var outcome = await writer.WriteAsync(new RowWrite(key.Text, key.Kind, version, serializer.Serialize(envelope).ToMemory()));
        if (outcome is not RowOutcome.Committed)
        {
            throw new InvalidOperationException($"The row of {key} was not stored: {outcome.GetType().Name}.");
        }
    }
}
