using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Silo.Storage;

namespace Cyclades.Peers;

/// <summary>What a peer reads and writes: it is here that the peers differ.</summary>
internal interface IPeerRows
{
    Task<AccountState?> ReadAccountAsync(CandidateNumber candidate);

    /// <summary>The account with the version of its row, to write it again.</summary>
    Task<Versioned<AccountState>?> ReadVersionedAccountAsync(CandidateNumber candidate);

    /// <summary>The account and one of its candidatures, in one round trip.</summary>
    Task<(AccountState? Account, Versioned<Candidature>? Candidature)> ReadAsync(CandidatureId id);

    /// <summary>The account and all its candidatures, in one round trip.</summary>
    Task<(AccountState? Account, ImmutableArray<Candidature> Candidatures)> ReadAllAsync(CandidateNumber candidate);

    /// <summary>States, journal, registers, mails, messages, documents' inputs, what is due, and the end of a draft, in one commit.</summary>
    /// <param name="draft">The draft that what is written ends.</param>
    /// <returns>False when somebody else was first; nothing is stored then.</returns>
    Task<bool> SaveAsync(ImmutableArray<PeerWrite> writes, GrainKey draft);
}

/// <summary>A state with the version of its row.</summary>
internal readonly record struct Versioned<TState>(TState State, int Version);
