using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Cyclades.Domain.Catalogue;

/// <summary>
/// Names a registration service: one national session at one académie or centre, written <c>CFG-2023-06/19</c>.
/// Several services of one académie and domain are of different sessions (R12, D23).
/// </summary>
[JsonConverter(typeof(AsText<ServiceId>))]
public readonly record struct ServiceId(SessionId Session, AcademyCode Academy) : IParsable<ServiceId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out ServiceId id)
    {
        id = default;
        if (text is null || text.IndexOf('/', StringComparison.Ordinal) is not (> 0 and var slash)
            || !SessionId.TryParse(text[..slash], out var session)
            || !AcademyCode.TryParse(text[(slash + 1)..], out var academy))
        {
            return false;
        }

        id = new ServiceId(session, academy);
        return true;
    }

    /// <exception cref="FormatException">Not a session, a slash and an académie.</exception>
    public static ServiceId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("A registration service is written SESSION/ACADÉMIE.");

    public override string ToString() => $"{Session}/{Academy}";

    static ServiceId IParsable<ServiceId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<ServiceId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ServiceId result) => TryParse(s, out result);
}
