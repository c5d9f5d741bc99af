using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Training.Model;

namespace ImrPredict.Training.Export;

/// <summary>
/// The features of an item as one vector: the sparse columns of a model's space, then the dense ones.
/// </summary>
public static class FeatureVector
{
    /// <summary>What the number beside the vector is.</summary>
    internal const string KindMeaning =
        "What each item has: 0 neither text nor codes, 1 a clinical text or a title, 2 codes of treatment and "
        + "diagnosis, 3 both.";

    /// <summary>The columns of a model, in order.</summary>
    public static IReadOnlyList<VectorColumn> Columns(OutcomeModel model) =>
    [
        .. model.Features.Columns.Select((column, i) => Column(column, i, absent: 0)),
        .. FeatureSpace.DenseColumns.Select((column, i) =>
            Column(column, model.Features.Columns.Count + i, FeatureRow.Unknown)),
    ];

    /// <summary>Number of columns.</summary>
    internal static int Width(OutcomeModel model) => model.Features.Columns.Count + FeatureSpace.DenseColumns.Count;

    private static VectorColumn Column(FeatureColumn column, int position, float absent) =>
        new(position, column.Name, column.View.ToString().ToLowerInvariant(), (int)absent);
}
