using System.Globalization;
using System.Text.RegularExpressions;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Silo.Catalogue;

/// <summary>Days, hours and the year of a catalogue file, relative to the day on which it is read.</summary>
/// <param name="Today">The day in Paris.</param>
internal sealed partial record FileDates(DateOnly Today)
{
    /// <summary>What « {year} » stands for: the year of the next June session, this year's until 30 April.</summary>
    public int Year => Today.Month < 5 ? Today.Year : Today.Year + 1;

    public string Fill(string text) =>
        text.Replace("{year}", Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>« 2026-09-29 », « today+30d », « today-2w », or « closing+2d » where a closing day is given.</summary>
    public DateOnly? Day(string text, DateOnly? closing = null)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        if (Relative().Match(text) is not { Success: true } match || (match.Groups["from"].Value == "closing" && closing is null))
        {
            return null;
        }

        var from = match.Groups["from"].Value == "closing" ? closing!.Value : Today;
        if (!match.Groups["count"].Success)
        {
            return from;
        }

        var days = int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture) * (match.Groups["unit"].Value == "w" ? 7 : 1);
        return from.AddDays(match.Groups["sign"].Value == "-" ? -days : days);
    }

    /// <summary>« 2026-09-01 08:00 » or « today-30d 08:00 », in Paris; null for another text.</summary>
    public (DateOnly Day, TimeOnly Hour)? DayAndHour(string text)
    {
        var space = text.LastIndexOf(' ');
        return space > 0
            && TimeOnly.TryParseExact(text[(space + 1)..], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour)
            && Day(text[..space].TrimEnd()) is { } day
                ? (day, hour)
                : null;
    }

    /// <summary>The instant of an hour in Paris; null where clocks jump over it.</summary>
    public static DateTimeOffset? Instant((DateOnly Day, TimeOnly Hour) local) => LegalTime.At(local.Day, local.Hour, LegalTime.Paris);

    [GeneratedRegex(@"^(?<from>today|closing)(?:(?<sign>[+-])(?<count>[0-9]{1,4})(?<unit>[dw]))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Relative();
}
