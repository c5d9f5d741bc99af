using ImrPredict.Cases;
using ImrPredict.Ingest.Facts;

namespace ImrPredict.Audit.Checks;

/// <summary>A decided item as checks see it.</summary>
/// <param name="decided">The item.</param>
internal sealed class CheckedItem(DecidedItem decided)
{
    private readonly Lazy<ClinicalFacts> _facts =
        new(() => FactReader.Read(TextOf(decided), decided.Item.RequestedService));

    /// <summary>What was known before the review.</summary>
    public DisputedItem Item => decided.Item;

    /// <summary>The decision.</summary>
    public Decision Decision => decided.Decision;

    /// <summary>The clinical text, before leak cutting where that is kept; may be empty.</summary>
    public string Text => TextOf(decided);

    /// <summary>What the text itself states; the fields of the item may come from elsewhere.</summary>
    public ClinicalFacts Facts => _facts.Value;

    private static string TextOf(DecidedItem item) => item.Uncut?.Text ?? item.Item.ClinicalText;
}
