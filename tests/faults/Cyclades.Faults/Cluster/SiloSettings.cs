namespace Cyclades.Faults.Cluster;

/// <summary>What each server of a cluster is told.</summary>
internal static class SiloSettings
{
    /// <summary>Of the sender, and of Message-Ids.</summary>
    public const string MailDomain = "cyclades.example";

    /// <summary>This program's own connections are short, and must not be those that a fault has cut.</summary>
    public const string NotPooled = ";Pooling=False";

    /// <param name="connectionString">As this program connects itself.</param>
    /// <param name="catalogue">File to load into a database that has none.</param>
    public static string[] Of(string connectionString, string catalogue, int mailPort) =>
    [
        "--Cyclades:Database=postgresql",
        $"--ConnectionStrings:Cyclades={connectionString.Replace(NotPooled, "", StringComparison.Ordinal)}",
        $"--Cyclades:Catalogue={catalogue}",
        "--Cyclades:Mail:Host=127.0.0.1",
        $"--Cyclades:Mail:Port={mailPort}",
        "--Cyclades:Mail:Security=None",
        $"--Cyclades:Mail:From=examens@{MailDomain}",
        "--Cyclades:PublicUrl=http://localhost:5080",
    ];
}
