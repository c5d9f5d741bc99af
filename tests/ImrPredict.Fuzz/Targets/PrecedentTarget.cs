using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ImrPredict.Fuzz.Damage;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Precedents;

namespace ImrPredict.Fuzz.Targets;

/// <summary>
/// A package whose index of precedents is damaged and whose hashes were made anew: it is refused in one line, or
/// precedents are found in it.
/// </summary>
/// <param name="name">Name of the target.</param>
/// <param name="package">A package without a fault.</param>
/// <param name="items">Items to find precedents of.</param>
internal sealed class PrecedentTarget(string name, string package, IReadOnlyList<ItemRead.Parsed> items) : Target(name)
{
    private readonly string _index = Path.Combine(package, "precedents.bin");

    public override DamagedInput Make(string path, Random random)
    {
        Directory.CreateDirectory(path);
        var index = Path.Combine(path, Path.GetFileName(_index));
        var sound = File.ReadAllBytes(_index);
        File.WriteAllBytes(index, ByteDamage.Apply(sound, random));

        var manifest = JsonNode.Parse(File.ReadAllBytes(Path.Combine(package, "manifest.json")))!;
        manifest["files"]![Path.GetFileName(index)] =
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(index)));
        File.WriteAllText(Path.Combine(path, "manifest.json"), manifest.ToJsonString());
        return new DamagedInput(path);
    }

    public override Task<Reading> ReadAsync(DamagedInput input) => Task.FromResult(FileTarget.Try(() =>
    {
        var index = PrecedentIndex.OpenOrNull(input.Path);
        foreach (var item in items)
        {
            _ = index?.Find(item, []);
        }
    }));
}
