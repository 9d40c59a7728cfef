using System.Globalization;
using System.Text.RegularExpressions;

namespace Cyclades.Silo.Documents;

/// <summary>French as documents write it. Own names of days and months: a culture's data may change with the platform.</summary>
internal static partial class FrenchText
{
    private static readonly string[] Days =
        ["DIMANCHE", "LUNDI", "MARDI", "MERCREDI", "JEUDI", "VENDREDI", "SAMEDI"];

    private static readonly string[] Months =
        ["JANVIER", "FÉVRIER", "MARS", "AVRIL", "MAI", "JUIN", "JUILLET", "AOÛT", "SEPTEMBRE", "OCTOBRE", "NOVEMBRE", "DÉCEMBRE"];

    /// <summary>« VENDREDI 29 SEPTEMBRE 2023 ».</summary>
    public static string InCapitals(DateOnly date)
    {
        var day = date.Day == 1 ? "1ER" : date.Day.ToString(CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{Days[(int)date.DayOfWeek]} {day} {Months[date.Month - 1]} {date.Year}");
    }

    /// <summary>« 11/09/2023 ».</summary>
    public static string Short(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>« OUI » or « NON ».</summary>
    public static string Answer(bool yes) => yes ? "OUI" : "NON";

    /// <summary>No line begins with a mark that French spaces off, none ends with an opening guillemet (D42).</summary>
    public static string Bound(string text) => Spaced().Replace(text, "\u00a0");

    [GeneratedRegex(" (?=[:;!?%»])|(?<=«) ")]
    private static partial Regex Spaced();
}
