namespace ImrPredict.Text;

/// <summary>
/// Many phrase patterns searched at once: each token looks up the patterns that begin with it, so that the cost
/// grows with the text and not with the number of patterns.
/// </summary>
internal sealed class PhraseSet
{
    private readonly WordVocabulary _vocabulary;
    private readonly Compiled[] _patterns;
    private readonly Candidates?[] _byFirstSymbol;

    /// <param name="patterns">The patterns; a match names one by its position.</param>
    public PhraseSet(IReadOnlyList<PhrasePattern> patterns)
    {
        _vocabulary = new(patterns.SelectMany(p => p.Elements).SelectMany(e => e.Terms));
        _patterns = [.. patterns.Select(Compile)];
        var first = _patterns.SelectMany((p, i) => p.Places[0].Symbols.Select(s => (Symbol: s, Pattern: i))).ToList();
        _byFirstSymbol = new Candidates[first.Count == 0 ? 1 : first.Max(f => f.Symbol) + 1];
        foreach (var group in first.GroupBy(f => f.Symbol))
        {
            _byFirstSymbol[group.Key] = new([.. group.Select(g => g.Pattern)], _patterns);
        }
    }

    /// <summary>What <see cref="Match"/> wants of a text.</summary>
    public int[] Encode(WordTokens tokens) => _vocabulary.Encode(tokens);

    /// <summary>
    /// Adds the matches inside a stretch of tokens, the shortest of each pattern at each place, by place.
    /// </summary>
    /// <param name="symbols">The text as <see cref="Encode"/> gives it.</param>
    /// <param name="from">First token of the stretch, usually of a sentence; <c>^</c> means this place.</param>
    /// <param name="end">Just behind its last token; no match crosses it.</param>
    /// <param name="into">The list to add to.</param>
    public void Match(ReadOnlySpan<int> symbols, int from, int end, List<PhraseMatch> into)
    {
        for (var at = from; at < end; at++)
        {
            var symbol = symbols[at];
            if (symbol == 0 || symbol >= _byFirstSymbol.Length || _byFirstSymbol[symbol] is not { } candidates)
            {
                continue;
            }

            var second = at + 1 < end ? symbols[at + 1] : 0;
            foreach (var candidate in candidates.Before(second))
            {
                var pattern = _patterns[candidate];
                if ((pattern.AtStart && at != from) || pattern.Next?.Fits(second) == false)
                {
                    continue;
                }

                var stop = Follow(pattern.Places, 1, symbols[..end], at + 1);
                if (stop >= 0)
                {
                    into.Add(new(candidate, at, stop));
                }
            }
        }
    }

    private static int Follow(Place[] places, int place, ReadOnlySpan<int> symbols, int at)
    {
        if (place == places.Length)
        {
            return at;
        }

        var wanted = places[place];
        for (var skip = 0; skip <= wanted.Gap && at + skip < symbols.Length; skip++)
        {
            if (wanted.Fits(symbols[at + skip]))
            {
                var stop = Follow(places, place + 1, symbols, at + skip + 1);
                if (stop >= 0)
                {
                    return stop;
                }
            }
        }

        return wanted.Optional ? Follow(places, place + 1, symbols, at) : -1;
    }

    private Compiled Compile(PhrasePattern pattern) => new(
        pattern.AtStart,
        [.. pattern.Elements.Select(e =>
            new Place([.. e.Terms.SelectMany(_vocabulary.SymbolsOf).Distinct()], e.Gap, e.Optional))]);

    private sealed record Compiled(bool AtStart, Place[] Places)
    {
        /// <summary>What must stand right behind the first word; null where that may be anything.</summary>
        public Place? Next { get; } = Places.Length > 1 && Places[1] is { Gap: 0, Optional: false } ? Places[1] : null;
    }

    /// <summary>
    /// The patterns that begin with one symbol. Most fail at their second word, and most second words suit none of them:
    /// one look then leaves those alone that do not ask for it.
    /// </summary>
    private sealed class Candidates
    {
        private readonly int[] _all;
        private readonly int[] _withoutNext;
        private readonly Place? _next;

        public Candidates(int[] patterns, Compiled[] compiled)
        {
            _all = patterns;
            _withoutNext = [.. patterns.Where(p => compiled[p].Next is null)];
            int[] next = [.. patterns.SelectMany(p => compiled[p].Next?.Symbols ?? []).Distinct()];
            _next = next.Length == 0 ? null : new(next, gap: 0, optional: false);
        }

        public int[] Before(int second) => _next?.Fits(second) == true ? _all : _withoutNext;
    }

    private sealed class Place
    {
        private readonly ulong[] _bits;

        public Place(int[] symbols, int gap, bool optional)
        {
            (Symbols, Gap, Optional) = (symbols, gap, optional);
            _bits = new ulong[(symbols.Max() / 64) + 1];
            foreach (var symbol in symbols)
            {
                _bits[symbol / 64] |= 1UL << (symbol % 64);
            }
        }

        public int[] Symbols { get; }

        public int Gap { get; }

        public bool Optional { get; }

        public bool Fits(int symbol) =>
            (uint)symbol >> 6 is var at && at < (uint)_bits.Length && (_bits[at] & (1UL << symbol)) != 0;
    }
}
