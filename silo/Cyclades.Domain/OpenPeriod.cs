namespace Cyclades.Domain;

/// <summary>
/// When a registration service is open: [<see cref="Opening"/>, <see cref="Closing"/>), by the server's clock (D21).
/// At the closing instant itself it is closed.
/// </summary>
public sealed record OpenPeriod
{
    /// <exception cref="ArgumentException">Closing is not after opening.</exception>
    public OpenPeriod(DateTimeOffset opening, DateTimeOffset closing)
    {
        if (closing <= opening)
        {
            throw new ArgumentException("A service closes after it opens.", nameof(closing));
        }

        Opening = opening.ToUniversalTime();
        Closing = closing.ToUniversalTime();
    }

    /// <summary>First instant at which the service is open, in UTC.</summary>
    public DateTimeOffset Opening { get; }

    /// <summary>First instant at which the service is closed, in UTC.</summary>
    public DateTimeOffset Closing { get; }

    public bool Contains(DateTimeOffset instant) => Opening <= instant && instant < Closing;
}
