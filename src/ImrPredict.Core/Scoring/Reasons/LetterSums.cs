using ImrPredict.Cases;
using ImrPredict.Features;
using ImrPredict.Training.Attribution;

namespace ImrPredict.Scoring.Reasons;

/// <summary>
/// What a clinical text gives to every item that has it: what the words of each sentence add, and its mentions by
/// concept. Kept for the next item of the letter. For one thread.
/// </summary>
internal sealed class LetterSums
{
    private ClinicalReading? reading;
    private ItemMentions? mentions;
    private double slope = double.NaN;
    private double[] words = [];

    /// <summary>Turns to a text; what is known of it stays.</summary>
    public void TurnTo(ClinicalReading text)
    {
        if (!ReferenceEquals(reading, text))
        {
            (reading, slope, mentions) = (text, double.NaN, null);
        }
    }

    /// <summary>The mentions that speak of an item; most items of a letter share them.</summary>
    public ItemMentions MentionsOf(DisputedItem item)
    {
        var spoken = reading!.MentionsOf(item);
        return ReferenceEquals(mentions?.Spoken, spoken) ? mentions : mentions = new(spoken, reading.Sentences);
    }

    /// <summary>
    /// The sentences in which the word or phrase of a column stands, once for each time; none where it is not there.
    /// </summary>
    public ReadOnlySpan<int> PlacesOf(int column)
    {
        var at = reading!.Words.Indices.BinarySearch(column - reading.FirstColumn);
        return at < 0 ? [] : reading.Sentences.Of(at);
    }

    /// <summary>What the words and phrases of each sentence add, each by its share of the places where it stands.</summary>
    /// <param name="unit">Log-odds per unit of the logistic score.</param>
    /// <param name="attribution">Weights and means of the columns.</param>
    public ReadOnlySpan<double> Words(double unit, ModelAttribution attribution)
    {
        if (slope != unit)
        {
            (slope, words) = (unit, Sum(unit, attribution));
        }

        return words;
    }

    private double[] Sum(double unit, ModelAttribution attribution)
    {
        var sums = new double[reading!.Sentences.Spans.Count];
        var row = reading.Words;
        for (var i = 0; i < row.Indices.Length; i++)
        {
            var places = reading.Sentences.Of(i);
            if (places.Length == 0)
            {
                continue;
            }

            var column = reading.FirstColumn + row.Indices[i];
            var share = unit * attribution.WeightOf(column) * (row.Values[i] - attribution.MeanOf(column)) / places.Length;
            foreach (var sentence in places)
            {
                sums[sentence] += share;
            }
        }

        return sums;
    }
}
