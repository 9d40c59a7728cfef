using Cyclades.Protos.Account.V1;
using Cyclades.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Cyclades.Api.Tests.Accounts;

/// <summary>
/// One server with cheap passwords for all tests of accounts and sign-in. They run one after the other, each with candidates of its
/// own, and may move its clock; what needs a service that is open, or stops the server, has another one.
/// </summary>
public sealed class AccountServer : IAsyncLifetime
{
    public RunningSilo Silo { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Silo = await StartAsync();

    public ValueTask DisposeAsync() => Silo.DisposeAsync();

    /// <summary>A server of the test's own.</summary>
    public static Task<RunningSilo> StartAsync() => RunningSilo.StartAsync(adjust: CheapPasswords.Use);
}

/// <summary>The tests that share <see cref="AccountServer"/>.</summary>
[CollectionDefinition(nameof(AccountServerCollection))]
public sealed class AccountServerCollection : ICollectionFixture<AccountServer>;

/// <summary>Short ways to what several tests of accounts do.</summary>
internal static class AccountSteps
{
    /// <summary>Creates an account and leaves it pending; gives the form that was sent.</summary>
    public static async Task<CreateAccountRequest> CreatePendingAsync(this RunningSilo silo, string? email = null, Transport transport = Transport.Http2)
    {
        var request = Some.Account(email ?? RunningSilo.NewAddress());
        await silo.Connect(transport).Accounts.CreateAccountAsync(request);
        return request;
    }

    /// <summary>The token of the newest mail to an address with such a subject, once the server is at rest.</summary>
    public static async Task<string> LinkAsync(this RunningSilo silo, string email, string subject)
    {
        await silo.SettleAsync();
        return (await silo.MailAsync(email, subject)).LinkToken;
    }

    public static Task<string> ActivationLinkAsync(this RunningSilo silo, string email) => silo.LinkAsync(email, "Activer mon compte");

    public static ActivateRequest Activation(string link) => new() { RequestId = Some.RequestId(), LinkToken = link };

    /// <summary>The columns of every table in which a text stands, read from the database's file as <c>table.column</c>.</summary>
    public static IReadOnlyList<string> TablesWith(this RunningSilo silo, string text)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(silo.DataFolder, "cyclades.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var columns = Read(connection, "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'", "");
        return [.. columns.Where(column => Read(
            connection,
            $"""SELECT 1 FROM "{column.Replace(".", "\".\"", StringComparison.Ordinal).Split("\".\"")[0]}" WHERE instr(lower(CAST("{column.Split('.')[1]}" AS TEXT)), lower($text)) > 0 LIMIT 1""",
            text).Count > 0)];
    }

    /// <summary>The candidate numbers of the account table that stand in such a state, in order.</summary>
    public static IReadOnlyList<string> NumbersInState(this RunningSilo silo, string state)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(silo.DataFolder, "cyclades.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return Read(connection, "SELECT printf('%011d', candidate_number) FROM account WHERE state = $text ORDER BY candidate_number", state);
    }

    /// <summary>What the journal holds of a grain, oldest first.</summary>
    public static IReadOnlyList<(string At, string Payload)> JournalOf(this RunningSilo silo, string grain)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(silo.DataFolder, "cyclades.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return
        [
            .. Read(connection, "SELECT at || ' ' || coalesce(payload, '') FROM journal WHERE grain = $text ORDER BY position", grain)
                .Select(entry => entry.Split(' ', 2))
                .Select(parts => (parts[0], parts[1])),
        ];
    }

    private static List<string> Read(SqliteConnection connection, string sql, string text)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables and columns come from the database itself.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$text", text);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
