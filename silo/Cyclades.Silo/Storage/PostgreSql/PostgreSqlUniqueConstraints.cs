using Npgsql;

namespace Cyclades.Silo.Storage.PostgreSql;

/// <summary>Which unique key a refusal of PostgreSQL is about: it names the constraint, which is all that is taken from it.</summary>
internal static class PostgreSqlUniqueConstraints
{
    public static UniqueConstraint? Find(PostgresException refusal) => refusal.ConstraintName switch
    {
        "account_email" => UniqueConstraint.AccountEmail,
        "account_creation_request" => UniqueConstraint.AccountCreationRequest,
        "candidature_session" => UniqueConstraint.CandidatureSession,
        "version_reference" => UniqueConstraint.VersionReference,
        "draft_has_owner" => UniqueConstraint.DraftOwner,
        _ => null,
    };
}
