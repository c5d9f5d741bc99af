using System.Globalization;

namespace ImrPredict.Train.Gang;

/// <summary>The folder of a gang's run, on a file system that all nodes see under the same path.</summary>
internal sealed class GangFolder(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Manifest => In("manifest.json");

    /// <summary>The trees, committed by rank 0.</summary>
    public string Model => In("model.txt");

    public string Space => In("parts/features.bin");

    public string Bins => In("parts/bins.bin");

    public string Logs => In("logs");

    /// <summary>Id of the Slurm job submitted last.</summary>
    public string Job => In("job");

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The rows of a rank; they hold case texts and are taken away when the model is saved.</summary>
    public string Part(int rank) => In(string.Create(CultureInfo.InvariantCulture, $"parts/rank-{rank}.jsonl"));

    /// <summary>The hash of the trees that a rank has.</summary>
    public string Trees(int rank) => In(string.Create(CultureInfo.InvariantCulture, $"trees/rank-{rank}"));

    /// <summary>Where a rank says in some attempt at which address it listens.</summary>
    public string Address(string attempt, int rank) =>
        In(string.Create(CultureInfo.InvariantCulture, $"meet/{attempt}/rank-{rank}"));

    /// <summary>A name that no other process writes to, on the file system of what it is to become.</summary>
    public string Temporary(string name) => In(string.Create(CultureInfo.InvariantCulture,
        $"tmp/{name}.{Environment.MachineName}.{Environment.ProcessId}.{Guid.NewGuid():N}"));

    public bool IsTrained(int ranks) => File.Exists(Model) && Enumerable.Range(0, ranks).All(rank => File.Exists(Trees(rank)));

    /// <summary>
    /// Names in the folder that a run which has not yet written its manifest does not make. Look here first and for the
    /// manifest then: whoever makes the others has written it before.
    /// </summary>
    public IReadOnlyList<string> NotOfAStart() => !Directory.Exists(Path) ? [] :
    [
        .. Directory.EnumerateFileSystemEntries(Path).Select(entry => System.IO.Path.GetFileName(entry))
            .Where(name => name is not "tmp").Order(StringComparer.Ordinal),
    ];

    public void Make()
    {
        foreach (var name in new[] { "parts", "trees", "meet", "tmp", "logs" })
        {
            Directory.CreateDirectory(In(name));
        }
    }

    /// <summary>Takes the case texts away.</summary>
    public void RemoveParts()
    {
        if (Directory.Exists(In("parts")))
        {
            Directory.Delete(In("parts"), recursive: true);
        }
    }
}
