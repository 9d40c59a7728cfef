using Microsoft.Data.Sqlite;

namespace Cyclades.Silo.Storage;

/// <summary>Which unique key a SQLite error is about; SQLite names the columns, not the index.</summary>
internal static class SqliteUniqueKeys
{
    private const int UniqueViolation = 2067;

    public static UniqueKey? Find(SqliteException refusal)
    {
        if (refusal.SqliteExtendedErrorCode != UniqueViolation)
        {
            return null;
        }

        foreach (var (columns, key) in Columns)
        {
            if (refusal.Message.Contains($"failed: {columns}'", StringComparison.Ordinal))
            {
                return key;
            }
        }

        return null;
    }

    private static readonly (string Columns, UniqueKey Key)[] Columns =
    [
        ("account.email_key", UniqueKey.AccountEmail),
        ("account.creation_request", UniqueKey.AccountCreationRequest),
        ("candidature.candidate_number, candidature.session", UniqueKey.CandidatureSession),
        ("candidature_version.reference", UniqueKey.VersionReference),
    ];
}
