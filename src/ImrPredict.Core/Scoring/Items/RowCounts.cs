using ImrPredict.Cases;
using ImrPredict.Cases.Schema;
using ImrPredict.Training.Drift;

namespace ImrPredict.Scoring.Items;

/// <summary>What ranks and summaries of a run count of one row.</summary>
/// <param name="CaseNumber">Case of the item; items of a case are not decided independently.</param>
/// <param name="Service">What <see cref="ServiceKey.GroupOf"/> counts it under; Other where it has none.</param>
/// <param name="Probability">Overturn probability as written, to six places; null where abstained.</param>
/// <param name="BaseRate">Overturn rate of the service among the training rows; null where unknown.</param>
/// <param name="KnownShare">Share of the item's words and categories that the model knows.</param>
/// <param name="Filled">Filled fields, bits of <see cref="ItemFields"/>.</param>
/// <param name="Source">Kind of input.</param>
public sealed record RowCounts(
    string CaseNumber, string Service, double? Probability, double? BaseRate, double KnownShare, uint Filled,
    string Source)
{
    /// <summary>The facts of a row.</summary>
    public static RowCounts Of(ItemScore score) => new(
        score.Item.CaseNumber,
        ServiceKey.GroupOf(score.Item) ?? ServiceCategory.Other.Category,
        score.OverturnProbability is { } p ? Math.Round(p, 6) : null,
        score.BaseRate,
        score.KnownShare,
        ItemFields.Known(score.Item),
        CaseColumns.Source.Level(score.Item)!);
}
