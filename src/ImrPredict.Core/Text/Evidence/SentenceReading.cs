using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Text.Evidence;

/// <summary>
/// Reads one sentence after the other: which of its phrases are mentions, what their status is, and which numbers go
/// with them. What it needs for a sentence is kept for the next; for one thread.
/// </summary>
/// <param name="lexicon">The tables.</param>
/// <param name="tokens">The words of the text.</param>
internal sealed class SentenceReading(EvidenceLexicon lexicon, WordTokens tokens)
{
    private const int NumberReach = 9;

    // Above this daily dose guidelines ask for special reasons (CDC 2016; MTUS opioids guideline 2016: 80 to 90).
    private const double HighMorphineDose = 90;

    private readonly List<TermMatch> _terms = [];
    private readonly List<NumberMatch> _numbers = [];
    private readonly List<int> _owned = [];
    private readonly AssertionScope _scope = new(lexicon, tokens);

    /// <summary>Adds the mentions of a sentence in the order of their places.</summary>
    /// <param name="matches">The patterns that fit in this sentence.</param>
    /// <param name="first">First word of the sentence.</param>
    /// <param name="end">Just behind its last word.</param>
    /// <param name="sentence">Where the sentence stands.</param>
    /// <param name="found">The list to add to.</param>
    public void Add(List<PhraseMatch> matches, int first, int end, TextSpan sentence, List<EvidenceMention> found)
    {
        _numbers.Clear();
        _terms.Clear();
        NumberReader.Read(tokens, first, end, _numbers);
        TermChoice.Choose(lexicon, matches, _terms);
        AddBareNumbers();
        if (_terms.Count == 0)
        {
            return;
        }

        _scope.Read(matches, first, end);
        _terms.Sort(static (a, b) => a.First != b.First ? a.First - b.First : a.Term.Concept - b.Term.Concept);
        OwnNumbers();
        for (var i = 0; i < _terms.Count; i++)
        {
            var term = _terms[i];
            var kind = lexicon.Of(term.Term.Concept).Kind;
            var number = _owned[i] >= 0 ? _numbers[_owned[i]].Number : null;
            var status = _scope.StatusOf(term, kind);
            found.Add(new(term.Term.Concept, status, SpanOf(term.First, term.End), sentence, number));
        }
    }

    /// <summary>
    /// A pain score, a dose or a count of visits is a mention by itself where no term stands near it.
    /// </summary>
    private void AddBareNumbers()
    {
        foreach (var number in _numbers)
        {
            EvidenceConcept? concept = number.Number.Unit switch
            {
                NumberUnit.PainScore => EvidenceConcept.PainScore,
                NumberUnit.MorphineMilligrams => EvidenceConcept.MorphineDose,
                NumberUnit.Visits when Nearest(number) < 0 => EvidenceConcept.TherapyVisits,
                _ => null,
            };
            if (concept is { } named)
            {
                _terms.Add(new(new(named, Assertion.Present, false, false), number.First, number.End));
            }

            if (concept == EvidenceConcept.MorphineDose)
            {
                var status = number.Number.Value > HighMorphineDose ? Assertion.Absent : Assertion.Present;
                var term = new LexiconEntry.Term(EvidenceConcept.QuantityWithinGuideline, status, true, false);
                _terms.Add(new(term, number.First, number.End));
            }
        }
    }

    /// <summary>
    /// Finds the number that each mention owns, or -1: every number goes to the nearest that takes its unit.
    /// </summary>
    private void OwnNumbers()
    {
        _owned.Clear();
        foreach (var _ in _terms)
        {
            _owned.Add(-1);
        }

        for (var n = 0; n < _numbers.Count; n++)
        {
            var owner = Nearest(_numbers[n]);
            if (owner >= 0 && (_owned[owner] < 0 || Rank(owner, n) < Rank(owner, _owned[owner])))
            {
                _owned[owner] = n;
            }
        }
    }

    private int Rank(int term, int number)
    {
        var units = lexicon.Of(_terms[term].Term.Concept).Units;
        for (var i = 0; i < units.Count; i++)
        {
            if (units[i] == _numbers[number].Number.Unit)
            {
                return i;
            }
        }

        return int.MaxValue;
    }

    private int Nearest(NumberMatch number)
    {
        var (best, distance) = (-1, NumberReach + 1);
        for (var i = 0; i < _terms.Count; i++)
        {
            var term = _terms[i];
            if (!lexicon.Of(term.Term.Concept).Units.Contains(number.Number.Unit))
            {
                continue;
            }

            var words = Distance(number, term);
            if (words < distance)
            {
                (best, distance) = (i, words);
            }
        }

        return best;
    }

    /// <summary>
    /// Words between; a count of times stands right before what it counts, and "#30" behind its drug.
    /// </summary>
    private static int Distance(NumberMatch number, TermMatch term) => number.Number.Unit switch
    {
        NumberUnit.Times when term.First - number.End is not (0 or 1) => int.MaxValue,
        NumberUnit.Units when number.First < term.End => int.MaxValue,
        _ => Math.Max(0, Math.Max(term.First - number.End, number.First - term.End)),
    };

    private TextSpan SpanOf(int first, int end)
    {
        var start = tokens[first].Start;
        return new(start, tokens[end - 1].End - start);
    }
}
