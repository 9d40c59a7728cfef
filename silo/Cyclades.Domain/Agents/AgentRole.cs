using System.Text.Json.Serialization;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain.Agents;

/// <summary>What an agent may do, and for whom: the role with its scope.</summary>
[JsonDerivedType(typeof(Administrator), "administrator")]
[JsonDerivedType(typeof(Manager), "manager")]
[JsonDerivedType(typeof(School), "school")]
[JsonDerivedType(typeof(Machine), "machine")]
public abstract record AgentRole
{
    private AgentRole()
    {
    }

    /// <summary>The whole country: the catalogue, agents, every académie.</summary>
    public sealed record Administrator : AgentRole;

    /// <summary>« Gestionnaire » of the examination service of one académie or centre abroad.</summary>
    public sealed record Manager(AcademyCode Academy) : AgentRole;

    /// <summary>« Établissement »: files and follows the candidatures of its own candidates.</summary>
    public sealed record School(AcademyCode Academy, Uai Uai) : AgentRole;

    /// <summary>« Système »: a program of one académie.</summary>
    public sealed record Machine(AcademyCode Academy) : AgentRole;

    /// <summary>The académie that the role is bound to; null for the whole country.</summary>
    [JsonIgnore]
    public AcademyCode? Scope => this switch
    {
        Manager manager => manager.Academy,
        School school => school.Academy,
        Machine machine => machine.Academy,
        _ => null,
    };
}
