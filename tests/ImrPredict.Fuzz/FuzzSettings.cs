using System.Globalization;

namespace ImrPredict.Fuzz;

/// <summary>What the command line asks for.</summary>
internal sealed record FuzzSettings
{
    /// <summary>How it is called.</summary>
    public const string Usage = """
        usage: dotnet run -c Release --project tests/ImrPredict.Fuzz -- [--seconds N] [--seed N] [TARGET=INPUTS ...]
               [bombs] [--model DIR] [--again TARGET-SEED-NUMBER]
               Reads damaged inputs: 60 of each target, or as many as go into N seconds, or as many as are said.
               bombs reads small files made to fill memory. --again makes one input anew and says what it gives.
               Exit code 1 where an input breaks what must hold of any: see docs/fuzzing.md.
        """;

    private const int Usual = 60;
    private readonly Dictionary<string, int> _counts = [];
    private int? _seconds;
    private string? _model;

    /// <summary>The same seed makes the same inputs.</summary>
    public int Seed { get; private set; } = 1;

    /// <summary>Most time for all targets together.</summary>
    public TimeSpan Time => _seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.FromDays(7);

    /// <summary>The package that is damaged.</summary>
    public string Model(string root) => _model ?? Path.Combine(root, "models", "default");

    /// <summary>Whether files made to fill memory are read.</summary>
    public bool WantsBombs { get; private set; }

    /// <summary>Target and number of the one input to be made.</summary>
    public (string Target, int Number)? Again { get; private set; }

    /// <summary>Most inputs of a target.</summary>
    public int CountOf(string target) => _counts.Count > 0 ? _counts.GetValueOrDefault(target)
        : WantsBombs ? 0
        : _seconds is null ? Usual : int.MaxValue;

    /// <summary>A target that was asked for and is none; null where all are.</summary>
    public string? Unknown(IEnumerable<string> targets) =>
        _counts.Keys.Concat(Again is var (target, _) ? [target] : []).Except(targets).FirstOrDefault();

    /// <summary>Reads the arguments; null where they are none of this program.</summary>
    public static FuzzSettings? Parse(IReadOnlyList<string> arguments)
    {
        var settings = new FuzzSettings();
        for (var i = 0; i < arguments.Count; i++)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            switch (arguments[i])
            {
                case "--seconds" when Number(value) is { } seconds:
                    settings._seconds = seconds;
                    i++;
                    break;
                case "--seed" when Number(value) is { } seed:
                    settings.Seed = seed;
                    i++;
                    break;
                case "--again" when value.Split('-') is [var target, var seed, var number]
                    && Number(seed) is { } ofSeed && Number(number) is { } ofNumber:
                    (settings.Seed, settings.Again) = (ofSeed, (target, ofNumber));
                    i++;
                    break;
                case "--model" when value.Length > 0:
                    settings._model = value;
                    i++;
                    break;
                case "bombs":
                    settings.WantsBombs = true;
                    break;
                case var text when text.Split('=') is [var target, var count] && Number(count) is { } inputs:
                    settings._counts[target] = inputs;
                    break;
                default:
                    return null;
            }
        }

        return settings;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
