using ImrPredict.Cases.Provenance;

namespace ImrPredict.Cases;

/// <summary>A disputed item with its decision: what training, evaluation and audit read.</summary>
/// <param name="Item">What was known before the review.</param>
/// <param name="Decision">What is known since.</param>
/// <param name="Uncut">The clinical text before leak cutting; null where nothing was there to cut from.</param>
public sealed record DecidedItem(DisputedItem Item, Decision Decision, UncutText? Uncut = null)
{
    /// <summary>
    /// Layout of the letter that it was read from; null for items of tables. For slices, never a feature.
    /// </summary>
    public LetterLayout? Layout { get; init; }

    /// <summary>Where it was read; null for items that were not. For messages, never a feature.</summary>
    public SourceLocation? At { get; init; }

    /// <summary>Whether the denial was overturned.</summary>
    public bool Overturned => Decision.Outcome == Outcome.Overturned;

    /// <summary>The item with its label alone.</summary>
    public LabelledItem Labelled => new(Item, Overturned);

    /// <summary>Year to split by: of the decision where dated, else of the report; null where neither is
    /// known.</summary>
    public int? Year => Decision.DecisionDate?.Year ?? Item.ReportYear;
}
