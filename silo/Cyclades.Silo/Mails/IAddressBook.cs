using Cyclades.Domain;

namespace Cyclades.Silo.Mails;

/// <summary>The accounts' own addresses, as they stand now.</summary>
internal interface IAddressBook
{
    /// <summary>The account's address, or null when there is no such account (any more).</summary>
    Task<EmailAddress?> FindAsync(CandidateNumber candidate, CancellationToken cancellation);
}
