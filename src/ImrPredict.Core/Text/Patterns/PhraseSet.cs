using ImrPredict.Text.Tokens;

namespace ImrPredict.Text.Patterns;

/// <summary>Where a pattern fits, in tokens.</summary>
/// <param name="Pattern">Position of the pattern in its set, from 0.</param>
/// <param name="First">First token.</param>
/// <param name="End">Just behind the last token.</param>
internal readonly record struct PhraseMatch(int Pattern, int First, int End);

/// <summary>
/// Many phrase patterns searched at once: each token looks up the patterns that begin with it, so that the cost
/// grows with the text and not with the number of patterns.
/// </summary>
internal sealed class PhraseSet
{
    private readonly WordVocabulary _vocabulary;
    private readonly bool _isOfTable;

    // Up to the last symbol that a pattern begins with; null where none begins with it.
    private readonly Candidates?[] _byFirstSymbol;

    /// <param name="patterns">The patterns as tables write them; a match names one by its position.</param>
    /// <exception cref="FormatException">A pattern is not well formed.</exception>
    public PhraseSet(IEnumerable<string> patterns)
        : this([.. patterns.Select(PhrasePattern.Parse)])
    {
    }

    /// <param name="patterns">The patterns; a match names one by its position.</param>
    public PhraseSet(IReadOnlyList<PhrasePattern> patterns)
        : this(patterns, new(patterns.SelectMany(p => p.Elements).SelectMany(e => e.Terms)), isOfTable: false)
    {
    }

    private PhraseSet(IReadOnlyList<PhrasePattern> patterns, WordVocabulary vocabulary, bool isOfTable)
    {
        (_vocabulary, _isOfTable) = (vocabulary, isOfTable);
        var compiled = patterns.Select(Compile).ToList();
        var byFirst = patterns
            .SelectMany((p, i) => SymbolsOf(p.Elements[0]).Select(symbol => (Symbol: symbol, Pattern: i)))
            .ToLookup(c => c.Symbol, c => compiled[c.Pattern]);
        _byFirstSymbol = new Candidates?[byFirst.Select(group => group.Key).DefaultIfEmpty().Max() + 1];
        foreach (var group in byFirst)
        {
            _byFirstSymbol[group.Key] = new([.. group]);
        }
    }

    /// <summary>
    /// A set of patterns from columns <c>pattern</c> of the embedded tables: all such sets share one vocabulary.
    /// </summary>
    /// <param name="patterns">The patterns; a match names one by its position.</param>
    public static PhraseSet OfTable(IReadOnlyList<PhrasePattern> patterns) =>
        new(patterns, WordVocabulary.OfTables, isOfTable: true);

    /// <inheritdoc cref="OfTable(IReadOnlyList{PhrasePattern})"/>
    public static PhraseSet OfTable(IEnumerable<string> patterns) =>
        OfTable([.. patterns.Select(PhrasePattern.Parse)]);

    /// <summary>The symbols of a text, as <see cref="Match"/> takes them.</summary>
    public int[] Encode(WordTokens tokens) => _isOfTable
        ? tokens.TableSymbols ??= _vocabulary.Encode(tokens)
        : _vocabulary.Encode(tokens);

    /// <summary>
    /// Adds the matches inside a stretch of tokens, the shortest of each pattern at each place, by place.
    /// </summary>
    /// <param name="symbols">The text as <see cref="Encode"/> gives it.</param>
    /// <param name="from">First token of the stretch, usually of a sentence; <c>^</c> means this place.</param>
    /// <param name="end">Just behind its last token; no match crosses it.</param>
    /// <param name="into">The list to add to.</param>
    public void Match(ReadOnlySpan<int> symbols, int from, int end, List<PhraseMatch> into)
    {
        symbols = symbols[..Math.Max(from, end)];
        var here = 0UL;
        foreach (var symbol in symbols[from..])
        {
            here |= SignOf(symbol);
        }

        for (var at = from; at < symbols.Length; at++)
        {
            if (symbols[at] >= _byFirstSymbol.Length || _byFirstSymbol[symbols[at]] is not { } candidates)
            {
                continue;
            }

            var next = at + 1 < symbols.Length ? symbols[at + 1] : 0;
            foreach (ref readonly var candidate in candidates.Before(next))
            {
                if ((candidate.Ends & here) == 0 || (candidate.AtStart && at != from))
                {
                    continue;
                }

                var stop = Follow(candidate.Rest, symbols, at + 1);
                if (stop >= 0)
                {
                    into.Add(new(candidate.Pattern, at, stop));
                }
            }
        }
    }

