using Cyclades.Domain;

namespace Cyclades.Silo.Storage;

/// <summary>
/// An identifier as storage knows it: an address by its key, or a candidate number. With neither (the default), what was typed
/// can be nobody's.
/// </summary>
internal readonly record struct AccountIdentifier(AddressKey? Address, CandidateNumber? Number);
