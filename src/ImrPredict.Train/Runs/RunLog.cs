using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Ingest;
using ImrPredict.Training.History;

namespace ImrPredict.Train.Runs;

/// <summary>Keeps the run of a command in the history that its <c>--runs</c> names, if any.</summary>
internal sealed class RunLog
{
    /// <summary><c>--runs FILE</c></summary>
    public Option<string?> Option { get; } = RunsOption.ToKeep();

    /// <summary>Refuses a place where nothing can be kept, before the work.</summary>
    public static void Check(ParseResult arguments)
    {
        if (RunsOption.Path(arguments) is { } path)
        {
            RunHistory.Check(path);
        }
    }

    /// <summary>Keeps a run that is done.</summary>
    /// <param name="arguments">The arguments of the command.</param>
    /// <param name="terminal">Told where it is kept.</param>
    /// <param name="run">The run, without settings.</param>
    /// <param name="inputs">The inputs as given; names without folders, queries and accounts are kept.</param>
    /// <param name="settings">All settings that change the result; kept as JSON.</param>
    public static void Keep<T>(
        ParseResult arguments, Terminal terminal, RunRecord run, IReadOnlyList<string> inputs, T settings)
    {
        if (RunsOption.Path(arguments) is not { } path)
        {
            return;
        }

        using var history = RunHistory.OpenOrMake(path);
        var kept = history.Add(With(run, inputs, settings));
        terminal.Line($"kept as run {kept.Id} in {path}");
        if (run.Command == "refresh" && run.Folder is not null && history.Find(ModelAlias.Champion) == run.Other)
        {
            terminal.Warn($"model {run.Other} is the champion of {path}, and its package is replaced; "
                + $"imr-train promote {run.Folder} makes the new one the champion");
        }
    }

    /// <summary>A run with its inputs and settings.</summary>
    public static RunRecord With<T>(RunRecord run, IReadOnlyList<string> inputs, T settings)
    {
        var json = JsonResult.Line(settings).AsSpan().TrimEnd((byte)'\n').ToArray();
        return run with
        {
            Inputs = [.. inputs.Select(InputFiles.ShortNameOf)],
            Settings = Encoding.UTF8.GetString(json),
            SettingsHash = Convert.ToHexStringLower(SHA256.HashData(json)),
        };
    }
}
