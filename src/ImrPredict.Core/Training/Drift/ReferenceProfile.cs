using ImrPredict.Cases;
using ImrPredict.Features.Blocks;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Drift;

/// <summary>
/// What the rows learnt from look like, and the scores of held-out rows, for the drift of later files. It holds no
/// text.
/// </summary>
public sealed record ReferenceProfile
{
    /// <summary>What stands for the levels that too few letters have to be named.</summary>
    internal const string FewLetters = "(in few letters)";

    /// <summary>Rows learnt from.</summary>
    public required int Rows { get; init; }

    /// <summary>Letters (case numbers) that they come from.</summary>
    public required int Letters { get; init; }

    /// <summary>Share of them overturned.</summary>
    public required double OverturnRate { get; init; }

    /// <summary>Share of the rows with each field of <see cref="ItemFields"/> filled.</summary>
    public required IReadOnlyDictionary<string, double> Filled { get; init; }

    /// <summary>Share of the rows by service (<see cref="ServiceKey.GroupOf"/>).</summary>
    public required IReadOnlyDictionary<string, double> Services { get; init; }

    /// <summary>
    /// Share of the rows by field and level; blank is a level of its own, and so are all levels together that few
    /// letters have (<see cref="FewLetters"/>).
    /// </summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Levels { get; init; }

    /// <summary>Distribution by field.</summary>
    public required IReadOnlyDictionary<string, NumberProfile> Numbers { get; init; }

    /// <summary>
    /// Scores of rows held out while the saved model was made, under its own calibration: its scores of rows that it
    /// has learnt from would be more extreme than those of new rows.
    /// </summary>
    public required NumberProfile Score { get; init; }

    /// <summary>
    /// Share of known words and categories in the rows judged in training (<c>FeatureRow.KnownShare</c>).
    /// </summary>
    public required NumberProfile KnownShare { get; init; }

    /// <summary>Describes rows.</summary>
    /// <param name="set">Rows learnt from.</param>
    /// <param name="heldOut">Scores of held-out rows.</param>
    /// <param name="knownShares">Known shares of the rows judged.</param>
    internal static ReferenceProfile Measure(
        TrainingSet set, IReadOnlyList<double> heldOut, IReadOnlyList<double> knownShares)
    {
        var items = set.Items;
        var known = items.Select(i => i.Item).ToList();
        var filled = known.Select(ItemFields.Known).ToList();
        return new ReferenceProfile
        {
            Rows = items.Count,
            Letters = known.Select(i => i.CaseNumber).Distinct(StringComparer.Ordinal).Count(),
            OverturnRate = items.Average(i => i.Overturned ? 1.0 : 0.0),
            Filled = Sorted(ItemFields.Names.Select(
                (name, bit) => (name, filled.Average(fields => (double)((fields >> bit) & 1))))),
            Services = CommonSharesOf(set, i => ServiceKey.GroupOf(i) ?? ServiceCategory.Other.Category),
            Levels = Sorted(WatchedFields.Levels.Select(
                f => (f.Name, (IReadOnlyDictionary<string, double>)CommonSharesOf(set, f.ValueOf)))),
            Numbers = Sorted(WatchedFields.Numbers.Select(
                f => (f.Name, NumberProfile.Measure([.. known.Select(f.ValueOf)])))),
            Score = NumberProfile.Measure([.. heldOut.Select(p => (double?)p)]),
            KnownShare = NumberProfile.Measure([.. knownShares.Select(s => (double?)s)]),
        };
    }

    /// <summary>Share of items by level of a field.</summary>
    internal static IReadOnlyDictionary<string, double> SharesOf(
        IReadOnlyList<DisputedItem> items, Func<DisputedItem, string?> valueOf) => Sorted(items
            .GroupBy(i => WatchedFields.Shown(valueOf(i))).Select(g => (g.Key, (double)g.Count() / items.Count)));

    // The same, with the levels of few letters as one.
    private static SortedDictionary<string, double> CommonSharesOf(
        TrainingSet set, Func<DisputedItem, string?> valueOf)
    {
        var levels = set.Items.Select(i => WatchedFields.Shown(valueOf(i.Item))).ToList();
        var common = CommonNames.Find(levels.Select((level, i) => (level, set.Clusters[i])));
        common.Add(WatchedFields.Shown(null));
        return Sorted(levels.CountBy(level => common.Contains(level) ? level : FewLetters)
            .Select(pair => (pair.Key, (double)pair.Value / set.Count)));
    }

    private static SortedDictionary<string, T> Sorted<T>(IEnumerable<(string Name, T Value)> pairs) =>
        new(pairs.ToDictionary(p => p.Name, p => p.Value), StringComparer.Ordinal);
}
