using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;

namespace ImrPredict.Score.Runs;

/// <summary>What <c>imr-score</c> does without arguments: scores the bundled synthetic backlog.</summary>
internal static class SampleRun
{
    private static readonly string Backlog = Path.Combine("data", "sample", "backlog");

    public static async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(Backlog))
        {
            throw new ImrPredictException(
                $"{Backlog}: the bundled backlog is not in this folder; run from the project's root, or name what to "
                + "score: imr-score score INPUT... --out FILE (imr-score --help lists all commands).");
        }

        var terminal = new Terminal(quiet: false, dataOnStandardOutput: false);
        var input = Path.Combine(Backlog, "synthetic-open-cases.csv");
        var map = Path.Combine(Backlog, "map.json");
        var output = Path.Combine("data", "interim", "sample-scores.csv");
        terminal.Line(
            $"scoring {input}, a synthetic export of a claims system, with models/default; {map} renames its columns");
        var run = new ScoreRun
        {
            Inputs = [input],
            Output = output,
            Package = Path.Combine("models", "default"),
            Ingest = new IngestOptions { ColumnMap = ColumnMap.Load(map), PassHouseColumns = true },
        };
        await run.RunAsync(terminal, cancellation);
        terminal.Line($"""

            next:
              imr-score score YOUR-FILE --model models/default --out scores.csv  (--map names its columns as {map} does)
              imr-score explain {input} --map {map} --item CASE/N
            """);
        return ExitCode.Done;
    }
}
