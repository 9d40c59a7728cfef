namespace Cyclades.Domain.Catalogue;

/// <summary>Hours of the law of a place: instants are UTC, hours are typed and shown in Europe/Paris (D21).</summary>
public static class LegalTime
{
    public const string ParisZone = "Europe/Paris";

    public static TimeZoneInfo Paris { get; } = TimeZoneInfo.FindSystemTimeZoneById(ParisZone);

    /// <summary>First instant of a day in Paris, in UTC.</summary>
    public static DateTimeOffset StartOfDayInParis(DateOnly day) => At(day, TimeOnly.MinValue, Paris) ?? default;

    /// <summary>The day in Paris at an instant.</summary>
    public static DateOnly DayInParis(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Paris).DateTime);

    /// <summary>Whether it names an IANA time zone: <c>America/Martinique</c>.</summary>
    public static bool IsZone(string zone) =>
        zone.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;

    /// <summary>
    /// The instant, in UTC, of an hour on a day in a zone; null where clocks jump over that hour.
    /// Of an hour that comes twice, the first.
    /// </summary>
    public static DateTimeOffset? At(DateOnly day, TimeOnly hour, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(hour);
        if (zone.IsInvalidTime(local))
        {
            return null;
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
