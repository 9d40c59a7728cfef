using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Drafts;

namespace Cyclades.Silo.Drafts;

/// <summary>
/// What one candidate has typed so far for one service (B2). Keyed by <c>draft/</c>, candidate number, slash, service id.
/// Not journaled: the newest save is all there is.
/// </summary>
[Alias("Cyclades.IDraftGrain")]
internal interface IDraftGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<Outcome<Draft>> ReadAsync();

    [Alias("Save")]
    Task<Outcome<Draft>> SaveAsync(CandidatureEntry entry, FormTab tab);

    [Alias("Discard")]
    Task DiscardAsync();

    /// <summary>A version was saved at this instant: what was typed until then is in it (D22), what was typed since stays.</summary>
    [Alias("EndWith")]
    Task EndWithAsync(DateTimeOffset saved);

    /// <summary>The candidature was registered and the database has erased the draft in the same commit: memory follows.</summary>
    [Alias("Forget")]
    Task ForgetAsync();

    /// <summary>Erases the draft once 30 days have passed since the closing, as it stands now.</summary>
    [Alias("Expire")]
    Task ExpireAsync();
}
