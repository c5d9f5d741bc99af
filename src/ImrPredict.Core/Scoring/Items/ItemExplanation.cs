using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Scoring.Reasons;
using ImrPredict.Text.Evidence;
using ImrPredict.Training.Model;

namespace ImrPredict.Scoring.Items;

/// <summary>One item whole: as read, what was cut from its text, its score and what moved it.</summary>
/// <param name="Read">The item as read; the decision, where the input has one, is for the reader and not for the model.</param>
/// <param name="Scored">What the model says.</param>
/// <param name="Reasons">Why, on the scale of log-odds before calibration.</param>
/// <param name="Precedents">Similar earlier decisions, most similar first.</param>
/// <param name="AbstainReason">Why the scoring command gives no probability; null where it does.</param>
/// <param name="ModelId">The model.</param>
public sealed record ItemExplanation(
    ItemRead.Parsed Read, ScoredItem Scored, ScoreReasons Reasons, IReadOnlyList<Precedent> Precedents, string? AbstainReason, string ModelId)
{
    private const int MostReasons = 15;
    private const int MostPrecedents = 5;

    /// <summary>Explains an item.</summary>
    public static ItemExplanation Of(ItemRead.Parsed read, OutcomeModel model, ScoringOptions options, PrecedentIndex? precedents = null)
    {
        var scored = model.Score([read.Item])[0];
        return new(
            read,
            scored,
            new ItemScorer(model, options).Explain(read.Item, MostReasons),
            precedents?.Find(read, EvidenceFinder.Find(read.Item.ClinicalText), MostPrecedents) ?? [],
            Abstention.Reason(read.Item, scored.KnownShare, options),
            model.Id);
    }

    /// <summary>
    /// The clinical text in pieces, in order: kept ones without a rule, cut ones with the rule that cut them. Together
    /// they are the text as it was before cutting.
    /// </summary>
    public IEnumerable<(string Text, string? Rule)> Pieces()
    {
        if (Read.Uncut is not { } uncut)
        {
            yield break;
        }

        var at = 0;
        foreach (var cut in uncut.Excisions)
        {
            if (cut.Start > at)
            {
                yield return (uncut.Text[at..cut.Start], null);
            }

            yield return (uncut.Text.Substring(cut.Start, cut.Length), cut.Rule);
            at = cut.End;
        }

        if (at < uncut.Text.Length)
        {
            yield return (uncut.Text[at..], null);
        }
    }
}
