using Cyclades.Domain;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.SignIn;

/// <summary>Makes address keys without a wait: the secret is at hand.</summary>
internal sealed class AddressKeys(ReadOnlyMemory<byte> secret)
{
    public AddressKey Of(EmailAddress address) => AddressKey.Of(secret.Span, address);

    /// <summary>What an identifier as typed stands for in storage.</summary>
    public AccountIdentifier Read(string identifier)
    {
        var typed = identifier.Trim();
        return CandidateNumber.TryParse(typed, out var number) ? new AccountIdentifier(null, number)
            : EmailAddress.TryParse(typed, out var address) ? new AccountIdentifier(Of(address!), null)
            : default;
    }
}
