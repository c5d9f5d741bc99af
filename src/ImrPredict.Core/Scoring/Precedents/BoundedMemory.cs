namespace ImrPredict.Scoring.Precedents;

/// <summary>Remembers what was found for a key; when full it forgets all. For one thread at a time.</summary>
/// <param name="most">Most keys that are remembered, 1 or more.</param>
internal sealed class BoundedMemory<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> known = [];

    /// <summary>What belongs to a key, remembered or found now.</summary>
    public TValue Get(TKey key, Func<TKey, TValue> find)
    {
        if (!known.TryGetValue(key, out var value))
        {
            value = find(key);
            if (known.Count == most)
            {
                known.Clear();
            }

            known.Add(key, value);
        }

        return value;
    }
}
