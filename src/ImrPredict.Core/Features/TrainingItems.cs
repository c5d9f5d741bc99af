using ImrPredict.Cases;
using ImrPredict.Features.Blocks;
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

    /// <summary>Number of each item's letter; an item by itself has one of its own, below 0.</summary>
    public IReadOnlyList<int> Letters { get; } = [.. Labelled.Select((labelled, i) => labelled.Letter ?? -1 - i)];

    /// <summary>
    /// Cells of each item by <see cref="RateKeys.All"/>, found once for all weights; null too where fewer letters are
    /// in the cell than a category needs.
    /// </summary>
    public Lazy<IReadOnlyList<string?[]>> Cells { get; } = new(() => CommonCells(Labelled, Options.FewestOfCategory));

    /// <summary>Number of distinct clinical texts.</summary>
    public int DistinctTexts =>
        Items.Select(item => item.ClinicalText).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Count();

    private static List<string?[]> CommonCells(IReadOnlyList<LabelledItem> labelled, int fewest)
    {
        var cells = labelled.Select(l => RateKeys.CellsOf(l.Item)).ToList();
        for (var key = 0; key < RateKeys.All.Count; key++)
        {
            var common = CommonNames.Find(cells
                .Select((cell, i) => (Name: cell[key] ?? "", Letter: labelled[i].Letter ?? -1 - i)), fewest);
            foreach (var cell in cells)
            {
                cell[key] = cell[key] is { } name && common.Contains(name) ? name : null;
            }
        }

        return cells;
    }
}
