using Cyclades.Domain;
using Cyclades.Domain.Agents;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Candidatures;
using Cyclades.Silo.Management.Registers;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.Storage;
using Dapper;
using Xunit;

namespace Cyclades.Silo.Tests.Storage;

/// <summary>Each database that is supported inherits these tests: both list the same, in the same order.</summary>
public abstract class CandidatureRegisterTests(StorageSilo silo)
{
    private readonly CandidatureRegister register = new(silo.Get<Database>());
    private readonly ServiceId service = ServiceId.Parse($"CFG-{Some.Candidate().Value + 1000}-06/19");

    [Fact]
    public async Task A_register_is_listed_by_name_without_accents_then_by_number_from_any_place_on()
    {
        var zoe = await FileAsync("Zuber", "Zoé");
        var elie = await FileAsync("Élie", "Anne");
        var second = await FileAsync("Élie", "Anne");
        var hyphen = await FileAsync("El-Ie", "Anne");
        CandidatureId[] byName = [hyphen, elie, second, zoe];

        Assert.Equal(byName, (await ListAsync(RegisterOrder.Name, null, 10)).Select(line => line.Id));
        Assert.Equal([zoe, elie, second, hyphen], (await ListAsync(RegisterOrder.Number, null, 10)).Select(line => line.Id));
        foreach (var order in Enum.GetValues<RegisterOrder>())
        {
            var whole = await ListAsync(order, null, 10);
            for (var place = 0; place < whole.Length; place++)
            {
                Assert.True(RegisterPlace.TryParse(whole[place].Place.ToToken(), out var after));
                Assert.Equal(whole.Skip(place + 1).Select(line => line.Id), (await ListAsync(order, after, 10)).Select(line => line.Id));
            }
        }
    }

