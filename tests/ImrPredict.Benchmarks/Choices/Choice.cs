using System.Text.Json;
using ImrPredict.Training.Settings;

namespace ImrPredict.Benchmarks.Choices;

/// <summary>Something that is judged against the defaults: options of training under a name.</summary>
/// <param name="Name">Its name, one word.</param>
/// <param name="Options">The options; those that it does not name keep their defaults.</param>
internal sealed record Choice(string Name, TrainingOptions Options)
{
    /// <summary>What others are compared with.</summary>
    public const string Base = "base";

    /// <summary>The plain baseline.</summary>
    public const string Plain = "plain";

    /// <summary>
    /// Reads <c>NAME={"l2": [1]}</c>, or a file of options, whose name without its ending is the choice's.
    /// </summary>
    public static Choice Read(string argument)
    {
        if (argument.IndexOf('=', StringComparison.Ordinal) is var sign and > 0)
        {
            var options = JsonSerializer.Deserialize<TrainingOptions>(argument[(sign + 1)..], PackageJson.Options)!;
            options.Check();
            return new(argument[..sign], options);
        }

        return new(Path.GetFileNameWithoutExtension(argument), TrainingOptionsFile.Load(argument));
    }
}
