using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;

namespace ImrPredict.Score.Runs;

/// <summary>What <c>imr-score</c> does without arguments: scores the bundled synthetic backlog.</summary>
internal static class SampleRun
{
    public static async Task<int> RunAsync(CancellationToken cancellation)
    {
        var backlog = Bundled.Folder("data", "sample", "backlog") ?? throw new ImrPredictException(
            "data/sample/backlog: the bundled backlog is not in this folder; run from the project's root, or name what "
            + "to score: imr-score score INPUT... --out FILE (imr-score --help lists all commands).");
        var terminal = new Terminal(quiet: false, dataOnStandardOutput: false);
        if (!Bundled.IsClone)
        {
            backlog = Copy(backlog, "imr-sample");
        }

        var input = Path.Combine(backlog, "synthetic-open-cases.csv");
        var map = Path.Combine(backlog, "map.json");
        var output = Bundled.IsClone ? Path.Combine("data", "interim", "sample-scores.csv") : "sample-scores.csv";
        var model = Bundled.ModelFolder(Path.Combine("models", "default"));
        terminal.Line(
            $"scoring {input}, a synthetic export of a claims system, with {model}; {map} renames its columns");
        var run = new ScoreRun
        {
            Inputs = [input],
            Output = output,
            Package = model,
            Ingest = new IngestOptions { ColumnMap = ColumnMap.Load(map), PassHouseColumns = true },
        };
        await run.RunAsync(terminal, cancellation);
        terminal.Line($"""

            next:
              imr-score score YOUR-FILE --model dmhc --out scores.csv  (--map names its columns as {map} does)
              imr-score explain {input} --map {map} --item CASE/N
            """);
        return ExitCode.Done;
    }

    // Of an installed tool: beside the user's files, to look at and to try the commands on. What is there stays.
    private static string Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            var copy = Path.Combine(to, Path.GetFileName(file));
            if (!File.Exists(copy))
            {
                File.Copy(file, copy);
            }
        }

        return to;
    }
}
