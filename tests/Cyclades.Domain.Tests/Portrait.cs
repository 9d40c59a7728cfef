using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Cyclades.Domain.Tests;

/// <summary>
/// A value written out, property by property, whatever its own equality says: records that hold lists compare
/// the lists by reference, and a private text does not print.
/// </summary>
public static class Portrait
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Draw(text, value, 0);
        return text.ToString();
    }

    private static void Draw(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string or Enum or Uri:
            case { } when value.GetType().IsPrimitive:
                text.Append('"').Append(value).Append('"');
                break;
            case DateTimeOffset instant:
                text.Append(instant.ToString("O", CultureInfo.InvariantCulture));
                break;
            case IFormattable other when other.GetType().Namespace == nameof(System):
                text.Append(other.ToString(null, CultureInfo.InvariantCulture));
                break;
            case IEnumerable list:
                DrawList(text, list, depth);
                break;
            default:
                DrawMembers(text, value, depth);
                break;
        }
    }

    private static void DrawList(StringBuilder text, IEnumerable list, int depth)
    {
        text.Append('[');
        foreach (var item in list)
        {
            NewLine(text, depth + 1);
            Draw(text, item, depth + 1);
        }

        text.Append(']');
    }

    private static void DrawMembers(StringBuilder text, object value, int depth)
    {
        text.Append(value.GetType().Name);
        var members = value.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .ToArray();
        if (members.Length == 0)
        {
            text.Append(' ').Append(value);
        }

        foreach (var member in members)
        {
            NewLine(text, depth + 1);
            text.Append(member.Name).Append(" = ");
            Draw(text, member.GetValue(value), depth + 1);
        }
    }

    private static void NewLine(StringBuilder text, int depth) => text.Append('\n').Append(' ', 2 * depth);
}
