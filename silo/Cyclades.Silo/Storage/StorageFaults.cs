using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Cyclades.Silo.Storage;

/// <summary>Tells a database that does not answer from a statement that it will never take.</summary>
internal static class StorageFaults
{
    private const int WrongStatement = 1;
    private const int BrokenConstraint = 19;
    private const int WrongType = 20;
    private const int Misuse = 21;
    private const int OutOfRange = 25;

    /// <summary>False when the same statement would fail again: the code is at fault.</summary>
    public static bool IsOutage(DbException failure) => failure switch
    {
        SqliteException { SqliteErrorCode: WrongStatement or BrokenConstraint or WrongType or Misuse or OutOfRange } => false,
        PostgresException rejected => rejected.IsTransient || rejected.InvariantSeverity != "ERROR" || rejected.SqlState == PostgresErrorCodes.QueryCanceled,
        _ => true,
    };
}
