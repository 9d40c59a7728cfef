using Cyclades.Domain;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.SignIn;

/// <summary>Makes address keys without a wait: the secret is at hand.</summary>
internal sealed class AddressKeys(ReadOnlyMemory<byte> secret)
{
    public AddressKey Of(EmailAddress address) => AddressKey.Of(secret.Span, address);
}
