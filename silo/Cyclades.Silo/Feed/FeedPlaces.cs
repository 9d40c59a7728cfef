using System.Collections.Concurrent;
using Cyclades.Domain;
using Cyclades.Domain.Agents;

namespace Cyclades.Silo.Feed;

/// <summary>How often each agent follows on this server, so that a program that goes wrong does not take it for itself.</summary>
internal sealed class FeedPlaces
{
    /// <summary>When to ask again: a connection that a program has closed is noticed by then, one that it has lost within a minute.</summary>
    public static TimeSpan Wait { get; } = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, int> taken = new(StringComparer.Ordinal);

    /// <returns>The place, free again once it is disposed.</returns>
    public Outcome<IDisposable> Take(Actor actor)
    {
        var name = actor.JournalName;
        if (taken.AddOrUpdate(name, 1, (_, count) => count + 1) > FollowRegister.MostAtOnce)
        {
            Leave(name);
            return new Refusal.TooManyFeeds(FollowRegister.MostAtOnce, Wait);
        }

        return new Place(this, name);
    }

    private void Leave(string name)
    {
        if (taken.AddOrUpdate(name, 0, (_, count) => count - 1) == 0)
        {
            taken.TryRemove(KeyValuePair.Create(name, 0));
        }
    }

    private sealed class Place(FeedPlaces places, string name) : IDisposable
    {
        public void Dispose() => places.Leave(name);
    }
}
