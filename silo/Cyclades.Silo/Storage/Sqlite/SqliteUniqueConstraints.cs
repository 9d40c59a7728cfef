using Microsoft.Data.Sqlite;

namespace Cyclades.Silo.Storage.Sqlite;

/// <summary>Which unique key a SQLite error is about; SQLite names the columns, not the index.</summary>
internal static class SqliteUniqueConstraints
{
    private const int UniqueViolation = 2067;
    private const int RaisedByTrigger = 1811;

    public static UniqueConstraint? Find(SqliteException refusal)
    {
        if (refusal.SqliteExtendedErrorCode == RaisedByTrigger)
        {
            return refusal.Message.Contains("draft_has_owner", StringComparison.Ordinal) ? UniqueConstraint.DraftOwner : null;
        }

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

    private static readonly (string Columns, UniqueConstraint Key)[] Columns =
    [
        ("account.email_key", UniqueConstraint.AccountEmail),
        ("account.creation_request", UniqueConstraint.AccountCreationRequest),
        ("candidature.candidate_number, candidature.session", UniqueConstraint.CandidatureSession),
        ("candidature_version.reference", UniqueConstraint.VersionReference),
    ];
}