    [Fact]
    public async Task A_register_is_restricted_by_each_part_of_a_filter()
    {
        var paul = await FileAsync("Lamy", "Paul");
        var anne = await FileAsync("Élie", "Anne", row => row with { State = "setAside", Active = false, Category = "500", Establishment = null, Received = true, DocumentsMissing = true });
        var jean = await FileAsync("Lamy", "Jean", row => row with { Arrangement = true, Signed = true, CreatedAt = Some.Instant.AddMicroseconds(1) });

        await ThenAsync([paul, anne, jean], filter => filter);
        await ThenAsync([anne], filter => filter with { States = [CandidatureStatus.SetAside, CandidatureStatus.Deleted] });
        await ThenAsync([anne], filter => filter with { Categories = ["500"] });
        await ThenAsync([paul, jean], filter => filter with { Establishments = ["0510001Z", "x"] });
        await ThenAsync([jean], filter => filter with { Arrangement = true });
        await ThenAsync([paul, anne], filter => filter with { Arrangement = false });
        await ThenAsync([anne], filter => filter with { DocumentsMissing = true });
        await ThenAsync([paul], filter => filter with { Confirmations = [ConfirmationState.ToReturn] });
        await ThenAsync([anne, jean], filter => filter with { Confirmations = [ConfirmationState.SignedOnline, ConfirmationState.Received] });
        await ThenAsync([jean], filter => filter with { SavedFrom = Some.Instant.AddMicroseconds(1) });
        await ThenAsync([paul, anne], filter => filter with { SavedUntil = Some.Instant.AddMicroseconds(1) });
        await ThenAsync([paul, jean], filter => filter with { Search = "lâm" });
        await ThenAsync([jean], filter => filter with { Search = "j lamy" });
        await ThenAsync([], filter => filter with { Search = "amy" });
        await ThenAsync([], filter => filter with { Search = "%_" });
        await ThenAsync([paul], filter => filter with { Search = paul.Candidate.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        await ThenAsync([paul], filter => filter with { Search = paul.ToString() });
        await ThenAsync([], filter => filter with { Service = ServiceId.Parse("CFG-2026-06/08"), Search = paul.ToString() });

        async Task ThenAsync(CandidatureId[] ids, Func<RegisterFilter, RegisterFilter> restrict) =>
            Assert.Equal(ids, (await register.ListAsync(restrict(Filter()), RegisterOrder.Number, null, 10)).Select(line => line.Id));
    }

    [Fact]
    public async Task Counts_are_by_the_day_of_Paris()
    {
        await FileAsync("Lamy", "Paul", row => row with { CreatedAt = new DateTimeOffset(2026, 6, 30, 21, 59, 59, TimeSpan.Zero) });
        await FileAsync("Lamy", "Jean", row => row with { CreatedAt = new DateTimeOffset(2026, 6, 30, 22, 0, 0, TimeSpan.Zero), Arrangement = true, Received = true });
        await FileAsync("Lamy", "Anne", row => row with { CreatedAt = new DateTimeOffset(2026, 12, 31, 23, 0, 0, TimeSpan.Zero), State = "withdrawnByCandidate", Active = false });

        var all = await register.CountAsync(service, []);
        var active = await register.CountAsync(service, [CandidatureStatus.Registered]);

        Assert.Equal(
            [new(new DateOnly(2026, 6, 30), 1), new(new DateOnly(2026, 7, 1), 1), new KeyValuePair<DateOnly, int>(new DateOnly(2027, 1, 1), 1)], all.Days);
        Assert.Equal((1, 0, 1, 0), (all.Arrangements, all.SignedOnline, all.Received, all.Drafts));
        Assert.Equal(3, all.States.Sum(count => count.Number));
        Assert.Equal([new Count<CandidatureStatus>(CandidatureStatus.Registered, 2)], active.States);
        var empty = await register.CountAsync(ServiceId.Parse("CFG-2026-06/24"), []);
        Assert.Empty(empty.Days);
        Assert.Empty(empty.States);
    }

    [Fact]
    public async Task A_detached_candidature_goes_in_the_commit_that_says_so_and_its_neighbours_stay()
    {
        var number = Some.Candidate();
        var (gone, stays) = (Some.CandidatureOf(number), Some.CandidatureOf(number, 2));
        foreach (var id in (CandidatureId[])[gone, stays])
        {
            await silo.WriteAsync(GrainKey.Candidature(id), Some.CandidatureEnvelope(id, active: id == stays) with
            {
                Events = [Some.Event("candidature-registered")],
                Mails = [new MailEntry(Some.SavedMail(id), IsMessage: true)],
                Versions = [Some.Version(id, 1)],
            });
        }

        await silo.WriteAsync(GrainKey.Account(number), Some.AccountEnvelope(number, $"a{number}@exemple.fr") with
        {
            Events = [new JournalEntry("candidature-detached", Some.Instant, "agent:marie", 2, JsonText.Of(new { registration = 1 }))],
        });

        Assert.False((await silo.ReadAsync(GrainKey.Candidature(gone))).RecordExists);
        Assert.True((await silo.ReadAsync(GrainKey.Candidature(stays))).RecordExists);
        Assert.Equal([stays], (await silo.CandidaturesOfAsync(number)).Select(row => row.Id));
        Assert.Single(await silo.Get<MessageTable>().ListAsync(number, 10));
        Assert.Empty(await silo.Get<VersionTable>().ListAsync(gone));
        Assert.Single(await silo.Get<VersionTable>().ListAsync(stays));
        await using var connection = silo.Connect();
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM outbox WHERE candidate_number = @number", new { number = number.Value }));
        Assert.Equal(
            [GrainKey.Candidature(stays).Text, GrainKey.Account(number).Text],
            (await connection.QueryAsync<string>("SELECT grain FROM journal WHERE subject = @number AND payload IS NOT NULL", new { number = number.Value }))
                .OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_history_is_read_page_by_page_with_the_names_of_agents_and_candidates_see_what_is_theirs_to_see()
    {
        var id = Some.CandidatureOf(Some.Candidate());
        var key = GrainKey.Candidature(id);
        var agent = AgentId.Parse($"agent-{id.Candidate}");
        await silo.WriteAsync(GrainKey.Agent(agent), Some.Envelope() with { Register = new RegisterRow.Agent(agent, "Marie", "manager", "19", null, false) });
        JournalEntry Entry(string type, string actor, int version) =>
            new(type, Some.Instant, actor, version, JsonText.Of(new { reason = type == "candidature-set-aside" ? "Dossier incomplet" : null }));
        await silo.WriteAsync(key, Some.CandidatureEnvelope(id) with { Events = [Entry("candidature-registered", $"candidate:{id.Candidate}", 1)] });
        await silo.WriteAsync(
            key,
            Some.CandidatureEnvelope(id) with { Events = [Entry("not-to-be-seen", "clock", 1), Entry("candidature-set-aside", $"agent:{agent}", 1)] },
            "1");
        var history = new CandidatureHistory(silo.Get<Database>());

        var (first, next) = await history.ListAsync(id, Page.Of(2, ""), forAgents: true);
        var (second, last) = await history.ListAsync(id, Page.Of(2, next), forAgents: true);
        var (own, end) = await history.ListAsync(id, Page.Of(2, ""), forAgents: false);

        Assert.Equal(["candidature-registered", "not-to-be-seen"], first.Select(entry => entry.Type));
        Assert.Equal(("Marie", agent.ToString(), "Dossier incomplet"), (second[0].ActorLabel, second[0].AgentId, second[0].Reason));
        Assert.Equal(("", ""), (last, end));
        Assert.Equal(
            [("Le candidat", ""), ("Le service gestionnaire", "Dossier incomplet")], own.Select(entry => (entry.ActorLabel, entry.Reason)));
    }

    private Task<System.Collections.Immutable.ImmutableArray<RegisterLine>> ListAsync(RegisterOrder order, RegisterPlace? after, int limit) =>
        register.ListAsync(Filter(), order, after, limit);

    private RegisterFilter Filter() => new(service, [], [], [], null, [], null, null, null, "");

    private async Task<CandidatureId> FileAsync(
        string birthName, string firstNames, Func<RegisterRow.Candidature, RegisterRow.Candidature>? change = null)
    {
        var id = Some.CandidatureOf(Some.Candidate());
        var row = Some.Candidature(id, service: service.ToString()) with
        {
            BirthName = birthName,
            FirstNames = firstNames,
            Received = false,
            DocumentsMissing = false,
            Search = SearchText.Fold(id.Candidate.ToString(), birthName, null, firstNames),
        };
        await silo.WriteAsync(GrainKey.Candidature(id), Some.Envelope() with { Subject = id.Candidate, Register = change?.Invoke(row) ?? row });
        return id;
    }
}

public sealed class SqliteCandidatureRegisterTests(SqliteSilo silo) : CandidatureRegisterTests(silo), IClassFixture<SqliteSilo>;

public sealed class PostgreSqlCandidatureRegisterTests(PostgreSqlSilo silo) : CandidatureRegisterTests(silo), IClassFixture<PostgreSqlSilo>;
