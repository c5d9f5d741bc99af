using ImrPredict.Fuzz.Damage;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Precedents;

namespace ImrPredict.Fuzz.Targets;

/// <summary>A damaged index of precedents: what is found in it is found, or one line says that it is damaged.</summary>
/// <param name="name">Name of the target.</param>
/// <param name="sound">An index without a fault.</param>
/// <param name="items">Items to find precedents of.</param>
internal sealed class PrecedentTarget(string name, byte[] sound, IReadOnlyList<ItemRead.Parsed> items) : Target(name)
{
    public override DamagedInput Make(string path, Random random)
    {
        if (random.Next(2) == 0)
        {
            File.WriteAllBytes(path, ByteDamage.Apply(sound, random));
        }
        else
        {
            File.WriteAllBytes(path, sound);
            DatabaseDamage.Apply(path, random);
        }

        return new DamagedInput(path);
    }

    public override Task<Reading> ReadAsync(DamagedInput input) => Task.FromResult(FileTarget.Try(() =>
    {
        using var index = PrecedentIndex.OpenFile(input.Path);
        foreach (var item in items)
        {
            _ = index.Find(item, []);
        }
    }));
}
