namespace Cyclades.Faults.Histories;

/// <summary>What is done to the cluster.</summary>
internal enum FaultKind
{
    /// <summary>SIGKILL of one silo, started again only once the others serve all.</summary>
    Kill,

    /// <summary>SIGSTOP of one silo for 10 s, then SIGCONT.</summary>
    Pause,

    /// <summary>SIGSTOP of one silo until the others have declared it dead, then SIGCONT: what it held is held twice for a moment.</summary>
    Duplicate,

    /// <summary>PostgreSQL stopped as by a power cut, and started again.</summary>
    DatabaseRestart,

    /// <summary>All connections of PostgreSQL cut at once, again and again for a second.</summary>
    ConnectionsCut,

    /// <summary>PostgreSQL's disk is full for some seconds.</summary>
    DiskFull,

    /// <summary>Nobody listens where mails go.</summary>
    MailDown,

    /// <summary>The mail server takes a mail and does not say so for some seconds.</summary>
    MailSlow,

    /// <summary>The database's clock jumps to shortly before a closing, which then passes under load, and is set back over it.</summary>
    Closing,

    /// <summary>All silos and PostgreSQL killed at once and started again, while a closing passes.</summary>
    KillAll,

    /// <summary>The database's clock jumps by 48 hours while nothing runs: what was to happen meanwhile happens at the start.</summary>
    Expiry,
}

/// <summary>One thing that was done to the cluster, and what was seen of it.</summary>
/// <param name="Target">Which silo, from 0; none of those that concern all.</param>
/// <param name="Begun">Microseconds of the run.</param>
/// <param name="Settled">Microseconds of the run when everything that was taken away was back for good.</param>
/// <param name="Evidence">How it is known that it really happened; null when it did not.</param>
/// <param name="BackAfter">Seconds until all candidatures were served again, from when the page of promises counts.</param>
/// <param name="Limit">How many seconds it may take; null where nothing is promised.</param>
internal sealed record Disturbance(
    FaultKind Kind, int? Target, long Begun, long Settled, string? Evidence, double? BackAfter, double? Limit)
{
    /// <summary>
    /// It ends a silo: what that one held may be held by another one too until all know of it, and a mail that it had handed over and not
    /// yet marked is sent again.
    /// </summary>
    public bool EndsSilo => Kind is FaultKind.Kill or FaultKind.Pause or FaultKind.Duplicate or FaultKind.KillAll or FaultKind.Expiry;
}

/// <summary>A mail that the receiver has taken.</summary>
/// <param name="At">Microseconds of the run.</param>
internal sealed record MailReceipt(string MessageId, long At);
