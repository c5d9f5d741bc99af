using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Reasons;

namespace ImrPredict.Scoring.Items;

/// <summary>One item whole: as read, what was cut from its text, its score and what moved it.</summary>
/// <param name="Read">
/// The item as read; the decision, where the input has one, is for the reader and not for the model.
/// </param>
/// <param name="Reasons">Why, on the scale of log-odds before calibration.</param>
/// <param name="Score">
/// The score, with a probability also where the scoring command gives none; its abstain reason says why.
/// </param>
public sealed record ItemExplanation(ItemRead.Parsed Read, ScoreReasons Reasons, ItemScore Score)
{
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
