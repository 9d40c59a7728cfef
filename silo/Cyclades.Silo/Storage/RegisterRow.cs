using System.Text.Json;
using System.Text.Json.Serialization;
using Cyclades.Domain;
using Cyclades.Domain.Agents;

namespace Cyclades.Silo.Storage;

/// <summary>
/// What lists, filters, exports and statistics read about one grain, computed by the domain at each write and
/// copied into the table of its kind in the same commit. Search texts are folded by who computes them.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Account), "account")]
[JsonDerivedType(typeof(Tombstone), "tombstone")]
[JsonDerivedType(typeof(Candidature), "candidature")]
[JsonDerivedType(typeof(Draft), "draft")]
[JsonDerivedType(typeof(Service), "service")]
[JsonDerivedType(typeof(Catalogue), "catalogue")]
[JsonDerivedType(typeof(Agent), "agent")]
internal abstract record RegisterRow
{
    private RegisterRow()
    {
    }

    /// <summary>One account. Two active ones never share an <see cref="AddressKey"/> (<see cref="UniqueConstraint.AccountEmail"/>).</summary>
    /// <param name="BirthDate">As the domain prints it, unknown parts included.</param>
    /// <param name="CreationRequest">Request id of the creation; never twice (<see cref="UniqueConstraint.AccountCreationRequest"/>).</param>
    internal sealed record Account(
        CandidateNumber Candidate,
        AccountStanding State,
        EmailAddress Email,
        AddressKey EmailKey,
        string BirthName,
        string FirstNames,
        string BirthDate,
        DateTimeOffset CreatedAt,
        string CreationRequest,
        string Search) : RegisterRow;

    /// <summary>
    /// The account is erased (D41): nothing but its burned number stays. What the database holds about the candidate
    /// goes in the same commit; of the mails, only those of this very write still leave.
    /// </summary>
    internal sealed record Tombstone(CandidateNumber Candidate) : RegisterRow;

    /// <summary>
    /// One candidature. A candidate has one active candidature a session (<see cref="UniqueConstraint.CandidatureSession"/>).
    /// Its first filing ends the draft of the same candidate and service.
    /// </summary>
    /// <param name="State">Name of the state, in camelCase.</param>
    /// <param name="Active">Counts for the rule of one candidature a session.</param>
    /// <param name="Academy">Académie or centre of the service: what an agent's scope is compared with.</param>
    /// <param name="Version">Version of the candidature, printed on its document.</param>
    /// <param name="Received">The service has recorded the signed confirmation as received (D16).</param>
    /// <param name="Arrangement">An arrangement was asked for under handicap.</param>
    /// <param name="DocumentsMissing">A supporting document is asked for and not accepted yet.</param>
    /// <param name="BirthDate">As the domain prints it, unknown parts included.</param>
    internal sealed record Candidature(
        CandidatureId Id,
        string Session,
        string ServiceId,
        string Academy,
        string State,
        bool Active,
        int Version,
        string Category,
        string? Establishment,
        bool Signed,
        bool Received,
        bool Arrangement,
        bool DocumentsMissing,
        string BirthName,
        string FirstNames,
        string BirthDate,
        DateTimeOffset CreatedAt,
        DateTimeOffset UpdatedAt,
        string Search) : RegisterRow;

    internal sealed record Draft(CandidateNumber Candidate, string ServiceId, DateTimeOffset SavedAt) : RegisterRow;

    /// <param name="Id">The service's id, the part of its grain key after the prefix.</param>
    /// <param name="Settings">The settings that every silo's snapshot holds.</param>
    internal sealed record Service(
        string Id,
        string Session,
        string Academy,
        DateTimeOffset Opening,
        DateTimeOffset Closing,
        JsonElement Settings) : RegisterRow;

    /// <param name="Role">Name of the role, in camelCase.</param>
    /// <param name="Academy">That the role is bound to, if any.</param>
    /// <param name="Establishment">UAI that the role is bound to, if any.</param>
    internal sealed record Agent(
        AgentId Id,
        string Name,
        string Role,
        string? Academy,
        string? Establishment,
        bool Disabled) : RegisterRow;

    /// <summary>What all services share; there is one.</summary>
    internal sealed record Catalogue(JsonElement Content) : RegisterRow;
}

/// <summary>Whether an account may sign in; an erased one has a <see cref="RegisterRow.Tombstone"/> instead.</summary>
internal enum AccountStanding
{
    Pending = 1,
    Active = 2,
}
