using ImrPredict.Features;

namespace ImrPredict.Training.Gang;

/// <summary>
/// Rows as LightGBM reads them: the sparse columns, and behind them the dense ones. Rates are left out, since each
/// counts the row's own outcome. A column that is not there is 0, as it is when trees score.
/// </summary>
/// <param name="Starts">Where each row begins among the values, and the end of the last.</param>
/// <param name="Indices">Columns.</param>
/// <param name="Values">Their values.</param>
/// <param name="Labels">1 for overturned.</param>
/// <param name="Columns">Number of columns.</param>
internal sealed record SparseRows(int[] Starts, int[] Indices, float[] Values, float[] Labels, int Columns)
{
    /// <summary>Turns items into rows, on all cores, in their order.</summary>
    public static SparseRows Of(IEnumerable<GangRow> rows, FeatureSpace space)
    {
        var (starts, indices, values, labels) = (new List<int> { 0 }, new List<int>(), new List<float>(), new List<float>());
        var sparse = space.Names.Count;
        var made = rows.AsParallel().AsOrdered().Select(row => (Features: space.Transform(row.Item), row.Overturned));
        foreach (var (features, overturned) in made)
        {
            indices.AddRange(features.Indices);
            values.AddRange(features.Values);
            for (var i = FeatureSpace.RateCount; i < features.Dense.Length; i++)
            {
                indices.Add(sparse + i);
                values.Add(features.Dense[i]);
            }

            starts.Add(indices.Count);
            labels.Add(overturned ? 1 : 0);
        }

        return new SparseRows(
            [.. starts], [.. indices], [.. values], [.. labels], sparse + FeatureSpace.DenseNames.Count);
    }
}
