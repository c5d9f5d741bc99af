using System.CommandLine;

namespace ImrPredict.CommandLine;

/// <summary>An option that names what a command writes: a file, or a folder of files.</summary>
public sealed class OutputOption<T>(string name, params string[] aliases) : Option<T>(name, aliases), IOutputOption
{
    /// <inheritdoc/>
    public Func<string, ParseResult, IEnumerable<string>> Files { get; init; } = (path, _) => [path];

    /// <inheritdoc/>
    public bool IsFolder { get; init; }
}

/// <summary>What <see cref="OutputCheck"/> asks of an output, whatever the type of its value.</summary>
public interface IOutputOption
{
    /// <summary>The files that it writes, by its value and the rest of the arguments.</summary>
    Func<string, ParseResult, IEnumerable<string>> Files { get; }

    /// <summary>Whether the whole folder is replaced.</summary>
    bool IsFolder { get; }
}
