using ImrPredict.Cases;
using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Reasons;
using ImrPredict.Text.Evidence;

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
    private static readonly string[] ShownApart = ["case_number", "item", "clinical_text", "clinical_text_kind"];

    /// <summary>What the clinical text says of the concepts that reviewers weigh, each with its status.</summary>
    public IReadOnlyList<EvidenceMention> Mentions { get; init; } = [];

    /// <summary>The words by which a mention's concept is called, e.g. <c>physical therapy</c>.</summary>
    public static string WordsOf(EvidenceMention mention) => EvidenceFinder.WordsOf(mention.Concept);

    /// <summary>
    /// All that the case table would say of the item before the decision, beside its text, and the quantities that have
    /// no column: what is known, by the name of its column in words.
    /// </summary>
    public IEnumerable<(string Name, string Value)> Facts() => FactsOf(Read.Item);

    /// <inheritdoc cref="Facts"/>
    /// <param name="item">The item.</param>
    public static IEnumerable<(string Name, string Value)> FactsOf(DisputedItem item) =>
        CaseColumns.All.Where(column => !column.IsDecision && !ShownApart.Contains(column.Name))
            .Select(column => (Name: column.Name.Replace('_', ' '), Value: column.Cell(item)))
            .Append((Name: "quantity requested", Value: item.RequestedQuantity?.Text ?? ""))
            .Append((Name: "quantity authorised", Value: item.AuthorisedQuantity?.Text ?? ""))
            .Where(fact => fact.Value.Length > 0);

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
