using System.Security.Cryptography;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.CommandLine.Cluster;

namespace ImrPredict.Train.Distributed;

/// <summary>The folder of a distributed training run.</summary>
internal sealed class DistributedFolder(string path) : RunFolder(path)
{
    private const int KeyLength = 32;

    public string Manifest => In("manifest.json");

    /// <summary>The trees, committed by rank 0.</summary>
    public string Model => In("model.txt");

    public string Space => In("parts/features.bin");

    public string Bins => In("parts/bins.bin");

    /// <summary>Id of the Slurm job submitted last.</summary>
    public string Job => In("job");

    private string Key => In("meet/key");

    /// <summary>The rows of a rank; they hold case texts and are removed when the model is saved.</summary>
    public string Part(int rank) => In($"parts/rank-{rank}.jsonl");

    /// <summary>The hash of the trees that a rank has.</summary>
    public string Trees(int rank) => In($"trees/rank-{rank}");

    /// <summary>Where a rank says in some attempt at which address it listens.</summary>
    public string Address(string attempt, int rank) => In($"meet/{attempt}/rank-{rank}");

    public bool IsTrained(int ranks) =>
        File.Exists(Model) && Enumerable.Range(0, ranks).All(rank => File.Exists(Trees(rank)));

    /// <summary>
    /// Names of what a folder holds beside files on their way to be the manifest. To be asked before looking for the
    /// manifest, which a run writes before anything else.
    /// </summary>
    public IReadOnlyList<string> FindForeign() => !Directory.Exists(Path) ? [] :
    [
        .. Directory.EnumerateFileSystemEntries(Path).Select(entry => System.IO.Path.GetFileName(entry))
            .Where(name => name is not "tmp").Order(StringComparer.Ordinal),
    ];

    /// <summary>Makes the folders, and the key by which the ranks know one another.</summary>
    public void Make()
    {
        Make("parts", "trees", "meet");
        if (!File.Exists(Key))
        {
            var temporary = Temporary("key");
            using (var file = PrivateFiles.Open(temporary, FileMode.CreateNew))
            {
                file.Write(RandomNumberGenerator.GetBytes(KeyLength));
            }

            File.Move(temporary, Key, overwrite: true);
        }
    }

    /// <summary>The key by which the ranks know one another.</summary>
    /// <exception cref="ImrPredictException">It is not there, or is none.</exception>
    public byte[] ReadKey() => File.Exists(Key) && File.ReadAllBytes(Key) is { Length: KeyLength } key
        ? key
        : throw new ImrPredictException($"{Key}: is not the key of a run; remove {Path} and run again.");

    /// <summary>Removes the case texts.</summary>
    public void RemoveParts()
    {
        if (Directory.Exists(In("parts")))
        {
            Directory.Delete(In("parts"), recursive: true);
        }
    }
}
