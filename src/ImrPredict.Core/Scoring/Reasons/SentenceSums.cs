using ImrPredict.Cases;
using ImrPredict.Features.Blocks;
using ImrPredict.Text.Evidence;
using ImrPredict.Training.Attribution;

namespace ImrPredict.Scoring.Reasons;

/// <summary>
/// What each sentence of a clinical text adds to the score of one item: its words, and the evidence that it states. The
/// contribution of a concept is shared evenly among the mentions that speak of the item.
/// </summary>
internal sealed class SentenceSums
{
    private static readonly int Concepts = Enum.GetValues<EvidenceConcept>().Length;

    private readonly ClinicalReading _reading;

    // Those of a concept stand together, up to its end.
    private readonly (EvidenceMention Mention, int Sentence)[] _byConcept;
    private readonly int[] _ends = new int[Concepts + 1];
    private readonly double[] _sums;

    // For each sentence the mention with the largest share, and that share.
    private readonly (EvidenceMention? Mention, double Share)[] _strongest;

    /// <summary>Prepares the sums of an item.</summary>
    /// <param name="reading">The reading of its text.</param>
    /// <param name="item">The item.</param>
    /// <param name="ofWords">What the words of each sentence add, from <see cref="OfWords"/>.</param>
    public SentenceSums(ClinicalReading reading, DisputedItem item, ReadOnlySpan<double> ofWords)
    {
        _reading = reading;
        _sums = ofWords.ToArray();
        _strongest = new (EvidenceMention?, double)[_sums.Length];
        var mentions = reading.MentionsOf(item);
        _byConcept = new (EvidenceMention, int)[mentions.Count];
        foreach (var mention in mentions)
        {
            _ends[(int)mention.Concept + 1]++;
        }

        for (var i = 1; i < Concepts; i++)
        {
            _ends[i] += _ends[i - 1];
        }

        foreach (var mention in mentions)
        {
            _byConcept[_ends[(int)mention.Concept]++] = (mention, reading.Sentences.SentenceAt(mention.Span.Start));
        }
    }

    /// <summary>
    /// What the logistic part makes of the words of each sentence, shared among the places where each stands.
    /// </summary>
    /// <param name="reading">The reading of the text.</param>
    /// <param name="factors">Log-odds for each unit of a learner's own.</param>
    /// <param name="attribution">Weights and means of the columns.</param>
    public static double[] OfWords(
        ClinicalReading reading, IReadOnlyList<double> factors, ModelAttribution attribution)
    {
        var sums = new double[reading.Sentences.Spans.Count];
        var columns = reading.Words.Indices;
        var values = reading.Words.Values;
        for (var i = 0; i < columns.Length; i++)
        {
            var (weight, mean) = (attribution.WeightOf(columns[i]), attribution.MeanOf(columns[i]));
            var factor = factors[attribution.MemberOf(columns[i])];
            Share(reading.Sentences.Of(i), factor * weight * (values[i] - mean), sums);
        }

        return sums;
    }

    /// <summary>Adds what trees make of a word; nothing where the word is not in the text.</summary>
    public void AddWord(int column, double added)
    {
        var word = _reading.Words.Indices.BinarySearch(column);
        if (word >= 0)
        {
            Share(_reading.Sentences.Of(word), added, _sums);
        }
    }

    /// <summary>
    /// Adds the contribution of a concept to its mentions: those of the status that it counts, or where there are none
    /// to all of them, since that they say otherwise is what it counts.
    /// </summary>
    /// <param name="concept">The concept.</param>
    /// <param name="status">The status that is counted.</param>
    /// <param name="added">The contribution.</param>
    /// <returns>False where the text does not mention it.</returns>
    public bool AddConcept(EvidenceConcept concept, Assertion? status, double added)
    {
        var first = concept == 0 ? 0 : _ends[(int)concept - 1];
        var mentions = _byConcept.AsSpan(first.._ends[(int)concept]);
        if (mentions.IsEmpty)
        {
            return false;
        }

        var counted = 0;
        foreach (var (mention, _) in mentions)
        {
            counted += mention.Status == status ? 1 : 0;
        }

        var share = added / (counted > 0 ? counted : mentions.Length);
        foreach (var (mention, sentence) in mentions)
        {
            if (counted == 0 || mention.Status == status)
            {
                _sums[sentence] += share;
                if (_strongest[sentence].Mention is null || Math.Abs(share) > Math.Abs(_strongest[sentence].Share))
                {
                    _strongest[sentence] = (mention, share);
                }
            }
        }

        return true;
    }

    /// <summary>Hands the reasons on, in the order of the sentences.</summary>
    public void AddTo(LargestReasons largest)
    {
        for (var i = 0; i < _sums.Length; i++)
        {
            if (largest.Takes(_sums[i]))
            {
                var mention = _strongest[i].Mention;
                largest.Add(new(FeatureTheme.Sentence, mention?.Concept, mention?.Status, Sentence: i), _sums[i]);
            }
        }
    }

    private static void Share(ReadOnlySpan<int> places, double added, double[] sums)
    {
        var share = added / places.Length;
        foreach (var sentence in places)
        {
            sums[sentence] += share;
        }
    }
}
