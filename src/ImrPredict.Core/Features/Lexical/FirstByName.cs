namespace ImrPredict.Features.Lexical;

/// <summary>
/// Keeps the first of many n-grams by name; holds at most twice as many as are wanted, and one chunk.
/// </summary>
/// <param name="wanted">How many are kept.</param>
internal sealed class FirstByName(int wanted)
{
    private readonly List<Ngram> kept = [];
    private Ngram? last;

    /// <summary>Takes n-grams.</summary>
    public void AddRange(IEnumerable<Ngram> ngrams)
    {
        foreach (var ngram in ngrams)
        {
            if (last is not { } limit || Ngram.ByName(ngram, limit) < 0)
            {
                kept.Add(ngram);
            }
        }

        if (kept.Count >= 2 * wanted)
        {
            Trim();
        }
    }

    /// <summary>Those that are kept, in order.</summary>
    public IReadOnlyList<Ngram> Sorted()
    {
        Trim();
        return kept;
    }

    private void Trim()
    {
        kept.Sort(Ngram.ByName);
        if (kept.Count >= wanted && wanted > 0)
        {
            kept.RemoveRange(wanted, kept.Count - wanted);
            last = kept[^1];
        }
    }
}
