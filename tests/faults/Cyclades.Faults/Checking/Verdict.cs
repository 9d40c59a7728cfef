using System.Collections.Immutable;

namespace Cyclades.Faults.Checking;

/// <summary>What must never happen.</summary>
internal enum Rule
{
    /// <summary>An acknowledged request is stored, once, and as it was sent; one that was refused is not stored.</summary>
    ExactlyOnce,

    /// <summary>No two candidates, and no two candidatures of one, have the same number.</summary>
    UniqueNumbers,

    /// <summary>Versions of a candidature follow each other from 1.</summary>
    NoGap,

    /// <summary>Writes of a candidature happened one after the other, each between its sending and its answer.</summary>
    Linearizable,

    /// <summary>What is shown was committed.</summary>
    NeverAhead,

    /// <summary>What was shown or acknowledged before is shown, but for a moment around the end of a silo.</summary>
    NotStale,

    /// <summary>Each mail arrives, once; twice only around the end of a silo.</summary>
    MailsOnce,

    /// <summary>Each write has its entry, and each act its message.</summary>
    JournalComplete,

    /// <summary>Nothing is accepted at or after closing, and what was closed stays closed.</summary>
    Closed,

    /// <summary>No call ends as a fault of the server.</summary>
    NoFault,

    /// <summary>What was disturbed is back in time, without a hand.</summary>
    BackInTime,
}

/// <summary>One thing that must never have happened, with all that is needed to look for it in the history.</summary>
internal sealed record Violation(Rule Rule, string What);

/// <summary>What the checker found, and how much it looked at.</summary>
/// <param name="Acknowledged">Writes that were acknowledged.</param>
/// <param name="Unknown">Calls of which nobody knows what came.</param>
/// <param name="StaleReads">Reads that showed an earlier state, around the end of a silo.</param>
/// <param name="RepeatedMails">Mails that arrived twice, around the end of a silo.</param>
internal sealed record Verdict(
    ImmutableArray<Violation> Violations, int Acknowledged, int Reads, int Refused, int Unknown, int StaleReads, int RepeatedMails)
{
    public bool IsClean => Violations.IsEmpty;
}
