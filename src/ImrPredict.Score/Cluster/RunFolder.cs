using System.Globalization;

namespace ImrPredict.Score.Cluster;

/// <summary>The folder of a run: the manifest, the parts, and what is only on its way to be a part.</summary>
internal sealed class RunFolder(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Manifest => In("manifest.tsv");

    /// <summary>Where the finaliser says what is missing.</summary>
    public string Status => In("STATUS");

    public string Logs => In("logs");

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public string Part(int shard) => In(string.Create(CultureInfo.InvariantCulture, $"parts/part-{shard}"));

    /// <summary>A name that no other process writes to, on the file system of the parts.</summary>
    public string Temporary(int shard) => In(string.Create(CultureInfo.InvariantCulture,
        $"tmp/part-{shard}.{Node}.{Environment.ProcessId}.{Guid.NewGuid():N}"));

    private static string Node => Environment.GetEnvironmentVariable("SLURMD_NODENAME") ?? Environment.MachineName;

    public void Make()
    {
        Directory.CreateDirectory(In("parts"));
        Directory.CreateDirectory(In("tmp"));
        Directory.CreateDirectory(Logs);
    }

    public IReadOnlyList<int> Missing(int shards) =>
        [.. Enumerable.Range(0, shards).Where(shard => !File.Exists(Part(shard)))];

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

            ranges.Add(string.Create(CultureInfo.InvariantCulture, $"{shards[i]}")
                + (last > i ? string.Create(CultureInfo.InvariantCulture, $"-{shards[last]}") : ""));
            i = last + 1;
        }

        return string.Join(',', ranges);
    }
}
