using Cyclades.Domain;
using Cyclades.Domain.Agents;

namespace Cyclades.Silo.Storage;

/// <summary>
/// Names one grain and its row for ever: the kind, a slash, and what identifies it within the kind
/// (<c>account/00000000042</c>). The prefix is a safeguard: the storage provider takes a text that parses as a
/// hexadecimal number for that number and loses the text, and the database refuses a row without a text key.
/// </summary>
internal readonly record struct GrainKey
{
    public const string AccountKind = "account";
    public const string CandidatureKind = "candidature";
    public const string DraftKind = "draft";
    public const string ServiceKind = "service";
    public const string CatalogueKind = "catalogue";
    public const string AgentKind = "agent";

    private GrainKey(string kind, string id)
    {
        Kind = kind;
        Text = $"{kind}/{id}";
    }

    /// <summary>The name under which rows of this kind are stored; never renamed.</summary>
    public string Kind { get; }

    /// <summary>The grain's string key.</summary>
    public string Text { get; }

    public static GrainKey Account(CandidateNumber candidate) => new(AccountKind, candidate.ToString());

    public static GrainKey Candidature(CandidatureId id) => new(CandidatureKind, id.ToString());

    public static GrainKey Draft(CandidateNumber candidate, string service) => new(DraftKind, $"{candidate}/{service}");

    public static GrainKey Service(string service) => new(ServiceKind, service);

    public static GrainKey Agent(AgentId agent) => new(AgentKind, agent.ToString());

    /// <summary>The one row of what all services share: domains, sessions, académies.</summary>
    public static GrainKey Catalogue { get; } = new(CatalogueKind, "all");

    public override string ToString() => Text;
}
