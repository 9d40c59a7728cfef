using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain.Marks;

/// <summary>
/// What a candidate got in one test: points of at most two decimal places, « absent », or « dispensé », which counts neither
/// for nor against. Written <c>12.5</c>, <c>absent</c>, <c>exempt</c>.
/// </summary>
[JsonConverter(typeof(AsText<Mark>))]
public readonly record struct Mark : IParsable<Mark>
{
    private const string AbsentText = "absent";

    private const string ExemptText = "exempt";

    private const decimal Hundred = 100m;

    private readonly MarkKind kind;

    private Mark(MarkKind kind, int hundredths) => (this.kind, Hundredths) = (kind, hundredths);

    public static Mark Absent { get; } = new(MarkKind.Absent, 0);

    public static Mark Exempt { get; } = new(MarkKind.Exempt, 0);

    /// <summary>The default value is 0 points.</summary>
    public MarkKind Kind => kind == 0 ? MarkKind.Points : kind;

    /// <summary>Of a point, from 0; 0 when there are no points.</summary>
    public int Hundredths { get; }

    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public static Mark OfHundredths(int hundredths)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hundredths);
        return new Mark(MarkKind.Points, hundredths);
    }

    /// <summary>
    /// Points with a comma or a point and at most two decimal places; « absent », « abs », « dispensé », « disp », « exempt » in
    /// any case.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Mark mark)
    {
        mark = default;
        switch (text?.Trim().ToUpperInvariant())
        {
            case "ABSENT" or "ABS":
                mark = Absent;
                return true;
            case "EXEMPT" or "DISPENSÉ" or "DISPENSE" or "DISPENSÉE" or "DISPENSEE" or "DISP":
                mark = Exempt;
                return true;
            case { Length: > 0 and <= 10 } typed when decimal.TryParse(
                typed.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points)
                && points <= int.MaxValue / Hundred && decimal.IsInteger(points * Hundred) && char.IsAsciiDigit(typed[0]) && char.IsAsciiDigit(typed[^1]):
                mark = OfHundredths((int)(points * Hundred));
                return true;
            default:
                return false;
        }
    }

    /// <exception cref="FormatException">None of what <see cref="TryParse"/> takes.</exception>
    public static Mark Parse(string text) =>
        TryParse(text, out var mark) ? mark : throw new FormatException("Not points of at most two decimal places, « absent » or « exempt ».");

    public override string ToString() => Kind switch
    {
        MarkKind.Absent => AbsentText,
        MarkKind.Exempt => ExemptText,
        _ => (Hundredths / Hundred).ToString("0.##", CultureInfo.InvariantCulture),
    };

    static Mark IParsable<Mark>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Mark>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Mark result) => TryParse(s, out result);
}

/// <summary>What a <see cref="Mark"/> says.</summary>
public enum MarkKind
{
    Points = 1,

    /// <summary>« absent »: no result comes of it.</summary>
    Absent = 2,

    /// <summary>« dispensé ».</summary>
    Exempt = 3,
}
