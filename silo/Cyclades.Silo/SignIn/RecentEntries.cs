namespace Cyclades.Silo.SignIn;

/// <summary>A dictionary that forgets its least recently used entry when it is full. Not safe across threads: its owner locks.</summary>
internal sealed class RecentEntries<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> entries = [];
    private readonly LinkedList<(TKey Key, TValue Value)> byUse = [];

    public int Count => entries.Count;

    public bool TryGet(TKey key, out TValue? value)
    {
        if (!entries.TryGetValue(key, out var node))
        {
            value = default;
            return false;
        }

        byUse.Remove(node);
        byUse.AddFirst(node);
        value = node.Value.Value;
        return true;
    }

    public void Set(TKey key, TValue value)
    {
        if (entries.TryGetValue(key, out var known))
        {
            byUse.Remove(known);
            known.Value = (key, value);
            byUse.AddFirst(known);
            return;
        }

        if (entries.Count == capacity)
        {
            entries.Remove(byUse.Last!.Value.Key);
            byUse.RemoveLast();
        }

        entries.Add(key, byUse.AddFirst((key, value)));
    }
}
