using System.Globalization;
using Cyclades.Domain;

namespace Cyclades.Load.Seeding;

/// <summary>A candidate to make calls as.</summary>
/// <param name="Number">Candidate number.</param>
/// <param name="Registration">The last candidature's number; 0 without any.</param>
/// <param name="Token">Bearer token, good for less than twelve hours.</param>
internal sealed record SeededCandidate(CandidateNumber Number, int Registration, string Token)
{
    /// <summary>One candidate a line, tabs between. Tokens are secrets: the file is for the machine that made it.</summary>
    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Number}\t{Registration}\t{Token}");

    /// <param name="file">Where the line is from.</param>
    /// <exception cref="FormatException">The line is none of ours.</exception>
    public static SeededCandidate Parse(string line, string file) =>
        line.Split('\t') is [var number, var registration, var token]
            ? new SeededCandidate(CandidateNumber.Parse(number), int.Parse(registration, CultureInfo.InvariantCulture), token)
            : throw new FormatException($"{file} holds a line that is not a number, a registration and a token.");

    /// <summary>Tokens do not print.</summary>
    public override string ToString() => $"{nameof(SeededCandidate)} {Number}";
}
