using System.Runtime.Intrinsics;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Text.Patterns;

/// <summary>
/// Many phrase patterns searched at once: each token looks up the patterns that begin with it, so that the cost
/// grows with the text and not with the number of patterns.
/// </summary>
internal sealed class PhraseSet
{
    private readonly WordVocabulary _vocabulary;
    private readonly Candidates?[] _byFirstSymbol;

    /// <param name="patterns">The patterns; a match names one by its position.</param>
    /// <param name="vocabulary">Words that hold those of the patterns, to share; null for the patterns' own.</param>
    public PhraseSet(IReadOnlyList<PhrasePattern> patterns, WordVocabulary? vocabulary = null)
    {
        _vocabulary = vocabulary ?? new(patterns.SelectMany(p => p.Elements).SelectMany(e => e.Terms));
        var compiled = patterns.Select(Compile).ToList();
        var first = patterns.SelectMany((p, i) => SymbolsOf(p.Elements[0]).Select(s => (Symbol: s, Pattern: i))).ToList();
        _byFirstSymbol = new Candidates[first.Count == 0 ? 1 : first.Max(f => f.Symbol) + 1];
        foreach (var group in first.GroupBy(f => f.Symbol))
        {
            _byFirstSymbol[group.Key] = new([.. group.Select(g => compiled[g.Pattern])]);
        }
    }

    /// <summary>What <see cref="Match"/> wants of a text; for a set with a vocabulary of its own.</summary>
    public int[] Encode(WordTokens tokens) => _vocabulary.Encode(tokens);

    /// <summary>
    /// Adds the matches inside a stretch of tokens, the shortest of each pattern at each place, by place.
    /// </summary>
    /// <param name="symbols">The text as the set's vocabulary encodes it.</param>
    /// <param name="from">First token of the stretch, usually of a sentence; <c>^</c> means this place.</param>
    /// <param name="end">Just behind its last token; no match crosses it.</param>
    /// <param name="into">The list to add to.</param>
    public void Match(ReadOnlySpan<int> symbols, int from, int end, List<PhraseMatch> into)
    {
        var byFirst = _byFirstSymbol;
        symbols = symbols[..Math.Max(from, end)];
        var here = 0UL;
        foreach (var symbol in symbols[from..])
        {
            here |= SignOf(symbol);
        }

        for (var at = from; at < symbols.Length; at++)
        {
            var symbol = symbols[at];
            if (symbol >= byFirst.Length || byFirst[symbol] is not { } candidates)
            {
                continue;
            }

            foreach (ref readonly var candidate in candidates.Before(at + 1 < symbols.Length ? symbols[at + 1] : 0))
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
    /// The patterns that begin with one symbol. Most fail at their second word, and most second words suit none of them:
    /// one look then leaves those alone that do not ask for it.
    /// </summary>
    private sealed class Candidates
    {
        private readonly Candidate[] _all;
        private readonly Candidate[] _withoutNext;
        private readonly Place _next;

        public Candidates(Candidate[] patterns)
        {
            _all = patterns;
            _withoutNext = [.. patterns.Where(p => !p.AsksForNext)];
            _next = new([.. patterns.Where(p => p.AsksForNext).SelectMany(p => p.Rest[0].Symbols).Distinct()], 0, false);
        }

        public ReadOnlySpan<Candidate> Before(int second) => _next.Fits(second) ? _all : _withoutNext;
    }

    /// <param name="Pattern">Position of the pattern in the set.</param>
    /// <param name="AtStart">Whether it matches at the start of a stretch only.</param>
    /// <param name="Rest">Its places behind the first.</param>
    private readonly record struct Candidate(int Pattern, bool AtStart, Place[] Rest)
    {
        /// <summary>Signs of the words that it ends with: where none of them is about, it need not be tried.</summary>
        public ulong Ends { get; } = Rest.Length == 0 ? ulong.MaxValue
            : Rest[^1].Symbols.Aggregate(0UL, (signs, symbol) => signs | SignOf(symbol));

        /// <summary>Whether a certain word must stand right behind the first.</summary>
        public bool AsksForNext => Rest.Length > 0 && Rest[0].IsFixed;
    }

    /// <summary>What may stand at one place of a pattern.</summary>
    private readonly struct Place
    {
        // Up to eight ranges of symbols, first and length less one; else all of them, a bit each.
        private readonly Vector128<ushort> _firsts;
        private readonly Vector128<ushort> _lengths;
        private readonly ulong[]? _many;

        public Place(int[] symbols, int gap, bool optional)
        {
            (Symbols, Gap, Optional) = (symbols, gap, optional);
            Span<ushort> firsts = stackalloc ushort[Vector128<ushort>.Count];
            Span<ushort> lengths = stackalloc ushort[Vector128<ushort>.Count];
            firsts.Fill(ushort.MaxValue);
            var ranges = 0;
            foreach (var symbol in symbols.Order())
            {
                if (ranges > 0 && symbol == firsts[ranges - 1] + lengths[ranges - 1] + 1)
                {
                    lengths[ranges - 1]++;
                }
                else if (ranges < firsts.Length)
                {
                    firsts[ranges++] = checked((ushort)symbol);
                }
                else
                {
                    _many = Bits(symbols);
                    break;
                }
            }

            (_firsts, _lengths) = (Vector128.Create<ushort>(firsts), Vector128.Create<ushort>(lengths));
        }

        public int[] Symbols { get; }

        public int Gap { get; }

        public bool Optional { get; }

        /// <summary>Whether a word must stand right here.</summary>
        public bool IsFixed => Gap == 0 && !Optional;

        /// <param name="symbol">Symbol of a word; 0, the symbol of words that are not named, fits nowhere.</param>
        public bool Fits(int symbol) => _many is null
            ? Vector128.LessThanOrEqualAny(Vector128.Create((ushort)symbol) - _firsts, _lengths)
            : (uint)symbol >> 6 is var at && at < (uint)_many.Length && (_many[at] & (1UL << symbol)) != 0;

        private static ulong[] Bits(int[] symbols)
        {
            var bits = new ulong[(symbols.Max() / 64) + 1];
            foreach (var symbol in symbols)
            {
                bits[symbol / 64] |= 1UL << (symbol % 64);
            }

            return bits;
        }
    }
}
