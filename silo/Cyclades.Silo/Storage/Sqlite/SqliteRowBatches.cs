using System.Collections.Concurrent;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Cyclades.Silo.Storage.Sqlite;

/// <summary>
/// One transaction a batch, on a thread of its own, since the driver waits for the disk. A row that the database refuses is
/// undone alone; its neighbours commit.
/// </summary>
internal sealed class SqliteRowBatches : IRowBatches
{
    private const int ErrorInStatement = 1;
    private const int Constraint = 19;

    private readonly SqliteDatabase database;
    private readonly BlockingCollection<(IReadOnlyList<RowWrite> Rows, TaskCompletionSource<RowOutcome[]> Outcomes)> asked = [];
    private readonly Thread thread;
    private Statements? statements;

    public SqliteRowBatches(SqliteDatabase database)
    {
        this.database = database;
        thread = new Thread(Work) { IsBackground = true, Name = "rows" };
        thread.Start();
    }

    public int AtOnce => 1;

    public Task<RowOutcome[]> WriteAsync(IReadOnlyList<RowWrite> rows)
    {
        var outcomes = new TaskCompletionSource<RowOutcome[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked.Add((rows, outcomes));
        return outcomes.Task;
    }

    public void Dispose()
    {
        asked.CompleteAdding();
        thread.Join();
        asked.Dispose();
    }

    private void Work()
    {
        foreach (var (rows, outcomes) in asked.GetConsumingEnumerable())
        {
            outcomes.SetResult(Write(rows));
        }

        statements?.Dispose();
    }

    private RowOutcome[] Write(IReadOnlyList<RowWrite> rows)
    {
        using var turn = database.EnterWrite();
        try
        {
            statements ??= new Statements(database.Connect());
            using var transaction = statements.Begin();
            var outcomes = new RowOutcome[rows.Count];
            for (var i = 0; i < rows.Count; i++)
            {
                outcomes[i] = Write(statements, rows[i]);
            }

            transaction.Commit();
            return outcomes;
        }
        catch (Exception failure)
        {
            // What a failed commit has left in the log, nobody knows before the file is opened again.
            statements?.Dispose();
            statements = null;
            return [.. rows.Select(_ => new RowOutcome.Unknown(failure))];
        }
    }

    private static RowOutcome Write(Statements statements, RowWrite row)
    {
        try
        {
            return statements.Write(row) is { } version ? new RowOutcome.Committed(version) : RowOutcome.Stale.It;
        }
        catch (SqliteException refusal) when (SqliteUniqueConstraints.Find(refusal) is { } key)
        {
            return new RowOutcome.Refused(key, refusal);
        }
        catch (SqliteException failure) when (IsOfStatement(failure))
        {
            return new RowOutcome.Failed(failure);
        }
    }

    // Of others, such as a full disk, the transaction may already be gone.
    private static bool IsOfStatement(SqliteException failure) => failure.SqliteErrorCode is ErrorInStatement or Constraint;

    /// <summary>A connection with its statements, prepared once.</summary>
    private sealed class Statements : IDisposable
    {
        private readonly SqliteConnection connection;
        private readonly SqliteCommand first;
        private readonly SqliteCommand next;
        private readonly SqliteCommand filing;
        private readonly SqliteCommand begun;
        private readonly SqliteCommand undone;
        private readonly SqliteCommand done;
        private readonly SqliteCommand[] all;

        public Statements(SqliteConnection connection)
        {
            this.connection = connection;
            begun = Prepare("SAVEPOINT row");
            undone = Prepare("ROLLBACK TO row");
            done = Prepare("RELEASE row");
            first = PrepareRow(
                """
                INSERT INTO OrleansStorage (GrainIdExtensionString, GrainTypeString, ServiceId, Version, PayloadBinary)
                VALUES (@key, @kind, @service, 1, @payload)
                ON CONFLICT (GrainIdExtensionString, GrainTypeString, ServiceId) DO NOTHING
                RETURNING Version
                """);
            next = PrepareRow(
                """
                UPDATE OrleansStorage SET Version = Version + 1, PayloadBinary = @payload
                WHERE GrainIdExtensionString = @key AND GrainTypeString = @kind AND ServiceId = @service AND Version = @version
                RETURNING Version
                """);
            next.Parameters.Add("@version", SqliteType.Integer);
            filing = Prepare("INSERT INTO filing (grain, version, body) VALUES (@key, @version, @filing)");
            filing.Parameters.Add("@key", SqliteType.Text);
            filing.Parameters.Add("@version", SqliteType.Integer);
            filing.Parameters.Add("@filing", SqliteType.Text);
            all = [first, next, filing, begun, undone, done];
        }

        public SqliteTransaction Begin()
        {
            var transaction = connection.BeginTransaction(deferred: false);
            foreach (var command in all)
            {
                command.Transaction = transaction;
            }

            return transaction;
        }

        /// <summary>Writes the row with what it files, or nothing of both.</summary>
        /// <returns>The new version; none when another writer was first.</returns>
        public int? Write(RowWrite row)
        {
            begun.ExecuteNonQuery();
            try
            {
                if (WriteRow(row) is { } version)
                {
                    filing.Parameters["@key"].Value = row.Key;
                    filing.Parameters["@version"].Value = version;
                    filing.Parameters["@filing"].Value = Encoding.UTF8.GetString(row.Filing.Span);
                    filing.ExecuteNonQuery();
                    done.ExecuteNonQuery();
                    return version;
                }
            }
            catch (SqliteException refusal) when (IsOfStatement(refusal))
            {
                Undo();
                throw;
            }

            Undo();
            return null;
        }

        public void Dispose()
        {
            foreach (var command in all)
            {
                command.Dispose();
            }

            connection.Dispose();
        }

        private int? WriteRow(RowWrite row)
        {
            var statement = row.Version is null ? first : next;
            statement.Parameters["@key"].Value = row.Key;
            statement.Parameters["@kind"].Value = row.Kind;
            statement.Parameters["@payload"].Value = row.Payload.ToArray();
            if (row.Version is { } version)
            {
                statement.Parameters["@version"].Value = version;
            }

            return (int?)(long?)statement.ExecuteScalar();
        }

        private void Undo()
        {
            undone.ExecuteNonQuery();
            done.ExecuteNonQuery();
        }

        private SqliteCommand Prepare(string sql)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            return command;
        }

        private SqliteCommand PrepareRow(string sql)
        {
            var command = Prepare(sql);
            command.Parameters.Add("@key", SqliteType.Text);
            command.Parameters.Add("@kind", SqliteType.Text);
            command.Parameters.AddWithValue("@service", StorageHosting.ServiceId);
            command.Parameters.Add("@payload", SqliteType.Blob);
            return command;
        }
    }
}
