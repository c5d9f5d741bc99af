using ImrPredict.CommandLine.Printing;
using ImrPredict.Training.History;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Train.Printing;

/// <summary>Prints a history of runs, and one run of it.</summary>
internal static class RunsText
{
    private const int HashShown = 8;

    public static void Print(
        Terminal terminal, IReadOnlyList<RunRecord> runs, IReadOnlyDictionary<ModelAlias, string> aliases)
    {
        if (runs.Count == 0)
        {
            terminal.Line("no run is kept yet");
            return;
        }

        var table = new TextTable(
            ">run", "when (UTC)?1", "command", "model", "data?2", "settings?3", "~main figures");
        foreach (var run in runs)
        {
            table.Add(
                $"{run.Id}", $"{run.At.UtcDateTime:yyyy-MM-dd HH:mm}", run.Command, run.Model ?? "", Short(run.Data),
                run.Data is null ? "" : Short(run.SettingsHash), MainFigures(run));
        }

        terminal.Write(table);
        foreach (var (alias, model) in aliases)
        {
            terminal.Line($"{NameOf(alias)}: model {model}");
        }

        terminal.Line("AUC and ECE with their 95 % intervals; of compare (A minus B) and refresh (refreshed minus old) "
            + "the difference of the AUC. imr-train runs show RUN has the rest.");
    }

    public static void Print(Terminal terminal, RunRecord run)
    {
        terminal.Line($"run {run.Id}: {run.Command}, {run.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, ImrPredict "
            + $"{run.Program}");
        Line(terminal, "result", run.Result);
        Line(terminal, "model", Place(run.Model, run.Folder));
        Line(terminal, "other", Place(run.Other, run.OtherFolder));
        Line(terminal, "winner", run.Winner ?? (run.Command is "compare" or "refresh" ? "neither" : ""));
        Line(terminal, "inputs", string.Join(", ", run.Inputs));
        Line(terminal, "judged", run.N == 0 ? "" : $"{Count(run.N)} rows"
            + (run.NOverturned is { } overturned ? $", {Count(overturned)} overturned" : "")
            + (run.LearntKeptIn > 0 ? $"; {Count(run.LearntKeptIn)} of them had been learnt from" : ""));
        Line(terminal, "data", run.Data ?? "");
        Line(terminal, "settings", run.SettingsHash);
        Line(terminal, "", run.Settings.Replace(",\"", ", \"", StringComparison.Ordinal)); // a line breaks at spaces
        var table = new TextTable("figure", ">value", ">95 %");
        foreach (var (name, value) in run.Figures)
        {
            var isSigned = IsSigned(name);
            table.Add(
                name, isSigned ? WithSign(value.Value) : Number(value.Value),
                !value.HasInterval ? "" : isSigned ? SignedRange(value) : Range(value));
        }

        if (table.HasRows)
        {
            terminal.Write(table);
        }
    }

    public static string NameOf(ModelAlias alias) => alias == ModelAlias.Champion ? "champion" : "challenger";

    private static void Line(Terminal terminal, string name, string value)
    {
        if (value.Length > 0)
        {
            terminal.Line($"  {name,-9} {value}", hang: 12);
        }
    }

    private static string MainFigures(RunRecord run)
    {
        var main = run.Figures.Where(figure => figure.Name is "auc" or "ece" or "auc_difference").Select(figure =>
            IsSigned(figure.Name) ? $"AUC {WithSign(figure.Value)}"
                : $"{figure.Name.ToUpperInvariant()} {Number(figure.Value)}").ToList();
        return main.Count == 0 ? run.Result
            : run.Other is null ? string.Join(", ", main)
            : $"against {run.Other}: {string.Join(", ", main)}; {run.Result}";
    }

    // Differences, and what is held against a baseline.
    private static bool IsSigned(string figure) => figure.EndsWith("_difference", StringComparison.Ordinal)
        || figure.StartsWith("lift_", StringComparison.Ordinal) || figure == "brier_skill";

    private static string Place(string? model, string? folder) =>
        model is null ? "" : folder is null ? model : $"{model} in {folder}";

    private static string Short(string? hash) => hash is null ? "" : hash[..Math.Min(HashShown, hash.Length)];
}
