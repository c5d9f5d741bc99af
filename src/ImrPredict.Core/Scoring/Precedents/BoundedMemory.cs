namespace ImrPredict.Scoring.Precedents;

/// <summary>Remembers what was found for a key; when full it forgets all. For one thread at a time.</summary>
/// <param name="most">Most keys that are remembered, 1 or more.</param>
internal sealed class BoundedMemory<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> _known = [];

    /// <summary>What belongs to a key, remembered or found now.</summary>
    public TValue Get(TKey key, Func<TKey, TValue> find)
    {
        if (!_known.TryGetValue(key, out var value))
        {
            value = find(key);
            if (_known.Count == most)
            {
                _known.Clear();
            }

            _known.Add(key, value);
        }

        return value;
    }
}
