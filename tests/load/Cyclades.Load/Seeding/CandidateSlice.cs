namespace Cyclades.Load.Seeding;

/// <summary>Which candidates of a file a run calls as: evenly spread over it, and others in each round.</summary>
/// <param name="Skip">How many at the beginning are left out.</param>
/// <param name="Count">How many; none for all.</param>
/// <param name="Round">Which round, from 0.</param>
/// <param name="Rounds">Of so many that share the file.</param>
internal sealed record CandidateSlice(int Skip, int? Count, int Round, int Rounds)
{
    public IEnumerable<SeededCandidate> Of(FileInfo file)
    {
        var all = File.ReadLines(file.FullName).Count() - Skip;
        var wanted = Places(all).ToHashSet();
        return File.ReadLines(file.FullName).Skip(Skip).Where((_, place) => wanted.Contains(place)).Select(line => SeededCandidate.Parse(line, file.Name));
    }

    /// <summary>Places among so many, in order.</summary>
    internal IEnumerable<int> Places(int all)
    {
        var share = Math.Min(Count ?? int.MaxValue, all / Rounds);
        for (var place = 0; place < share; place++)
        {
            yield return (int)(((long)place * Rounds) + Round) * Math.Max(1, all / Math.Max(1, share * Rounds));
        }
    }
}
