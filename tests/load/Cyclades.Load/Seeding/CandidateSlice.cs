namespace Cyclades.Load.Seeding;

/// <summary>Which candidates of a file a run calls as: evenly spread over it.</summary>
/// <param name="Skip">How many at the beginning are left out.</param>
/// <param name="Count">How many; none for the whole share.</param>
/// <param name="Share">Of which they are.</param>
internal sealed record CandidateSlice(int Skip, int? Count, Share Share)
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
        var count = Math.Min(Count ?? int.MaxValue, all / Share.Of);
        for (var place = 0; place < count; place++)
        {
            yield return (int)(((long)place * Share.Of) + Share.Place) * Math.Max(1, all / Math.Max(1, count * Share.Of));
        }
    }
}
