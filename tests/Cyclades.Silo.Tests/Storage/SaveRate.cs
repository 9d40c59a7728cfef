using System.Diagnostics;
using Cyclades.Domain;
using Cyclades.Silo.Storage;
using Xunit;

namespace Cyclades.Silo.Tests.Storage;

/// <summary>How many saves a second the plain provider does behind the gate; run by hand, it asserts no time.</summary>
public sealed class SaveRate(SqliteSilo silo, ITestOutputHelper output) : IClassFixture<SqliteSilo>
{
    private const int InFlight = 64;
    private const int SavesEach = 100;

    [Fact(Explicit = true)]
    public async Task Saves_a_second_with_everything_filed()
    {
        var filler = new string('x', 1200);
        var numbers = Enumerable.Range(0, InFlight).Select(_ => Some.Candidate()).ToArray();
        await Task.WhenAll(numbers.Select(number => SaveAsync(number, filler, 10, [])));

        foreach (var round in Enumerable.Range(1, 3))
        {
            var times = new List<double>[InFlight];
            var start = Stopwatch.GetTimestamp();
            await Task.WhenAll(numbers.Select((number, index) => Task.Run(() => SaveAsync(number, filler, SavesEach, times[index] = []))));
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var sorted = times.SelectMany(time => time).Order().ToArray();
            output.WriteLine(FormattableString.Invariant(
                $"round {round}: {InFlight * SavesEach / seconds:F0} saves/s at {InFlight} in flight, p50 {sorted[sorted.Length / 2]:F1} ms, p99 {sorted[sorted.Length * 99 / 100]:F1} ms"));
        }
    }

    private async Task SaveAsync(CandidateNumber number, string filler, int saves, List<double> times)
    {
        var id = Some.CandidatureOf(number);
        var key = GrainKey.Candidature(id);
        var row = await silo.ReadAsync(key);
        var etag = row.RecordExists ? row.ETag : null;
        for (var save = 0; save < saves; save++)
        {
            var start = Stopwatch.GetTimestamp();
            etag = await silo.WriteAsync(key, Some.CandidatureEnvelope(id) with
            {
                State = new Probe(filler, ["a", "b"]),
                Events = [Some.Event("modified", save)],
                Mails = [new(Some.SavedMail(id), IsMessage: true)],
            }, etag);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }
}
