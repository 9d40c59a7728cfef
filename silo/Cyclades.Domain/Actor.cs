using System.Text.Json.Serialization;

namespace Cyclades.Domain;

/// <summary>Who acts. Every command carries its actor; what is out of the actor's scope is « not found ».</summary>
[JsonDerivedType(typeof(Candidate), "candidate")]
[JsonDerivedType(typeof(LinkHolder), "link-holder")]
[JsonDerivedType(typeof(Operator), "operator")]
[JsonDerivedType(typeof(Clock), "clock")]
public abstract record Actor
{
    private Actor()
    {
    }

    /// <summary>As the journal keeps it: no personal data beyond the number.</summary>
    [JsonIgnore]
    public abstract string JournalName { get; }

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

    /// <summary>A deadline that has come.</summary>
    public sealed record Clock : Actor
    {
        [JsonIgnore]
        public override string JournalName => "clock";
    }
}
