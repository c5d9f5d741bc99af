using ImrPredict.Cases;
using ImrPredict.Features.Categorical;

namespace ImrPredict.Features;

/// <summary>What the blocks of a feature space are fitted on.</summary>
/// <param name="Labelled">Training items.</param>
/// <param name="Weights">Their weights in rates, same length; an item of weight 0 is left out of them.</param>
/// <param name="Options">Settings.</param>
internal sealed record TrainingItems(
    IReadOnlyList<LabelledItem> Labelled, IReadOnlyList<double> Weights, FeatureOptions Options)
{
    /// <summary>The items without their labels.</summary>
    public IReadOnlyList<DisputedItem> Items { get; } = [.. Labelled.Select(labelled => labelled.Item)];

    /// <summary>Cells of each item by <see cref="RateKeys.All"/>; found once for all weights.</summary>
    public Lazy<IReadOnlyList<string?[]>> Cells { get; } =
        new(() => [.. Labelled.Select(labelled => RateKeys.CellsOf(labelled.Item))]);

    /// <summary>Number of distinct clinical texts.</summary>
    public int DistinctTexts =>
        Items.Select(item => item.ClinicalText).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Count();
}
