using System.Security.Cryptography;
using System.Text;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Features;
using ImrPredict.Training.Distributed;

namespace ImrPredict.Train.Gang;

/// <summary>What one rank does: reads its part, trains with the others, commits what it has.</summary>
internal static class GangTask
{
    public static async Task RunAsync(GangFolder folder, GangPlace place, int threads, CancellationToken cancellation)
    {
        var manifest = GangManifest.Load(folder);
        if (place.Rank >= manifest.Ranks)
        {
            throw new ImrPredictException(
                $"rank {place.Rank}: the run has ranks 0 to {manifest.Ranks - 1}; start it with as many tasks.");
        }

        if (folder.IsTrained(manifest.Ranks))
        {
            return;
        }

        var (space, bins, rows) = Read(folder, manifest, place.Rank);
        var network = await GangMeeting.HoldAsync(folder, place, manifest.Ranks, cancellation);
        var model = Encoding.UTF8.GetBytes(DistributedRank.Train(
            rows, space, bins, manifest.Settings, network, threads, cancellation));
        Commit(folder, folder.Trees(place.Rank), Encoding.UTF8.GetBytes(Convert.ToHexStringLower(SHA256.HashData(model))));
        if (place.Rank == 0)
        {
            Commit(folder, folder.Model, model);
        }
    }

    private static (FeatureSpace Space, byte[] Bins, List<DistributedRow> Rows) Read(
        GangFolder folder, GangManifest manifest, int rank)
    {
        using var space = GangManifest.Open(folder.Space, manifest.SpaceSha256);
        using var bins = GangManifest.Open(folder.Bins, manifest.BinsSha256);
        using var part = GangManifest.Open(folder.Part(rank), manifest.PartSha256[rank]);
        var bytes = new byte[bins.Length];
        bins.ReadExactly(bytes);
        return (FeatureSpace.Load(space), bytes, [.. GangRows.Read(part)]);
    }

    // An attempt before this one may have come so far; the same rows and settings must then have given the same trees.
    private static void Commit(GangFolder folder, string path, byte[] bytes)
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
