using Dapper;

namespace Cyclades.Silo.Storage;

/// <summary>How much waits in the queues of the database, and for how long.</summary>
internal sealed class QueueDepths(Database database)
{
    /// <summary>Mails that are still to be handed over, by the instant at which they were decided.</summary>
    public Task<QueueDepth> OutboxAsync() =>
        ReadAsync<QueueDepth>("SELECT count(*) AS Waiting, min(filed_at) AS Oldest FROM outbox WHERE refused_reason IS NULL", new { });

    /// <summary>Mails that never leave by themselves.</summary>
    public Task<long> RefusedMailsAsync() => ReadAsync<long>("SELECT count(*) FROM outbox WHERE refused_reason IS NOT NULL", new { });

    /// <summary>What is due by <paramref name="now"/>, by the instant at which it was.</summary>
    public Task<QueueDepth> DueAsync(DateTimeOffset now) =>
        ReadAsync<QueueDepth>("SELECT count(*) AS Waiting, min(at) AS Oldest FROM due WHERE at <= @now", new { now });

    /// <summary>What is journaled and not to be read yet, since an older transaction still runs, by the instant of the entry.</summary>
    public Task<QueueDepth> JournalAsync() =>
        ReadAsync<QueueDepth>($"SELECT count(*) AS Waiting, min(at) AS Oldest FROM journal WHERE NOT ({database.Journal.IsSettled})", new { });

    private async Task<T> ReadAsync<T>(string sql, object values)
    {
        await using var connection = await database.ConnectAsync();
        return await connection.QuerySingleAsync<T>(sql, values);
    }
}

/// <param name="Oldest">None when nothing waits.</param>
internal sealed record QueueDepth(long Waiting, DateTimeOffset? Oldest);
