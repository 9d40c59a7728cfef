using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cyclades.Faults.Cluster;
using Cyclades.Faults.Workload;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Message.V1;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace Cyclades.Faults.Golden;

/// <summary>
/// The database of a version of the server, with one at least of all that it stores, and what that version answered about it. It is
/// written once a version (<c>golden NAME</c>) and never changed: later versions must serve it.
/// </summary>
internal sealed class GoldenDatabase(string name)
{
    /// <summary>What is the moment's, not the stored state's.</summary>
    private static readonly string[] Fleeting = ["serverTime", "canModify", "canWithdraw", "canUndoWithdrawal", "canSign", "canDelete"];

    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default);

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Folder => Repository.PathOf("tests", "faults", "golden");

    private string Sql => Path.Combine(Folder, $"{name}.sql");

    private string Answers => Path.Combine(Folder, $"{name}.json");

    /// <summary>The names of all that were written.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.sql").Select(file => Path.GetFileNameWithoutExtension(file)!).Order();

    /// <summary>Has a server make it all, and writes both files.</summary>
    public async Task WriteAsync()
    {
        await using var silo = await OneSilo.PrepareAsync();
        await silo.Hour.InstallAsync();
        await silo.StartAsync(Offers.File(Offers.Of(silo.Hour.Now, 0), silo.Hour.Now));
        var made = await GoldenActs.CarryOutAsync(silo);
        var answers = new JsonObject
        {
            ["hour"] = silo.Hour.Now.ToString("O", CultureInfo.InvariantCulture),
            ["passwords"] = new JsonObject([.. made.Passwords.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))]),
            ["request"] = JsonNode.Parse(Formatter.Format(made.Submission)),
            ["mails"] = await silo.CountAsync("SELECT count(*) FROM outbox"),
            ["accounts"] = await ReadAccountsAsync(silo, made.Passwords),
        };
        await silo.StopAsync();
        await File.WriteAllTextAsync(Sql, await DumpAsync(silo.ConnectionString));
        await File.WriteAllTextAsync(Answers, answers.ToJsonString(Indented) + "\n");
    }

    /// <summary>Fills an empty database with it, and sets the clock to the hour at which it was written.</summary>
    public async Task LoadAsync(OneSilo silo)
    {
        await using (var connection = new NpgsqlConnection(silo.ConnectionString))
        {
            await connection.ExecuteAsync(await File.ReadAllTextAsync(Sql));
        }

        await silo.Hour.InstallAsync();
        await silo.Hour.StepAsync((await ReadAnswersAsync()).Hour - silo.Hour.Now);
    }

    public async Task<GoldenAnswers> ReadAnswersAsync()
    {
        var answers = JsonNode.Parse(await File.ReadAllTextAsync(Answers))!;
        return new GoldenAnswers(
            DateTimeOffset.Parse((string)answers["hour"]!, CultureInfo.InvariantCulture),
            answers["passwords"]!.AsObject().ToDictionary(one => one.Key, one => (string)one.Value!),
            JsonParser.Default.Parse<SubmitCandidatureRequest>(answers["request"]!.ToJsonString()),
            (long)answers["mails"]!,
            answers["accounts"]!);
    }

    /// <summary>All that a server shows of these accounts.</summary>
    public static async Task<JsonObject> ReadAccountsAsync(OneSilo silo, IReadOnlyDictionary<string, string> passwords)
    {
        var accounts = new JsonObject();
        foreach (var (email, password) in passwords)
        {
            var options = Servers.Options(await silo.SignInAsync(email, password), TimeSpan.FromSeconds(30));
            var candidatures = new CandidatureService.CandidatureServiceClient(silo.Server);
            var active = await candidatures.ListCandidaturesAsync(new ListCandidaturesRequest { PageSize = 100 }, options);
            var withdrawn = await candidatures.ListCandidaturesAsync(new ListCandidaturesRequest { Show = Show.Withdrawn, PageSize = 100 }, options);
            var messages = await new MessageService.MessageServiceClient(silo.Server).ListMessagesAsync(new ListMessagesRequest { PageSize = 100 }, options);
            var documents = new JsonArray();
            foreach (var candidature in active.Candidatures)
            {
                var list = await new DocumentService.DocumentServiceClient(silo.Server).ListDocumentsAsync(new ListDocumentsRequest { Candidature = candidature.Name }, options);
                documents.Add(Shown(list));
            }

            accounts[email] = new JsonObject
            {
                ["account"] = Shown(await new AccountService.AccountServiceClient(silo.Server).GetAccountAsync(new GetAccountRequest(), options)),
                ["active"] = Shown(active),
                ["withdrawn"] = Shown(withdrawn),
                ["drafts"] = Shown(await candidatures.ListDraftsAsync(new ListDraftsRequest(), options)),
                ["messages"] = Shown(messages),
                ["documents"] = documents,
            };
        }

        return accounts;
    }

    /// <summary>Where what is shown now lacks something of what was shown then, or shows it otherwise. What is new is no difference.</summary>
    public static IEnumerable<string> Differences(JsonNode? then, JsonNode? now, string path = "")
    {
        switch (then)
        {
            case JsonObject members when now is JsonObject present:
                return members.SelectMany(member => Differences(member.Value, present[member.Key], $"{path}.{member.Key}"));
            case JsonArray items when now is JsonArray present && present.Count == items.Count:
                return items.Zip(present).SelectMany((pair, place) => Differences(pair.First, pair.Second, string.Create(CultureInfo.InvariantCulture, $"{path}[{place}]")));
            default:
                return JsonNode.DeepEquals(then, now) ? [] : [$"{path} was {then?.ToJsonString() ?? "nothing"} and is {now?.ToJsonString() ?? "nothing"}"];
        }
    }

    private static JsonNode Shown(IMessage message)
    {
        var shown = JsonNode.Parse(Formatter.Format(message))!;
        Forget(shown);
        return shown;
    }

    private static void Forget(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var fleeting in Fleeting)
            {
                members.Remove(fleeting);
            }
        }

        foreach (var child in node is JsonObject all ? all.Select(member => member.Value) : node is JsonArray items ? items : [])
        {
            Forget(child);
        }
    }

    private static async Task<string> DumpAsync(string connectionString)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo("bash")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "-c",
                """$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)/pg_dump --no-owner --inserts --schema=public -h "$1" -p "$2" -U "$3" "$4" """,
                "dump",
                to.Host!,
                to.Port.ToString(CultureInfo.InvariantCulture),
                to.Username!,
                to.Database!,
            },
        };
        using var dump = Process.Start(start)!;
        var text = await dump.StandardOutput.ReadToEndAsync();
        await dump.WaitForExitAsync();
        if (dump.ExitCode != 0)
        {
            throw new InvalidOperationException($"pg_dump ended with {dump.ExitCode}.");
        }

        // An empty database has the schema already; lines with a backslash are for psql alone.
        return string.Join('\n', text.Split('\n').Where(line => !line.StartsWith('\\') && !line.StartsWith("CREATE SCHEMA", StringComparison.Ordinal) && !line.StartsWith("--", StringComparison.Ordinal)));
    }
}

/// <summary>What the version that wrote a golden database answered.</summary>
/// <param name="Hour">When it was written; services are open then.</param>
/// <param name="Passwords">Of each active account, by its address.</param>
/// <param name="Submission">A request that was carried out then: sent again it has the same answer.</param>
/// <param name="Mails">How many mails wait to leave.</param>
/// <param name="Accounts">All that was shown of each account.</param>
internal sealed record GoldenAnswers(
    DateTimeOffset Hour, IReadOnlyDictionary<string, string> Passwords, SubmitCandidatureRequest Submission, long Mails, JsonNode Accounts);
