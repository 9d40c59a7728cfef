using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Data.Common;
using Cyclades.Domain;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.Storage;
using Dapper;
using Google.Protobuf.WellKnownTypes;

namespace Cyclades.Silo.Candidatures;

/// <summary>
/// What has happened to a candidature, as the journal has it. Of an event only who, when, what and the reason of the service are told,
/// never its content. A candidate is told of the events that are listed here, and of no other.
/// </summary>
internal sealed class CandidatureHistory(Database database)
{
    private const string Service = "Le service gestionnaire";

    // An entry's place is its row's version and its ordinal there, which stays far below.
    private const long OrdinalsOfVersion = 1024;

    /// <summary>Events by their stable names, and how people read them.</summary>
    internal static readonly FrozenDictionary<string, string> Labels = new Dictionary<string, string>
    {
        ["candidature-registered"] = "Inscription enregistrée",
        ["candidature-modified"] = "Inscription modifiée",
        ["candidature-withdrawn"] = "Désinscription",
        ["withdrawal-undone"] = "Désinscription annulée",
        ["signed-online"] = "Confirmation d'inscription validée en ligne",
        ["representative-confirmed"] = "Inscription confirmée par le représentant légal",
        ["mail-sent-again"] = "Mail d'inscription renvoyé",
        ["candidature-set-aside"] = "Candidature écartée",
        ["candidature-restored"] = "Candidature rétablie",
        ["candidature-withdrawn-on-behalf"] = "Désinscription à la demande du candidat",
        ["candidature-deleted"] = "Candidature supprimée",
        ["confirmation-received"] = "Confirmation d'inscription reçue par le service",
        ["confirmation-lifted"] = "Confirmation d'inscription rendue au candidat",
        ["candidature-identity-corrected"] = "Informations personnelles corrigées",
        ["document-asked"] = "Pièce justificative demandée",
        ["document-deposited"] = "Pièce justificative déposée",
        ["deposit-accepted"] = "Pièce justificative acceptée",
        ["deposit-refused"] = "Pièce justificative refusée",
        ["document-request-cancelled"] = "Pièce justificative plus demandée",
        ["documents-reminded"] = "Rappel des pièces justificatives demandées",
        ["document-published"] = "Document publié",
        ["publication-withdrawn"] = "Document retiré",
        ["publication-read"] = "Document ouvert",
        ["marks-announced"] = "Notes disponibles",
    }.ToFrozenDictionary();

    /// <summary>Events that agents alone are told of: they say that there are marks (B14).</summary>
    internal static readonly FrozenDictionary<string, string> LabelsForAgents = new Dictionary<string, string>
    {
        ["marks-recorded"] = "Notes saisies",
        ["mark-check-asked"] = "Vérification de note demandée",
        ["mark-check-answered"] = "Réponse à une demande de vérification de note",
    }.ToFrozenDictionary();

    /// <summary>A page of it, oldest first, and the token of the next page; empty on the last one.</summary>
    /// <param name="forAgents">With agents' names; otherwise the service has one name.</param>
    public async Task<(ImmutableArray<HistoryEntry> Entries, string NextPageToken)> ListAsync(CandidatureId candidature, Page page, bool forAgents)
    {
        var after = page.After ?? -1;
        var values = new DynamicParameters();
        values.Add("grain", GrainKey.Candidature(candidature).Text);
        values.Add("version", after < 0 ? 0 : after / OrdinalsOfVersion);
        values.Add("ordinal", after < 0 ? 0 : after % OrdinalsOfVersion);
        values.Add("limit", page.Size + 1);
        var seen = forAgents ? "" : $"AND type IN {values.AddList("type", Labels.Keys)}";
        await using var connection = await database.ConnectAsync();
        var rows = (await connection.QueryAsync<Stored>(
            $"""
            SELECT grain_version AS GrainVersion, ordinal, type, at, actor, version, payload ->> 'reason' AS Reason
            FROM journal
            WHERE grain = @grain AND (grain_version, ordinal) > (@version, @ordinal) {seen}
            ORDER BY grain_version, ordinal LIMIT @limit
            """,
            values)).AsList();
        var shown = rows.Take(page.Size).ToArray();
        var names = forAgents ? await NamesAsync(connection, [.. shown.Select(row => AgentOf(row.Actor)).OfType<string>().Distinct()]) : [];
        return (
            [.. shown.Select(row => Render(row, forAgents, names))],
            rows.Count > page.Size ? Page.TokenAfter((shown[^1].GrainVersion * OrdinalsOfVersion) + shown[^1].Ordinal) : "");
    }

    private static async Task<Dictionary<string, string>> NamesAsync(DbConnection connection, string[] agents)
    {
        if (agents.Length == 0)
        {
            return [];
        }

        var values = new DynamicParameters();
        var named = await connection.QueryAsync<(string Id, string Name)>($"SELECT id, name FROM agent WHERE id IN {values.AddList("agent", agents)}", values);
        return named.ToDictionary(agent => agent.Id, agent => agent.Name);
    }

    private static HistoryEntry Render(Stored row, bool forAgents, Dictionary<string, string> names)
    {
        var agent = AgentOf(row.Actor);
        var actor = ActorOf(row.Actor);
        return new HistoryEntry
        {
            Time = row.At.ToTimestamp(),
            Type = row.Type,
            Label = Labels.GetValueOrDefault(row.Type) ?? LabelsForAgents.GetValueOrDefault(row.Type, row.Type),
            Actor = actor,
            ActorLabel = actor switch
            {
                HistoryActor.Candidate => "Le candidat",
                HistoryActor.Representative => "Le représentant légal",
                HistoryActor.Clock => "Cyclades",
                _ when forAgents && agent is null => "L'exploitant",
                _ when forAgents => names.GetValueOrDefault(agent!, agent!),
                _ => Service,
            },
            AgentId = forAgents && agent is not null ? agent : "",
            Version = (int)row.Version,
            Reason = row.Reason ?? "",
        };
    }

    private static HistoryActor ActorOf(string journalName) => journalName switch
    {
        "link-holder" => HistoryActor.Representative,
        "clock" => HistoryActor.Clock,
        _ when journalName.StartsWith("candidate:", StringComparison.Ordinal) => HistoryActor.Candidate,
        _ => HistoryActor.Service,
    };

    private static string? AgentOf(string journalName) =>
        journalName.StartsWith("agent:", StringComparison.Ordinal) ? journalName["agent:".Length..] : null;

    // Properties, not a constructor: SQLite has no type for a computed column while there is no row.
    private sealed record Stored
    {
        public long GrainVersion { get; init; }

        public long Ordinal { get; init; }

        public string Type { get; init; } = "";

        public DateTimeOffset At { get; init; }

        public string Actor { get; init; } = "";

        public long Version { get; init; }

        public string? Reason { get; init; }
    }
}
