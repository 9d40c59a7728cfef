using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cyclades.Api.Tests.Candidatures;
using Cyclades.Api.Tests.Processes;
using Cyclades.Load.Seeding;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Silo.Storage;
using Cyclades.Testing;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Cyclades.Api.Tests.Load;

/// <summary>Loads are measured on seeded candidates: they must be as those that calls make.</summary>
public abstract partial class SeedingTests
{
    protected abstract RunningSilo Silo { get; }

    [Fact]
    public async Task A_seeded_candidate_is_stored_as_one_made_by_calls_and_stays_so_when_both_modify()
    {
        var seeded = Assert.Single(await SeedAsync(accounts: 1));
        using var bySeed = Silo.Connect(Transport.Http2, seeded.Token);
        var read = (await bySeed.Candidatures.GetCandidatureAsync(new GetCandidatureRequest { Name = Acts.Name(1) })).Candidature;
        var byCalls = await Silo.NewCandidateAsync(change: request => request.Identity = SeedForms.Account(0, request.Email).Identity);
        var submitted = (await byCalls.Client.Candidatures.SubmitCandidatureAsync(new SubmitCandidatureRequest
        {
            RequestId = Some.RequestId(),
            RegistrationServiceId = read.RegistrationService.Id,
            Form = read.Form,
        })).Candidature;

        Assert.Equal(await StoredAsync(byCalls.Number), await StoredAsync(seeded.Number.ToString()));
        Assert.Equal(Bare(submitted.ToString()), Bare(read.ToString()));
        Assert.Equal(
            Bare((await byCalls.Client.Accounts.GetAccountAsync(new GetAccountRequest())).ToString()),
            Bare((await bySeed.Accounts.GetAccountAsync(new GetAccountRequest())).ToString()));

        foreach (var (client, present) in new[] { (bySeed, read), (byCalls.Client, submitted) })
        {
            var request = new UpdateCandidatureRequest { RequestId = Some.RequestId(), Name = present.Name, Etag = present.Etag, Form = present.Form.Clone() };
            request.Form.Phone = "01 23 45 67 89";
            Assert.Equal(2, (await client.Candidatures.UpdateCandidatureAsync(request)).Candidature.Version);
        }

        Assert.Equal(await StoredAsync(byCalls.Number), await StoredAsync(seeded.Number.ToString()));
    }

    [Fact]
    public async Task Nobody_gets_a_mail_for_having_been_seeded()
    {
        var seeded = await SeedAsync(accounts: 3);

        await using var database = await Silo.Services.GetRequiredService<Database>().ConnectAsync();
        Assert.All(seeded, candidate => Assert.Equal(0, database.ExecuteScalar<long>(
            "SELECT (SELECT count(*) FROM outbox WHERE candidate_number = @number) + (SELECT count(*) FROM message WHERE candidate_number = @number)",
            new { number = candidate.Number.Value })));
    }

    [Fact]
    public async Task A_seeded_candidate_signs_in_with_the_password_that_all_share()
    {
        var seeded = Assert.Single(await SeedAsync(accounts: 1));

        var signedIn = await Silo.SignInAsync(SeedForms.Email(seeded.Number), SeedForms.Password);

        Assert.Equal(seeded.Number.ToString(), signedIn.Number);
    }

    [Fact]
    public async Task Tokens_are_made_for_as_many_as_are_wanted_and_all_the_others_are_stored_too()
    {
        var stored = 0;

        var named = await new Seeder(Silo.Services).SeedAsync(accounts: 10, each: 1, tokens: 2, count => stored += count, CancellationToken.None);

        Assert.Equal(10, stored);
        Assert.Equal(5, named[1].Number.Value - named[0].Number.Value);
    }

    private async Task<IReadOnlyList<SeededCandidate>> SeedAsync(int accounts)
    {
        var seeder = new Seeder(Silo.Services);
        var seeded = await seeder.SeedAsync(accounts, each: 1, tokens: accounts, _ => { }, CancellationToken.None);
        await seeder.AnalyzeAsync();
        return seeded;
    }

    /// <summary>All rows of a candidate in all tables but those of mails, without what differs between any two candidates.</summary>
    private async Task<string> StoredAsync(string number)
    {
        await Silo.SettleAsync();
        await using var database = await Silo.Services.GetRequiredService<Database>().ConnectAsync();
        var text = new StringBuilder();
        foreach (var row in database.Query<(string Kind, long Version, byte[] Payload)>(
            "SELECT GrainTypeString, Version, PayloadBinary FROM OrleansStorage WHERE GrainIdExtensionString LIKE '%/' || @number || '%' ORDER BY 1",
            new { number }))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{row.Kind} {row.Version} {InOrder(JsonNode.Parse(row.Payload))!.ToJsonString()}");
        }

        foreach (var (table, key) in new[]
        {
            ("account", "candidate_number"), ("candidature", "candidate_number"), ("journal", "subject"), ("candidature_version", "candidate_number"),
            ("due", "grain LIKE 'account/%' AND substr(grain, 9)"),
        })
        {
            foreach (IDictionary<string, object?> row in database.Query($"SELECT * FROM {table} WHERE {key} = @key ORDER BY {(table == "journal" ? "grain, grain_version, ordinal" : "1, 2")}", new { key = table == "due" ? number : (object)long.Parse(number, CultureInfo.InvariantCulture) }))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{table} {string.Join(", ", row.Where(field => field.Key is not ("position" or "transaction" or "generation")).Select(field => $"{field.Key}={field.Value}"))}");
            }
        }

        return Bare(text.ToString());
    }

    // A database may keep the members of what it has taken out of an envelope in an order of its own.
    private static JsonNode? InOrder(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, InOrder(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(InOrder)]),
        _ => node?.DeepClone(),
    };

    private static string Bare(string text) =>
        OwnValues().Replace(text, match => $"<{match.Groups.Cast<Group>().Skip(1).First(group => group.Success).Name}>");

    // The address and its keys, identifiers of requests, hashes, the password's hash and a document's reference.
    [GeneratedRegex(
        @"(?<address>[\w.+-]+@example\.fr|[\w.+-]+@charge\.example\.fr)|(?<guid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|(?<hash>[0-9a-f]{64}|(?<=email_key=|emailKey"": ?"")[\w+/=-]+)|(?<password>\$argon2id\$[^""]+)|(?<reference>(?<=reference=|reference"": ?"")[\w-]+|(?<=checkUrl"": ?"")[^""]+)|(?<number>\b\d{11}\b|(?<=candidate_number=|subject=)\d+)")]
    private static partial Regex OwnValues();
}

/// <inheritdoc/>
public sealed class SqliteSeedingTests(RunningSilo silo) : SeedingTests, IClassFixture<RunningSilo>
{
    protected override RunningSilo Silo => silo;
}

/// <inheritdoc/>
public sealed class PostgreSqlSeedingTests(SharedPostgreSql postgreSql) : SeedingTests, IClassFixture<SharedPostgreSql>, IAsyncLifetime
{
    private RunningSilo? silo;

    protected override RunningSilo Silo => silo!;

    public async ValueTask InitializeAsync() =>
        silo = await RunningSilo.StartAsync(SharedPostgreSql.Settings(await postgreSql.CreateDatabaseAsync()));

    public async ValueTask DisposeAsync() => await Silo.DisposeAsync();
}
