namespace Cyclades.Domain.Catalogue;

/// <summary>A national session of a domain: month and year, with its first day (D23). Académies only label it.</summary>
/// <param name="Id">Its name for ever.</param>
/// <param name="Domain">The exam or contest.</param>
/// <param name="Year">Year of the session: the step of the cascade that gathers a year's sessions (R11).</param>
/// <param name="Month">Month of the session, 1 to 12.</param>
/// <param name="FirstDay">First day of the session: the day a candidate's majority is judged on (D38).</param>
/// <param name="ClosedAt">Instant at which a manager closed the session, long after its results (D20); null while it is not.</param>
public sealed record NationalSession(
    SessionId Id,
    DomainCode Domain,
    int Year,
    int Month,
    DateOnly FirstDay,
    DateTimeOffset? ClosedAt = null)
{
    public bool IsClosed(DateTimeOffset now) => ClosedAt <= now;
}
