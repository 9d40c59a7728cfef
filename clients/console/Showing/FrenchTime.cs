using System.Globalization;
using Cyclades.Protos.Types.V1;
using Google.Protobuf.WellKnownTypes;

namespace Cyclades.Console.Showing;

/// <summary>Instants and dates as a French reader expects them; Paris, and the local time where it differs.</summary>
internal static class FrenchTime
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>« le 27/09/2023 à 18:00 (heure de Paris) », then the local time where it differs.</summary>
    public static string Deadline(Timestamp? instant, string zone) => instant is null ? "-" : $"le {Moment(instant, zone)}";

    /// <summary>« 27/09/2023 à 18:00 (heure de Paris) », then the local time where it differs.</summary>
    public static string Moment(Timestamp instant, string zone)
    {
        var paris = TimeZoneInfo.ConvertTime(instant.ToDateTimeOffset(), Paris);
        var text = $"{Short(paris)} (heure de Paris)";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var local))
        {
            return text;
        }

        var there = TimeZoneInfo.ConvertTime(paris, local);
        return there.Offset == paris.Offset ? text : $"{text}, le {Short(there)} (heure locale)";
    }

    /// <summary>« 11/09/2023 10:45 », for what only records; Paris.</summary>
    public static string Record(Timestamp? instant) =>
        instant is null ? "-" : TimeZoneInfo.ConvertTime(instant.ToDateTimeOffset(), Paris).ToString("dd/MM/yyyy HH:mm", French);

    /// <summary>« 11/09/2023 à 10:45 », in a sentence; Paris.</summary>
    public static string Said(Timestamp instant) => Short(TimeZoneInfo.ConvertTime(instant.ToDateTimeOffset(), Paris));

    /// <summary>« 30/05/1998 »; what is unknown shows as zeros.</summary>
    public static string Date(PartialDate? date) =>
        date is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{date.Day:00}/{date.Month:00}/{date.Year:0000}");

    /// <summary>« 12 jours », « 5 heures », « 3 minutes »: what remains, rounded down; empty when nothing does.</summary>
    public static string Remaining(Timestamp? until, Timestamp? now)
    {
        if (until is null || now is null)
        {
            return "";
        }

        var left = until.ToDateTimeOffset() - now.ToDateTimeOffset();
        return left switch
        {
            { TotalMinutes: < 1 } => left > TimeSpan.Zero ? "moins d'une minute" : "",
            { TotalHours: < 1 } => Count(left.Minutes, "minute"),
            { TotalDays: < 2 } => Count((int)left.TotalHours, "heure"),
            _ => Count((int)left.TotalDays, "jour"),
        };
    }

    private static string Count(int count, string unit) => count > 1 ? $"{count} {unit}s" : $"{count} {unit}";

    private static string Short(DateTimeOffset instant) => instant.ToString("dd/MM/yyyy à HH:mm", French);
}
