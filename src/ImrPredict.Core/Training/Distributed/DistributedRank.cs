using System.Text;
using ImrPredict.Cases;
using ImrPredict.Features;
using static ImrPredict.Training.Distributed.LightGbmLibrary;

namespace ImrPredict.Training.Distributed;

/// <summary>
/// One of the processes that train a model together: each has a part of the rows, and all have the same trees at the
/// end (LightGBM's data-parallel learner; Ke et al. 2017).
/// </summary>
public static class DistributedRank
{
    /// <summary>Trains; returns when all ranks have.</summary>
    /// <param name="rows">This rank's part of the rows.</param>
    /// <param name="space">The feature space, the same at all ranks.</param>
    /// <param name="bins">The bins of its columns, from the plan.</param>
    /// <param name="settings">Settings, the same at all ranks.</param>
    /// <param name="network">The ranks; null for a process alone.</param>
    /// <param name="threads">Threads of this rank; they change nothing but the time.</param>
    /// <param name="cancel">Stops between trees; the other ranks then fail.</param>
    /// <returns>The model as LightGBM's text, the same at all ranks.</returns>
    /// <exception cref="ImrPredictException">A rank was lost, or the library refused.</exception>
    public static string Train(
        IEnumerable<DistributedRow> rows, FeatureSpace space, byte[] bins, DistributedSettings settings,
        DistributedNetwork? network, int threads, CancellationToken cancel)
    {
        var sparse = SparseRows.Read(rows, space);
        var parameters = settings.Parameters(network?.Addresses.Count ?? 1, threads);
        if (network is null)
        {
            return Boost(sparse, bins, parameters, settings.Trees, cancel);
        }

        using var mesh = RankMesh.Join(network, cancel);
        RankCollectives.Begin(mesh);
        try
        {
            return Boost(sparse, bins, parameters, settings.Trees, cancel);
        }
        finally
        {
            RankCollectives.End();
        }
    }

    private static unsafe string Boost(
        SparseRows rows, byte[] bins, string parameters, int trees, CancellationToken cancel)
    {
        nint binned, dataset = 0, booster = 0;
        fixed (byte* bytes = bins)
        {
            Check(DatasetOfBins(bytes, bins.Length, rows.Labels.Length, 1, parameters, out binned));
        }

        try
        {
            dataset = rows.ToDataset(parameters, binned);
            Check(BoosterCreate(dataset, parameters, out booster));
            RankCollectives.ThrowIfLost();
            for (var (tree, finished) = (0, 0); tree < trees && finished == 0; tree++)
            {
                cancel.ThrowIfCancellationRequested();
                Check(BoosterUpdate(booster, out finished));
                RankCollectives.ThrowIfLost();
            }

            var text = TextOf(booster);
            return !text.Contains("\nnum_leaves=1\n", StringComparison.Ordinal) // a first tree without a split
                ? text
                : throw new ImrPredictException(
                    "LightGBM found no column that tells the outcomes apart; leave --nodes out, or give more decided"
                    + " cases.");
        }
        finally
        {
            _ = booster == 0 ? 0 : BoosterFree(booster);
            _ = dataset == 0 ? 0 : DatasetFree(dataset);
            _ = DatasetFree(binned);
        }
    }

    private static unsafe string TextOf(nint booster)
    {
        Check(BoosterSave(booster, 0, -1, 0, 0, out var length, null));
        var text = new byte[length];
        fixed (byte* bytes = text)
        {
            Check(BoosterSave(booster, 0, -1, 0, length, out length, bytes));
        }

        return Encoding.UTF8.GetString(text, 0, (int)length - 1); // it ends with a zero
    }
}
