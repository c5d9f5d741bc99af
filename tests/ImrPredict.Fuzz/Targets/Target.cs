namespace ImrPredict.Fuzz.Targets;

/// <summary>A kind of input: how a damaged one is made and read, and what must hold when it is.</summary>
/// <param name="name">What it is called on the command line; no dash.</param>
internal abstract class Target(string name)
{
    /// <summary>What it is called.</summary>
    public string Name => name;

    /// <summary>Makes a damaged input; the same chance makes the same.</summary>
    /// <param name="path">Where: a file, or a folder that the target makes.</param>
    /// <param name="random">Chance.</param>
    /// <returns>The input.</returns>
    public abstract DamagedInput Make(string path, Random random);

    /// <summary>
    /// Reads an input as the programs do. What it throws escapes; that it cannot be read is no fault where a message
    /// for a user says so.
    /// </summary>
    public abstract Task<Reading> ReadAsync(DamagedInput input);
}
