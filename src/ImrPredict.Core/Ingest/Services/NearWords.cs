namespace ImrPredict.Ingest.Services;

/// <summary>
/// Finds a long word from a spelling that is one edit away (a letter missing, added, changed, or two neighbours
/// swapped), by indexing every word under all its forms with one letter left out.
/// </summary>
internal sealed class NearWords
{
    // Shorter names lie too near to ordinary words.
    private const int ShortestWord = 7;
    private const int LongestWord = 40;

    private readonly Dictionary<string, string> _forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <param name="words">Words in lower case; short ones and prefixes are passed over.</param>
    public NearWords(IEnumerable<string> words)
    {
        foreach (var word in words.Where(w => w.Length >= ShortestWord && !w.EndsWith('*')))
        {
            _forms.TryAdd(word, word);
            for (var i = 0; i < word.Length; i++)
            {
                _forms.TryAdd(word.Remove(i, 1), word);
            }
        }

        _lookup = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The word that a spelling is one edit away from; null where there is none.</summary>
    public string? Find(ReadOnlySpan<char> spelling)
    {
        if (spelling.Length is < ShortestWord or > LongestWord)
        {
            return null;
        }

        Span<char> word = stackalloc char[spelling.Length];
        spelling.ToLowerInvariant(word);

        if (_lookup.TryGetValue(word, out var found))
        {
            return found;
        }

        Span<char> shorter = stackalloc char[LongestWord];
        for (var i = 0; i < word.Length; i++)
        {
            word[..i].CopyTo(shorter);
            word[(i + 1)..].CopyTo(shorter[i..]);
            if (_lookup.TryGetValue(shorter[..(word.Length - 1)], out found) && IsNear(word, found))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Two words that share a form with one letter left out may still be two edits apart.</summary>
    private static bool IsNear(ReadOnlySpan<char> spelling, string word)
    {
        if (spelling.Length != word.Length)
        {
            return true;
        }

        var first = spelling.CommonPrefixLength(word);
        var last = 0;
        while (last < word.Length - first && spelling[^(last + 1)] == word[^(last + 1)])
        {
            last++;
        }

        var differing = word.Length - first - last;
        return differing == 1
            || (differing == 2 && spelling[first] == word[first + 1] && spelling[first + 1] == word[first]);
    }
}
