namespace Cyclades.Console;

/// <summary>What the command's end tells a script. Documented in docs/console.md; a number never changes its meaning.</summary>
internal enum ExitCode
{
    Done = 0,

    /// <summary>A rule says no: too late, already there, changed meanwhile.</summary>
    Refused = 1,

    /// <summary>The command line, or a file it names, is not right; or an answer is missing.</summary>
    Usage = 2,

    /// <summary>The server found fields missing or wrong; all of them are shown.</summary>
    InvalidFields = 3,

    /// <summary>Not signed in, or not allowed.</summary>
    NotSignedIn = 4,

    NotFound = 5,

    /// <summary>The server does not answer; what was asked may or may not have been done.</summary>
    Unavailable = 6,

    /// <summary>Too many attempts, or too much work: later.</summary>
    TooMany = 7,

    /// <summary>A fault of the server; the message bears its incident number.</summary>
    ServerFault = 8,

    /// <summary>A step of the demonstration did not give what it should.</summary>
    DemonstrationFailed = 9,

    /// <summary>Stopped from the keyboard.</summary>
    Interrupted = 130,
}
