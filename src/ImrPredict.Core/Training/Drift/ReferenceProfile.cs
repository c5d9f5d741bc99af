using ImrPredict.Cases;
using ImrPredict.Cases.Schema;
using ImrPredict.Training.Model;

namespace ImrPredict.Training.Drift;

/// <summary>What the rows learnt from look like, for the drift of later files.</summary>
/// <param name="ScoreDeciles">Probabilities at 0, 10, ... 100 % of the rows.</param>
/// <param name="Shares">Share of rows by field and value; fields with text content are not among them.</param>
/// <param name="KnownShare">Mean share of known words and categories.</param>
public sealed record ReferenceProfile(
    IReadOnlyList<double> ScoreDeciles,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Shares,
    double KnownShare)
{
    private static readonly CaseColumn[] Counted =
        [CaseColumns.Source, CaseColumns.TreatmentCategory, CaseColumns.DiagnosisCategory, CaseColumns.ImrType];

    /// <summary>What the drift report reads; null in packages of before.</summary>
    public WatchedProfile? Watched { get; init; }

    /// <summary>Share of rows with each field of <see cref="ItemFields"/> filled; empty in packages of before.</summary>
    public IReadOnlyDictionary<string, double> Filled { get; init; } = new SortedDictionary<string, double>();

    /// <summary>Describes rows and their scores.</summary>
    /// <param name="items">Rows.</param>
    /// <param name="scores">Their scores, same length.</param>
    public static ReferenceProfile Of(IReadOnlyList<DisputedItem> items, IReadOnlyList<ScoredItem> scores)
    {
        var sorted = scores.Select(s => s.OverturnProbability).Order().ToList();
        var fields = new SortedDictionary<string, IReadOnlyDictionary<string, double>>(StringComparer.Ordinal)
        {
            [CaseColumns.ServiceCategory.Name] =
                SharesOf(items, i => ServiceKey.GroupOf(i) ?? ServiceCategory.Other.Category),
        };
        foreach (var column in Counted)
        {
            fields[column.Name] = SharesOf(items, column.Level);
        }

        return new ReferenceProfile(
            [.. Enumerable.Range(0, 11).Select(d => sorted[d * (sorted.Count - 1) / 10])],
            fields,
            scores.Average(s => s.KnownShare))
        {
            Filled = FilledOf(items),
        };
    }

    private static SortedDictionary<string, double> FilledOf(IReadOnlyList<DisputedItem> items)
    {
        var known = items.Select(ItemFields.Known).ToList();
        return new(ItemFields.Names.Select((name, bit) => (name, Share: known.Average(k => (double)((k >> bit) & 1))))
            .ToDictionary(pair => pair.name, pair => pair.Share), StringComparer.Ordinal);
    }

    private static SortedDictionary<string, double> SharesOf(
        IReadOnlyList<DisputedItem> items, Func<DisputedItem, string?> valueOf) => new(
        items.GroupBy(i => valueOf(i) ?? "").ToDictionary(g => g.Key, g => (double)g.Count() / items.Count),
        StringComparer.Ordinal);
}
