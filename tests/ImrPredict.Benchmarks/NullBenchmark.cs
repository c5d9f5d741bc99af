using System.Globalization;
using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Surprise;
using ImrPredict.Audit.Twins;
using ImrPredict.Cases;

namespace ImrPredict.Benchmarks;

/// <summary>
/// No crying wolf: outcomes drawn from the model's own calibrated probabilities, so that every flag is false. Once with
/// those probabilities as the expectation, once with the expectation learnt anew from the drawn outcomes.
/// </summary>
internal static class NullBenchmark
{
    public static async Task<int> RunAsync(string input, int draws, int most, string? folder)
    {
        var all = await AuditBenchmark.ReadAsync(input);
        var step = Math.Max(1, (all.Count + most - 1) / most);
        List<DecidedItem> items = [.. all.Where((_, row) => row % step == 0)];
        var truth = Kept(folder, "truth", () => AuditBenchmark.Expected(items));
        foreach (var learnt in (bool[])[false, true])
        {
            var (runs, flags, outside, units, alarms, watched) = (0, 0, 0, 0, 0, 0);
            for (var draw = 0; draw < draws; draw++)
            {
                var random = new Random(5000 + draw);
                List<DecidedItem> drawn = [.. items.Select((item, row) =>
                    AuditBenchmark.WithOutcome(item, random.NextDouble() < truth[row]))];
                var expected = learnt
                    ? Kept(folder, string.Create(CultureInfo.InvariantCulture, $"draw-{draw}"),
                        () => AuditBenchmark.Expected(drawn))
                    : truth;
                var twins = TwinFinder.Find(drawn, new TwinOptions()).Pairs;
                var found = SurpriseScores.Score(drawn, expected, twins, learnt ? new() : new() { Caution = 0 }).Flags;
                (runs, flags) = (runs + (found > 0 ? 1 : 0), flags + found);
                foreach (var charts in UnitColumns.Of(drawn)
                    .Select(c => ControlCharts.Draw(drawn, expected, c, new ChartOptions())))
                {
                    outside += charts.Funnel.Points.Count(
                        p => p.Position is ChartPosition.Above998 or ChartPosition.Below998);
                    units += charts.Funnel.Points.Count;
                    alarms += charts.Cusums.Count(c => c.AlarmAt is not null);
                    watched += charts.Cusums.Count;
                }
            }

            AuditBenchmark.Line($"{(learnt ? "expectation learnt anew" : "expectation known")}, ",
                $"{items.Count} decisions: {runs} of {draws} draws with any flag, ",
                $"so a mean share of false flags of {(double)runs / draws:0.00} (nominal 0.10); {flags} flags in all");
            AuditBenchmark.Line($"  {outside} of {units} units outside 99.8 % ",
                $"({(double)outside / Math.Max(1, units):P2}, stated at most 0.2 %); ",
                $"{alarms} of {watched} CUSUMs alarmed ",
                $"({(double)alarms / Math.Max(1, watched):P1}, stated at most 5 %)");
        }

        return 0;
    }

    // Learning anew takes the time; what was learnt is kept where a folder is given, so that a look at other settings
    // is quick.
    private static IReadOnlyList<double> Kept(string? folder, string name, Func<IReadOnlyList<double>> learn)
    {
        if (folder is null)
        {
            return learn();
        }

        var file = Path.Combine(Directory.CreateDirectory(folder).FullName, name + ".txt");
        if (File.Exists(file))
        {
            return [.. File.ReadLines(file).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
        }

        var learnt = learn();
        File.WriteAllLines(file, learnt.Select(p => p.ToString("R", CultureInfo.InvariantCulture)));
        return learnt;
    }
}
