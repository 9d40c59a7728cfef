using System.Globalization;
using System.Text.Json.Serialization;

namespace Cyclades.Domain;

/// <summary>A civil date of which the day, or the month and the day, may be unknown, as on some identity documents.</summary>
/// <param name="Year">1 to 9999.</param>
/// <param name="Month">1 to 12, or null when unknown.</param>
/// <param name="Day">1 to 31, or null when unknown; never without a month.</param>
public sealed record PartialDate(int Year, int? Month, int? Day)
{
    public static PartialDate Of(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>Whether such a date exists in the calendar.</summary>
    [JsonIgnore]
    public bool Exists =>
        Year is >= 1 and <= 9999
        && Month is null or (>= 1 and <= 12)
        && (Month is not null || Day is null)
        && (Day is null || (Day >= 1 && Day <= DateTime.DaysInMonth(Year, Month!.Value)));

    [JsonIgnore]
    public bool IsComplete => Month is not null && Day is not null;

    /// <summary>The latest day it can stand for: what protects a person who may still be a minor.</summary>
    [JsonIgnore]
    public DateOnly Latest
    {
        get
        {
            var month = Month ?? 12;
            return new DateOnly(Year, month, Day ?? DateTime.DaysInMonth(Year, month));
        }
    }

    /// <summary>« 30/05/1998 »; an unknown day or month is left out: « 05/1998 », « 1998 ».</summary>
    public override string ToString() => (Month, Day) switch
    {
        (null, _) => Year.ToString("D4", CultureInfo.InvariantCulture),
        ({ } month, null) => string.Create(CultureInfo.InvariantCulture, $"{month:D2}/{Year:D4}"),
        ({ } month, { } day) => string.Create(CultureInfo.InvariantCulture, $"{day:D2}/{month:D2}/{Year:D4}"),
    };
}
