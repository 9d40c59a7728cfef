using System.Collections.Concurrent;

namespace Cyclades.Silo.Storage;

/// <summary>Wakes those who follow the candidatures of an académie after a commit of this process; other servers' commits raise nothing here.</summary>
internal sealed class CandidatureSignal
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> awaited = new(StringComparer.Ordinal);

    /// <summary>Completes with the first commit from now on: asked for before reading, it misses none that the reading missed.</summary>
    public Task NextAsync(string academy) =>
        awaited.GetOrAdd(academy, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <param name="committed">What the commit has put into the register; only candidatures count.</param>
    public void Raise(ReadOnlySpan<RegisterRow?> committed)
    {
        foreach (var row in committed)
        {
            if (row is RegisterRow.Candidature candidature && awaited.TryRemove(candidature.Academy, out var waiting))
            {
                waiting.SetResult();
            }
        }
    }
}
