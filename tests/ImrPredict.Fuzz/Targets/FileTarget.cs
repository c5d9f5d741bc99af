using ImrPredict.Cases;

namespace ImrPredict.Fuzz.Targets;

/// <summary>A file that a program loads whole: it does, or one line says why it does not.</summary>
/// <param name="name">Name of the target.</param>
/// <param name="sound">Files without a fault.</param>
/// <param name="damage">Damages one.</param>
/// <param name="load">Loads one.</param>
internal sealed class FileTarget(
    string name, IReadOnlyList<byte[]> sound, Func<byte[], Random, byte[]> damage, Action<string> load)
    : Target(name)
{
    // In characters: what a file says is cut before it stands in a message.
    private const int LongestMessage = 1000;

    public override DamagedInput Make(string path, Random random)
    {
        File.WriteAllBytes(path, damage(sound[random.Next(sound.Count)], random));
        return new DamagedInput(path);
    }

    public override Task<Reading> ReadAsync(DamagedInput input) => Task.FromResult(Try(() => load(input.Path)));

    /// <summary>Loads something.</summary>
    /// <returns>One item, or one reject where a message for a user says why it cannot be loaded.</returns>
    public static Reading Try(Action load)
    {
        try
        {
            load();
            return new Reading(1, 0);
        }
        catch (ImrPredictException told)
        {
            return new Reading(0, 1, told.Message.Length > LongestMessage ? "its message is long" : null);
        }
    }
}
