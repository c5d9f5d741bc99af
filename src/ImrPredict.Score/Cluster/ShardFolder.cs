using ImrPredict.CommandLine.Cluster;

namespace ImrPredict.Score.Cluster;

/// <summary>The folder of a run of shards: the manifest, the parts, and files that are not complete yet.</summary>
internal sealed class ShardFolder(string path) : RunFolder(path)
{
    public string Manifest => In("manifest.tsv");

    public string Parts => In("parts");

    public string Leases => In("leases");

    /// <summary>Names the table that a process of <c>imr-score work</c> has merged the parts into.</summary>
    public string Merged => In("merged");

    public string Part(int shard) => In($"parts/part-{shard}");

    public void Make() => Make("parts", "leases");

    public IReadOnlyList<int> Missing(int shards) =>
        [.. Enumerable.Range(0, shards).Where(shard => !File.Exists(Part(shard)))];

    /// <summary>
    /// Removes what copies of shards were writing, or held, when all parts are there: texts of killed processes, above
    /// all. A copy that still works finds the part.
    /// </summary>
    public void RemoveLeftovers()
    {
        foreach (var file in (IEnumerable<string>)
            [.. Directory.GetFiles(In("tmp"), "part-*"), .. Directory.GetFiles(Leases, "shard-*")])
        {
            File.Delete(file);
        }
    }

    /// <summary>What a file says that others may take away; null where there is none.</summary>
    public static string? TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Shards in words and for <c>sbatch --array</c>: <c>0-3,7</c>.</summary>
    public static string Ranges(IReadOnlyList<int> shards)
    {
        var ranges = new List<string>();
        for (var i = 0; i < shards.Count;)
        {
            var last = i;
            while (last + 1 < shards.Count && shards[last + 1] == shards[last] + 1)
            {
                last++;
            }

            ranges.Add(last > i ? $"{shards[i]}-{shards[last]}" : $"{shards[i]}");
            i = last + 1;
        }

        return string.Join(',', ranges);
    }
}
