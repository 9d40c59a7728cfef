using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Cyclades.Protos.Types.V1;

namespace Cyclades.Console.Asking;

/// <summary>A date as people type it.</summary>
internal static class TypedDate
{
    /// <summary>Day, month and year between slashes, dots, hyphens or spaces. The server judges whether it exists.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PartialDate? date)
    {
        date = null;
        var parts = text.Split(['/', '.', '-', ' '], StringSplitOptions.TrimEntries);
        if (parts is not [{ Length: 1 or 2 } day, { Length: 1 or 2 } month, { Length: 4 } year]
            || !TryNumber(day, out var d) || !TryNumber(month, out var m) || !TryNumber(year, out var y))
        {
            return false;
        }

        date = new PartialDate { Year = y, Month = m, Day = d };
        return true;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
