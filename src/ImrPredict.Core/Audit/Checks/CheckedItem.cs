using ImrPredict.Cases;
using ImrPredict.Ingest.Facts;

namespace ImrPredict.Audit.Checks;

/// <summary>A decided item as checks see it.</summary>
/// <param name="decided">The item.</param>
/// <param name="warnings">Warnings that reading gave for it.</param>
internal sealed class CheckedItem(DecidedItem decided, IReadOnlyList<string> warnings)
{
    private readonly Lazy<ClinicalFacts> _facts =
        new(() => ClinicalFacts.Read(TextOf(decided), decided.Item.RequestedService));

    /// <summary>What was known before the review.</summary>
    public DisputedItem Item => decided.Item;

    /// <summary>The decision.</summary>
    public Decision Decision => decided.Decision;

    /// <summary>Warnings that reading gave for the item.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>The clinical text, before leak cutting where that is kept; may be empty.</summary>
    public string Text => TextOf(decided);

    /// <summary>What the text itself states; the fields of the item may come from elsewhere.</summary>
    public ClinicalFacts Facts => _facts.Value;

    private static string TextOf(DecidedItem item) => item.Uncut?.Text ?? item.Item.ClinicalText;
}
