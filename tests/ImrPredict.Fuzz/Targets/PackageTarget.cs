using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ImrPredict.Fuzz.Damage;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using ImrPredict.Training.Package;

namespace ImrPredict.Fuzz.Targets;

/// <summary>
/// A model package with a damaged file, loaded and scored with as the scoring program does. A change that the hashes
/// show is always refused; where the manifest has the hashes of the damaged files, it may load, and then scores.
/// </summary>
/// <param name="name">Name of the target.</param>
/// <param name="package">A package without a fault.</param>
/// <param name="items">Items to score.</param>
/// <param name="hashesAnew">Whether the manifest has the hashes of the damaged files.</param>
internal sealed class PackageTarget(
    string name, string package, IReadOnlyList<ItemRead.Parsed> items, bool hashesAnew)
    : Target(name)
{
    // The more often, the more there is to break; pages and cards are for people alone.
    private static readonly string[] Damaged =
    [
        "model.zip", "model.zip", "model.zip", "model.zip", "plain.zip", "manifest.json", "manifest.json",
        "reference.json", "reference.json", "options.json", "learnt.bin",
    ];

    private readonly Dictionary<string, byte[]> _files = Damaged.Distinct()
        .ToDictionary(file => file, file => File.ReadAllBytes(Path.Combine(package, file)));

    public override DamagedInput Make(string path, Random random)
    {
        var files = new Dictionary<string, byte[]>(_files);
        var at = Damaged[random.Next(Damaged.Length)];
        files["manifest.json"] = Hashed(files);
        files[at] = Damage(at, files[at], random);
        if (hashesAnew && at != "manifest.json")
        {
            files["manifest.json"] = Hashed(files);
        }

        Directory.CreateDirectory(path);
        foreach (var (file, bytes) in files)
        {
            File.WriteAllBytes(Path.Combine(path, file), bytes);
        }

        return new DamagedInput(path);
    }

    public override async Task<Reading> ReadAsync(DamagedInput input)
    {
        var reading = FileTarget.Try(() => _ = ModelPackage.LoadToJudge(input.Path));
        if (reading.Items == 1)
        {
            var isChanged = !hashesAnew && _files.Keys.Any(file => file != "manifest.json"
                && !File.ReadAllBytes(Path.Combine(input.Path, file)).AsSpan().SequenceEqual(_files[file]));
            reading = isChanged ? reading with { Fault = "loads though a file was changed" }
                : await ScoreAsync(input.Path);
        }

        return reading;
    }

    private async Task<Reading> ScoreAsync(string folder)
    {
        var (rows, isBroken) = (0L, false);
        var reading = FileTarget.Try(() =>
        {
            var model = ModelPackage.Load(folder);
            var scorer = new ItemScorer(model, new ScoringOptions(), null, ModelPackage.ReadLearntRows(folder));
            using var journal = ScoreJournal.OpenWithoutName("fuzz");
            var merge = ScoreMerge.Begin([journal], model, ModelPackage.ReadReference(folder));
            foreach (var read in BacklogScorer.ScoreAsync(items.ToAsyncEnumerable(), scorer).ToBlockingEnumerable())
            {
                journal.Add(read);
                merge.Count(read);
            }

            rows = merge.Rank().LongCount() + merge.Rejects().LongCount();
            isBroken = merge.Rejects().Any();
            _ = merge.Summary.Warnings.Count;
        });
        await Task.Yield();
        return reading.Items == 1 && rows != items.Count
            ? reading with { Fault = $"{items.Count} items in, {rows} out" }
            : isBroken ? reading with { Fault = "loads, and cannot score" }
            : reading;
    }

    private static byte[] Damage(string name, byte[] bytes, Random random) => Path.GetExtension(name) switch
    {
        ".zip" when random.Next(8) > 0 => ZipDamage.Apply(bytes, random),
        ".json" when random.Next(4) > 0 => JsonDamage.Apply(bytes, random),
        _ => ByteDamage.Apply(bytes, random),
    };

    private static byte[] Hashed(Dictionary<string, byte[]> files)
    {
        var manifest = JsonNode.Parse(files["manifest.json"])!;
        manifest["files"] = new JsonObject(files.Where(file => file.Key != "manifest.json").Select(file =>
            KeyValuePair.Create<string, JsonNode?>(file.Key, Convert.ToHexStringLower(SHA256.HashData(file.Value)))));
        return System.Text.Encoding.UTF8.GetBytes(manifest.ToJsonString());
    }
}
