using System.Text.Json.Serialization;
using Cyclades.Domain.Agents;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain;

/// <summary>Who acts. Every command carries its actor; what is out of the actor's scope is « not found ».</summary>
[JsonDerivedType(typeof(Candidate), "candidate")]
[JsonDerivedType(typeof(LinkHolder), "link-holder")]
[JsonDerivedType(typeof(Operator), "operator")]
[JsonDerivedType(typeof(Clock), "clock")]
[JsonDerivedType(typeof(Agent), "agent")]
public abstract record Actor
{
    private Actor()
    {
    }

    /// <summary>As the journal keeps it: no personal data beyond the number.</summary>
    [JsonIgnore]
    public abstract string JournalName { get; }

    /// <summary>Whether the whole country is the actor's: the operator of the server, an administrator.</summary>
    [JsonIgnore]
    public bool IsAdministrator => this is Operator or Agent { Role: AgentRole.Administrator };

    /// <summary>Whether the actor runs the registrations of an académie or centre: its gestionnaires, and who has the whole country.</summary>
    public bool Manages(AcademyCode academy) =>
        IsAdministrator || (this is Agent { Role: AgentRole.Manager manager } && manager.Academy == academy);

    /// <summary>The candidate, signed in.</summary>
    public sealed record Candidate(CandidateNumber Number) : Actor
    {
        [JsonIgnore]
        public override string JournalName => $"candidate:{Number}";
    }

    /// <summary>Whoever holds a mailed link, and nothing more.</summary>
    public sealed record LinkHolder : Actor
    {
        [JsonIgnore]
        public override string JournalName => "link-holder";
    }

    /// <summary>The operator of the server, by the token that lies in its data folder.</summary>
    public sealed record Operator : Actor
    {
        [JsonIgnore]
        public override string JournalName => "operator";
    }

    /// <summary>An agent of the académie's side, by one of the agent's tokens.</summary>
    public sealed record Agent(AgentId Id, AgentRole Role) : Actor
    {
        [JsonIgnore]
        public override string JournalName => $"agent:{Id}";
    }

    /// <summary>A deadline that has come.</summary>
    public sealed record Clock : Actor
    {
        [JsonIgnore]
        public override string JournalName => "clock";
    }
}
