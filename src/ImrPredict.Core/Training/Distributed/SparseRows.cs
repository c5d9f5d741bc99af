using ImrPredict.Features;
using static ImrPredict.Training.Distributed.LightGbmLibrary;

namespace ImrPredict.Training.Distributed;

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
    /// <summary>Copies the rows and labels into a data set of the library; the caller frees it.</summary>
    /// <param name="parameters">Parameters of the library.</param>
    /// <param name="bins">A data set with the bins to use; 0 finds them in these rows.</param>
    public unsafe nint ToDataset(string parameters, nint bins)
    {
        fixed (int* starts = Starts, indices = Indices)
        fixed (float* values = Values, labels = Labels)
        {
            Check(DatasetCreateFromCsr(
                starts, LightGbmLibrary.Int32, indices, values, Float32, Starts.Length, Values.Length, Columns,
                parameters, bins, out var dataset));
            Check(DatasetSetField(dataset, "label", labels, Labels.Length, Float32));
            return dataset;
        }
    }

    /// <summary>Turns items into rows, on all cores, in their order.</summary>
    public static SparseRows Read(IEnumerable<DistributedRow> rows, FeatureSpace space)
    {
        var (starts, indices) = (new List<int> { 0 }, new List<int>());
        var (values, labels) = (new List<float>(), new List<float>());
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
