using System.Globalization;
using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Text;
using ImrPredict.Training;

namespace ImrPredict.Audit;

/// <summary>
/// Evidence about a decision from the model that has not seen it: what moved it most, where that stands in the clinical
/// text, and which similar decisions there are.
/// </summary>
/// <param name="items">Decided items.</param>
/// <param name="expectation">Their out-of-fold expectation.</param>
public sealed class OutOfFoldEvidence(IReadOnlyList<DecidedItem> items, OutOfFold expectation)
{
    private const int Looked = 40;
    private const int Reasons = 8;
    private const int MostSpans = 30;
    private const int MostOfOne = 3;
    private const int Precedents = 5;
    private const string TextFeature = "text: ";

    private readonly SimilarDecisions similar = new(items);

    /// <summary>The evidence of a row.</summary>
    /// <param name="row">Place of the item, from 0.</param>
    public ItemEvidence Of(int row)
    {
        var moved = expectation.Contributions(row, Looked);
        // What pointed the other way than the decision is what makes it strange.
        var against = moved.Where(c => c.LogOdds > 0 != items[row].Overturned).ToList();
        var told = against.Concat(moved.Except(against)).Take(Reasons);
        return new ItemEvidence
        {
            Reasons = [.. told.Select(Words)],
            Spans = Spans(items[row].Item.ClinicalText, moved),
            Precedents = similar.Of(row, Precedents),
        };
    }

    private static string Words(Contribution moved) => string.Create(
        CultureInfo.InvariantCulture,
        $"{moved.Feature} ({(moved.LogOdds >= 0 ? "towards overturned" : "towards upheld")}, {Math.Abs(moved.LogOdds):0.00})");

    private static List<EvidenceSpan> Spans(string text, IReadOnlyList<Contribution> moved)
    {
        var spans = new List<EvidenceSpan>();
        foreach (var contribution in moved)
        {
            foreach (var span in Places(text, contribution.Feature).Take(MostOfOne))
            {
                if (spans.Count < MostSpans && spans.TrueForAll(s => s.Span.End <= span.Start || span.End <= s.Span.Start))
                {
                    spans.Add(new(span, contribution.LogOdds > 0));
                }
            }
        }

        return [.. spans.OrderBy(s => s.Span.Start)];
    }

    private static IEnumerable<TextSpan> Places(string text, string feature) =>
        feature.StartsWith(TextFeature, StringComparison.Ordinal)
            ? Phrase(text, feature[TextFeature.Length..])
            : EvidenceFinder.Find(text)
                .Where(m => feature.StartsWith(
                    $"{EvidenceFinder.WordsOf(m.Concept)}: {m.Status}", StringComparison.OrdinalIgnoreCase))
                .Select(m => m.Span);

    private static IEnumerable<TextSpan> Phrase(string text, string phrase) => Regex
        .Matches(
            text, $@"\b{string.Join(@"\W{1,3}", phrase.Split(' ').Select(Regex.Escape))}\b",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)
        .Select(m => new TextSpan(m.Index, m.Length));
}
