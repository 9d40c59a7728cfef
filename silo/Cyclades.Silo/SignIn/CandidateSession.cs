using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Cyclades.Domain;
using Cyclades.Domain.Credentials;

namespace Cyclades.Silo.SignIn;

/// <summary>
/// One sign-in of a candidate, as its cookie or tokens carry it. It says who it was; whether it may still act is the
/// account's to say, from the stamp and the id.
/// </summary>
/// <param name="Candidate">Who signed in.</param>
/// <param name="Stamp">The account's at that instant.</param>
/// <param name="Id">Of this session: 128 random bits in hexadecimal.</param>
/// <param name="StartedAt">When it was opened, in UTC.</param>
internal sealed record CandidateSession(CandidateNumber Candidate, SecurityStamp Stamp, string Id, DateTimeOffset StartedAt)
{
    private const string CandidateClaim = "candidate";
    private const string StampClaim = "stamp";
    private const string IdClaim = "session";
    private const string StartClaim = "started";

    /// <summary>However active, no session lives longer.</summary>
    public static TimeSpan LongestLife { get; } = TimeSpan.FromHours(12);

    /// <summary>Without a call for so long, a session is over.</summary>
    public static TimeSpan LongestIdle { get; } = TimeSpan.FromHours(2);

    /// <summary>First instant at which it is over whatever happens.</summary>
    public DateTimeOffset End => StartedAt + LongestLife;

    public static CandidateSession Open(CandidateNumber candidate, SecurityStamp stamp, DateTimeOffset now) =>
        new(candidate, stamp, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), now);

    /// <summary>The session of the request, once it was authenticated; null without one.</summary>
    public static CandidateSession? Of(ClaimsPrincipal user) => TryRead(user, out var session) ? session : null;

    public ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity(
        [
            new Claim(CandidateClaim, Candidate.ToString()),
            new Claim(StampClaim, Stamp.Value.ToString(CultureInfo.InvariantCulture)),
            new Claim(IdClaim, Id),
            new Claim(StartClaim, StartedAt.UtcTicks.ToString(CultureInfo.InvariantCulture)),
        ],
        scheme,
        CandidateClaim,
        roleType: null));

    public static bool TryRead(ClaimsPrincipal? user, [NotNullWhen(true)] out CandidateSession? session)
    {
        session = null;
        if (user is not { Identity.IsAuthenticated: true }
            || !CandidateNumber.TryParse(user.FindFirstValue(CandidateClaim), out var candidate)
            || !int.TryParse(user.FindFirstValue(StampClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var stamp)
            || user.FindFirstValue(IdClaim) is not { Length: > 0 } id
            || !long.TryParse(user.FindFirstValue(StartClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var started))
        {
            return false;
        }

        session = new CandidateSession(candidate, new SecurityStamp(stamp), id, new DateTimeOffset(started, TimeSpan.Zero));
        return true;
    }
}
