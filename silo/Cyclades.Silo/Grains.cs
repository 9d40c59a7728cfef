using Cyclades.Domain;
using Cyclades.Domain.Agents;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Accounts;
using Cyclades.Silo.Agents;
using Cyclades.Silo.Candidatures;
using Cyclades.Silo.Drafts;
using Cyclades.Silo.Marks;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo;

/// <summary>
/// The grains, by what they are about. Orleans reads the attributes of an interface each time that it is asked for a grain by
/// the interface, which was a tenth of a read; here it is asked once a kind.
/// </summary>
internal sealed class Grains(IGrainFactory factory)
{
    private readonly Kind<IAccountGrain> accounts = new(factory);
    private readonly Kind<ICandidatureGrain> candidatures = new(factory);
    private readonly Kind<IDraftGrain> drafts = new(factory);
    private readonly Kind<IAgentGrain> agents = new(factory);
    private readonly Kind<IMarksGrain> marks = new(factory);
    private readonly Kind<IMarksPublicationGrain> marksPublications = new(factory);

    public IAccountGrain Account(CandidateNumber candidate) => accounts.Of(GrainKey.Account(candidate).Text);

    /// <param name="key">The text of an account's <see cref="GrainKey"/>.</param>
    public IAccountGrain Account(string key) => accounts.Of(key);

    public ICandidatureGrain Candidature(CandidatureId id) => candidatures.Of(GrainKey.Candidature(id).Text);

    /// <param name="key">The text of a candidature's <see cref="GrainKey"/>.</param>
    public ICandidatureGrain Candidature(string key) => candidatures.Of(key);

    public IDraftGrain Draft(CandidateNumber candidate, ServiceId service) => drafts.Of(GrainKey.Draft(candidate, service.ToString()).Text);

    /// <param name="key">The text of a draft's <see cref="GrainKey"/>.</param>
    public IDraftGrain Draft(string key) => drafts.Of(key);

    public IAgentGrain Agent(AgentId id) => agents.Of(GrainKey.Agent(id).Text);

    /// <summary>The marks of a candidature.</summary>
    public IMarksGrain Marks(CandidatureId id) => marks.Of(GrainKey.Candidature(id).Text);

    /// <summary>The publication of a service's marks.</summary>
    public IMarksPublicationGrain MarksPublication(ServiceId id) => marksPublications.Of(GrainKey.Service(id.ToString()).Text);

    private sealed class Kind<TGrain>(IGrainFactory factory)
        where TGrain : IGrainWithStringKey
    {
        private Named? named;

        public TGrain Of(string key)
        {
            if (named is { } known)
            {
                return (TGrain)factory.GetGrain(GrainId.Create(known.Type, key), known.Interface);
            }

            var grain = factory.GetGrain<TGrain>(key);
            named = new Named(grain.GetGrainId().Type, ((GrainReference)(IAddressable)grain).InterfaceType);
            return grain;
        }

        private sealed record Named(GrainType Type, GrainInterfaceType Interface);
    }
}
