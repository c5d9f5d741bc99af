using System.Security.Cryptography;
using System.Text;
using ImrPredict.Cases;
using ImrPredict.CommandLine.Cluster;
using ImrPredict.Features;
using ImrPredict.Training.Distributed;

namespace ImrPredict.Train.Distributed;

/// <summary>What one rank does: reads its part, trains with the others, commits what it has.</summary>
internal static class RankTask
{
    public static async Task RunAsync(
        DistributedFolder folder, RankPlace place, int threads, CancellationToken cancellation)
    {
        var manifest = DistributedManifest.Load(folder);
        if (place.Rank >= manifest.Ranks)
        {
            throw new ImrPredictException(
                $"rank {place.Rank}: the run has ranks 0 to {manifest.Ranks - 1}; start it with as many tasks.");
        }

        if (folder.IsTrained(manifest.Ranks))
        {
            return;
        }

        DistributedNetwork.Require();
        var (space, bins, rows) = Read(folder, manifest, place.Rank);
        var network = await RankMeeting.HoldAsync(folder, place, manifest.Ranks, cancellation);
        var model = Encoding.UTF8.GetBytes(DistributedRank.Train(
            rows, space, bins, manifest.Settings, network, threads, cancellation));
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(model));
        Commit(folder, folder.Trees(place.Rank), Encoding.UTF8.GetBytes(sha256));
        if (place.Rank == 0)
        {
            Commit(folder, folder.Model, model);
        }
    }

    private static (FeatureSpace Space, byte[] Bins, List<DistributedRow> Rows) Read(
        DistributedFolder folder, DistributedManifest manifest, int rank)
    {
        using var space = DistributedManifest.Open(folder.Space, manifest.SpaceSha256);
        using var bins = DistributedManifest.Open(folder.Bins, manifest.BinsSha256);
        using var part = DistributedManifest.Open(folder.Part(rank), manifest.PartSha256[rank]);
        var bytes = new byte[bins.Length];
        bins.ReadExactly(bytes);
        return (FeatureSpace.Load(space), bytes, [.. DistributedRows.Read(part)]);
    }

    // An earlier attempt may have committed the file; the same rows and settings must have given the same trees.
    private static void Commit(DistributedFolder folder, string path, byte[] bytes)
    {
        var temporary = folder.Temporary(Path.GetFileName(path));
        using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        if (!ExclusiveLink.Commit(temporary, path) && !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
        {
            throw new ImrPredictException(
                $"{path}: an earlier attempt gave other trees; are all nodes of the same kind? "
                + $"Remove {folder.Path} and run again.");
        }
    }
}
