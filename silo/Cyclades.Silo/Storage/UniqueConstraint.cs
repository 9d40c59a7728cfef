namespace Cyclades.Silo.Storage;

/// <summary>What the database itself holds unique; a violation is a refusal of the rules, not a failure.</summary>
internal enum UniqueConstraint
{
    /// <summary>Two active accounts with one address.</summary>
    AccountEmail = 1,

    /// <summary>Two accounts created by one request.</summary>
    AccountCreationRequest = 2,

    /// <summary>Two active candidatures of one candidate for one session.</summary>
    CandidatureSession = 3,

    /// <summary>Two documents with one reference.</summary>
    VersionReference = 4,

    /// <summary>A draft of an erased account.</summary>
    DraftOwner = 5,
}

/// <summary>A write would have broken a unique key; nothing of it is stored.</summary>
internal sealed class UniqueConstraintException(UniqueConstraint key, Exception cause) : Exception($"The unique key {key} refused a write.", cause)
{
    public UniqueConstraint Key => key;
}
