using ImrPredict.Features;
using static ImrPredict.Training.Distributed.LightGbmLibrary;

namespace ImrPredict.Training.Distributed;

/// <summary>
/// How the values of each column are cut into bins. It is settled once, before the rows are dealt out: ranks that
/// agreed among themselves would each look at its own part, so that another number of ranks gave other trees.
/// </summary>
internal static class DistributedBins
{
    private const int MostRows = 20_000;

    /// <summary>Finds the bins; of very many rows an even sample is enough.</summary>
    public static byte[] Find(IReadOnlyList<DistributedRow> rows, FeatureSpace space, DistributedSettings settings)
    {
        var step = Math.Max(1, (rows.Count + MostRows - 1) / MostRows);
        var sparse = SparseRows.Read(rows.Where((_, i) => i % step == 0), space);
        var dataset = sparse.ToDataset(settings.Parameters(ranks: 1, threads: 1), bins: 0);
        try
        {
            Check(DatasetSerializeBins(dataset, out var buffer, out var length));
            var bytes = new byte[length];
            for (var i = 0; i < length; i++)
            {
                Check(BufferAt(buffer, i, out bytes[i]));
            }

            Check(BufferFree(buffer));
            return bytes;
        }
        finally
        {
            _ = DatasetFree(dataset);
        }
    }
}
