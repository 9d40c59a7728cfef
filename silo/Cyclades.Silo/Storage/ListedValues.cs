using System.Globalization;
using Dapper;

namespace Cyclades.Silo.Storage;

/// <summary>Lists in statements: one parameter a value, since only one of the databases takes a list for one parameter.</summary>
internal static class ListedValues
{
    /// <summary>What stands after <c>IN</c>: <c>(@states0, @states1)</c>.</summary>
    /// <param name="values">Takes the values.</param>
    /// <param name="name">Unique within the statement.</param>
    /// <param name="listed">At least one.</param>
    public static string AddList(this DynamicParameters values, string name, IEnumerable<string> listed)
    {
        var names = new List<string>();
        foreach (var value in listed)
        {
            var one = name + names.Count.ToString(CultureInfo.InvariantCulture);
            values.Add(one, value);
            names.Add($"@{one}");
        }

        return $"({string.Join(", ", names)})";
    }
}
