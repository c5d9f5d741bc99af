using System.Globalization;
using ImrPredict.Audit.Run;
using ImrPredict.Cases;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Settings;

namespace ImrPredict.Benchmarks;

/// <summary>
/// What the audit finds and what it invents, measured. The arguments after <c>audit</c>:
/// <c>flips INPUT OUT FIRST LAST</c> plants 5 % flipped outcomes with each seed, ranks the decisions and prints the
/// table with scikit-learn's rankings of the same rows (development used seeds below 200, figures reported are of 201
/// to 210); <c>null INPUT DRAWS</c> draws outcomes from the model's own probabilities and counts flags; <c>drift INPUT
/// SEEDS</c> doubles one service's rate from a month on and counts the charts that alarm;
/// <c>charts</c> simulates limits and run lengths; <c>report LETTERS</c> prints size and time to load of the page.
/// </summary>
internal static class AuditBenchmark
{
    public static Task<int> RunAsync(string[] arguments) => arguments switch
    {
        ["flips", var input, var output, var first, var last] =>
            FlipBenchmark.RunAsync(input, output, Number(first), Number(last), new OutOfFoldOptions()),
        ["flips", var input, var output, var first, var last, var draws] =>
            FlipBenchmark.RunAsync(
                input, output, Number(first), Number(last),
                draws.EndsWith(".json", StringComparison.Ordinal)
                    ? AuditOptionsFile.Load(draws).Expectation
                    : new OutOfFoldOptions { Draws = Number(draws) }),
        ["null", var input, var draws] => NullBenchmark.RunAsync(input, Number(draws), int.MaxValue, folder: null),
        ["null", var input, var draws, var most, .. var folder] =>
            NullBenchmark.RunAsync(input, Number(draws), Number(most), folder.Length > 0 ? folder[0] : null),
        ["drift", var input, var seeds] => DriftBenchmark.RunAsync(input, Number(seeds)),
        ["charts"] => Task.FromResult(ChartBenchmark.Run()),
        ["report", var letters, .. var folder] =>
            ReportBenchmark.RunAsync(Number(letters), folder.Length > 0 ? folder[0] : null),
        _ => Usage(),
    };

    public static async Task<List<DecidedItem>> ReadAsync(string input)
    {
        var items = new List<DecidedItem>();
        await foreach (var read in ItemReader.ReadAsync([input], new IngestOptions()))
        {
            if (read is ItemRead.Parsed { Decided: { } decided })
            {
                items.Add(decided);
            }
        }

        return items;
    }

    public static IReadOnlyList<double> Expected(IReadOnlyList<DecidedItem> items)
    {
        var expectation = OutOfFold.Predict(items, new OutOfFoldOptions());
        return expectation.Probabilities;
    }

    public static DecidedItem WithOutcome(DecidedItem item, bool overturned) => item with
    {
        Decision = item.Decision with { Outcome = overturned ? Outcome.Overturned : Outcome.Upheld },
    };

    public static void Line(params FormattableString[] parts) =>
        Console.WriteLine(string.Concat(parts.Select(FormattableString.Invariant)));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static Task<int> Usage()
    {
        Console.Error.WriteLine("usage: ... -- audit flips INPUT OUT FIRST-SEED LAST-SEED [DRAWS|AUDIT-OPTIONS.json]");
        Console.Error.WriteLine("       ... -- audit null INPUT DRAWS [MOST-DECISIONS [FOLDER]]");
        Console.Error.WriteLine("       ... -- audit drift INPUT SEEDS");
        Console.Error.WriteLine("       ... -- audit charts");
        Console.Error.WriteLine("       ... -- audit report LETTERS [FOLDER]");
        return Task.FromResult(1);
    }
}
