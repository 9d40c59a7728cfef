using System.Globalization;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Silo.Texts;

/// <summary>
/// Dates and times as candidates read them: in the guide's forms, in the time of Paris, and beside it in the
/// académie's own where that differs (B1, D21).
/// </summary>
internal static class FrenchDates
{
    private static TimeZoneInfo Paris => LegalTime.Paris;

    private static readonly string[] Days = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] Months =
    [
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ];

    private static readonly Dictionary<string, string> Overseas = new(StringComparer.Ordinal)
    {
        ["America/Cayenne"] = "Guyane",
        ["America/Guadeloupe"] = "Guadeloupe",
        ["America/Martinique"] = "Martinique",
        ["America/Miquelon"] = "Saint-Pierre-et-Miquelon",
        ["Indian/Mayotte"] = "Mayotte",
        ["Indian/Reunion"] = "La Réunion",
        ["Pacific/Noumea"] = "Nouvelle-Calédonie",
        ["Pacific/Tahiti"] = "Polynésie française",
        ["Pacific/Wallis"] = "Wallis-et-Futuna",
    };

    /// <summary>« 27/09/2023 ».</summary>
    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>« 27/09/2023 à 18:00 », in Paris; the seconds are cut off, never rounded up.</summary>
    public static string DayAndTime(DateTimeOffset instant) => Joined(At(instant, Paris), " à ");

    /// <summary>« 11/09/2023 10:29 », in Paris: the form of « mis à jour le » (R114).</summary>
    public static string Stamp(DateTimeOffset instant) => Joined(At(instant, Paris), " ");

    /// <summary>« vendredi 29 septembre 2023 », « lundi 1er mai 2023 ».</summary>
    public static string LongDay(DateOnly day) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Days[(int)day.DayOfWeek]} {day.Day}{(day.Day == 1 ? "er" : "")} {Months[day.Month - 1]} {day.Year}");

    /// <summary>
    /// « le 27/09/2023 à 18:00 (heure de Paris) » (B1), followed where the zone's clock shows something else by
    /// « , soit 12:00 heure locale (Guadeloupe) », with the day as well where that differs:
    /// « , soit le 28/09/2023 à 03:00 heure locale (Nouvelle-Calédonie) ».
    /// </summary>
    /// <param name="instant">The hour that counts.</param>
    /// <param name="zone">IANA zone of the académie or centre; Paris alone is shown for one that is unknown.</param>
    public static string Binding(DateTimeOffset instant, string zone)
    {
        var paris = At(instant, Paris);
        var text = $"le {Joined(paris, " à ")} (heure de Paris)";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var local) || At(instant, local) is var there && there.DateTime == paris.DateTime)
        {
            return text;
        }

        var shown = DateOnly.FromDateTime(there.DateTime) == DateOnly.FromDateTime(paris.DateTime)
            ? Clock(there)
            : $"le {Joined(there, " à ")}";
        var place = Overseas.TryGetValue(zone, out var name) ? $" ({name})" : "";
        return $"{text}, soit {shown} heure locale{place}";
    }

    /// <summary>« le 27/09/2023 à 18:00 (heure de Paris) » (B1), for what has no académie.</summary>
    public static string Binding(DateTimeOffset instant) => Binding(instant, Paris.Id);

    private static DateTimeOffset At(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone);

    private static string Clock(DateTimeOffset local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Joined(DateTimeOffset local, string between) =>
        Day(DateOnly.FromDateTime(local.DateTime)) + between + Clock(local);
}
