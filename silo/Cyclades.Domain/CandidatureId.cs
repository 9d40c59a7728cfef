namespace Cyclades.Domain;

/// <summary>Names one candidature for ever: the pair of D3, written <c>00000000042/006</c>.</summary>
public readonly record struct CandidatureId(CandidateNumber Candidate, RegistrationNumber Registration)
{
    public static bool TryParse(string? text, out CandidatureId id)
    {
        id = default;
        if (text is null || text.IndexOf('/', StringComparison.Ordinal) is not (> 0 and var slash)
            || !CandidateNumber.TryParse(text[..slash], out var candidate)
            || !RegistrationNumber.TryParse(text[(slash + 1)..], out var registration))
        {
            return false;
        }

        id = new CandidatureId(candidate, registration);
        return true;
    }

    public override string ToString() => $"{Candidate}/{Registration}";
}
