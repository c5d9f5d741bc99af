using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Training.Learners;

namespace ImrPredict.Training.Attribution;

/// <summary>
/// What the trees of a model read of a row: its dense part, and behind it those sparse columns that some tree looks at
/// where the trees were trained on all columns. Immutable.
/// </summary>
internal sealed class TreeInput
{
    private readonly Dictionary<int, int>? _placeOfColumn;

    private TreeInput(int sparse, IReadOnlyList<int>? columns)
    {
        Sparse = sparse;
        Columns = columns ?? [];
        _placeOfColumn = columns?.Select((column, i) => (column, i)).ToDictionary(c => c.column, c => Dense + c.i);
        Width = Dense + Columns.Count;
    }

    /// <summary>Sparse columns that are read, ascending.</summary>
    public IReadOnlyList<int> Columns { get; }

    /// <summary>Number of values read.</summary>
    public int Width { get; }

    private int Sparse { get; }

    private static int Dense => FeatureSpace.DenseNames.Count;

    /// <summary>What the trees of some learners read.</summary>
    public static TreeInput Of(LearnerMix learners)
    {
        var sparse = learners.Space.Names.Count;
        return new TreeInput(sparse, !learners.TreesReadAllColumns
            ? null
            : [
                .. LearnedTrees.Of(learners.Chain).SelectMany(found => found.Trees.Trees)
                    .SelectMany(tree => tree.NumericalSplitFeatureIndexes).Distinct().Order()
                    .TakeWhile(column => column < sparse),
            ]);
    }

    /// <summary>
    /// Place of one of ML.NET's columns among the values read. Trees on all columns number the sparse ones first and
    /// the dense ones behind them.
    /// </summary>
    public int PlaceOf(int column) =>
        _placeOfColumn is null ? column : column < Sparse ? _placeOfColumn[column] : column - Sparse;

    /// <summary>The values of a row.</summary>
    public float[] Of(FeatureRow row)
    {
        var values = new float[Width];
        Fill(row, values);
        return values;
    }

    /// <summary>Writes the values of a row over all of a span of <see cref="Width"/>.</summary>
    public void Fill(FeatureRow row, Span<float> values)
    {
        values.Clear();
        row.Dense.CopyTo(values);
        if (_placeOfColumn is null)
        {
            return;
        }

        for (var i = 0; i < row.Indices.Length; i++)
        {
            if (_placeOfColumn.TryGetValue(row.Indices[i], out var place))
            {
                values[place] = row.Values[i];
            }
        }
    }
}
