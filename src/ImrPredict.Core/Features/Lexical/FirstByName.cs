namespace ImrPredict.Features.Lexical;

/// <summary>
/// Keeps the first of many n-grams by name; holds at most twice as many as are wanted, and one chunk.
/// </summary>
/// <param name="wanted">How many are kept.</param>
internal sealed class FirstByName(int wanted)
{
    private readonly List<Ngram> _kept = [];
    private Ngram? _last;

    /// <summary>Takes n-grams.</summary>
    public void AddRange(IEnumerable<Ngram> ngrams)
    {
        foreach (var ngram in ngrams)
        {
            if (_last is not { } limit || Ngram.ByName(ngram, limit) < 0)
            {
                _kept.Add(ngram);
            }
        }

        if (_kept.Count >= 2 * wanted)
        {
            Trim();
        }
    }

    /// <summary>Those that are kept, in order.</summary>
    public IReadOnlyList<Ngram> Sorted()
    {
        Trim();
        return _kept;
    }

    private void Trim()
    {
        _kept.Sort(Ngram.ByName);
        if (_kept.Count >= wanted && wanted > 0)
        {
            _kept.RemoveRange(wanted, _kept.Count - wanted);
            _last = _kept[^1];
        }
    }
}
