namespace ImrPredict.Features;

/// <summary>Keeps the first of many phrases by name; holds at most twice as many as are wanted, and one chunk.</summary>
/// <param name="wanted">How many are kept.</param>
internal sealed class FirstByName(int wanted)
{
    private readonly List<Phrase> kept = [];
    private Phrase? last;

    /// <summary>Takes phrases.</summary>
    public void AddRange(IEnumerable<Phrase> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (last is not { } limit || Phrase.ByName(phrase, limit) < 0)
            {
                kept.Add(phrase);
            }
        }

        if (kept.Count >= 2 * wanted)
        {
            Trim();
        }
    }

    /// <summary>Those that are kept, in order.</summary>
    public IReadOnlyList<Phrase> Sorted()
    {
        Trim();
        return kept;
    }

    private void Trim()
    {
        kept.Sort(Phrase.ByName);
        if (kept.Count >= wanted && wanted > 0)
        {
            kept.RemoveRange(wanted, kept.Count - wanted);
            last = kept[^1];
        }
    }
}