    /// <summary>One of 64 bits, which a symbol shares with few others.</summary>
    private static ulong SignOf(int symbol) => 1UL << symbol;

    /// <summary>Just behind the shortest way through the places; -1 where there is none.</summary>
    private static int Follow(ReadOnlySpan<Place> places, ReadOnlySpan<int> symbols, int at)
    {
        for (var i = 0; i < places.Length; i++)
        {
            ref readonly var wanted = ref places[i];
            if (wanted.IsFixed)
            {
                if ((uint)at >= (uint)symbols.Length || !wanted.Fits(symbols[at]))
                {
                    return -1;
                }

                at++;
                continue;
            }

            for (var skip = 0; skip <= wanted.Gap && at + skip < symbols.Length; skip++)
            {
                if (wanted.Fits(symbols[at + skip]))
                {
                    var stop = Follow(places[(i + 1)..], symbols, at + skip + 1);
                    if (stop >= 0)
                    {
                        return stop;
                    }
                }
            }

            if (!wanted.Optional)
            {
                return -1;
            }
        }

        return at;
    }

    private Candidate Compile(PhrasePattern pattern, int position) => new(
        position,
        pattern.AtStart,
        [.. pattern.Elements.Skip(1).Select(e => new Place(SymbolsOf(e), e.Gap, e.Optional))]);

    private int[] SymbolsOf(PhrasePattern.Element element) =>
        [.. element.Terms.SelectMany(_vocabulary.SymbolsOf).Distinct()];

    /// <summary>
    /// The patterns that begin with one symbol. Most second words suit none of them: one look then leaves those alone
    /// that do not ask for it.
    /// </summary>
    private sealed class Candidates(Candidate[] all)
    {
        private readonly Candidate[] _withoutNext = [.. all.Where(c => !c.AsksForNext)];
        private readonly Place _next =
            new([.. all.Where(c => c.AsksForNext).SelectMany(c => c.Rest[0].Symbols).Distinct()], 0, Optional: false);

        public ReadOnlySpan<Candidate> Before(int next) => _next.Fits(next) ? all : _withoutNext;
    }

    /// <param name="Pattern">Position of the pattern in the set.</param>
    /// <param name="AtStart">Whether it matches at the start of a stretch only.</param>
    /// <param name="Rest">Its places behind the first.</param>
    private readonly record struct Candidate(int Pattern, bool AtStart, Place[] Rest)
    {
        /// <summary>Signs of the words that it ends with: where none of them is about, it need not be tried.</summary>
        public ulong Ends { get; } = Rest.Length == 0
            ? ulong.MaxValue
            : Rest[^1].Symbols.Aggregate(0UL, (signs, symbol) => signs | SignOf(symbol));

        /// <summary>Whether a certain word must stand right behind the first.</summary>
        public bool AsksForNext => Rest.Length > 0 && Rest[0].IsFixed;
    }

    /// <summary>What may stand at one place of a pattern.</summary>
    private readonly record struct Place(int[] Symbols, int Gap, bool Optional)
    {
        // A bit for each symbol, from the 64 on that hold the least one.
        private readonly int _first = Symbols.DefaultIfEmpty(0).Min() / 64;
        private readonly ulong[] _bits = BitsOf(Symbols);

        /// <summary>Whether a word must stand right here.</summary>
        public bool IsFixed => Gap == 0 && !Optional;

        /// <param name="symbol">Symbol of a word; 0, the symbol of words that are not named, fits nowhere.</param>
        public bool Fits(int symbol) =>
            (uint)((symbol >> 6) - _first) is var at && at < (uint)_bits.Length && (_bits[at] & (1UL << symbol)) != 0;

        private static ulong[] BitsOf(int[] symbols)
        {
            if (symbols.Length == 0)
            {
                return [];
            }

            var first = symbols.Min() / 64;
            var bits = new ulong[(symbols.Max() / 64) - first + 1];
            foreach (var symbol in symbols)
            {
                bits[(symbol / 64) - first] |= 1UL << symbol;
            }

            return bits;
        }
    }
}
