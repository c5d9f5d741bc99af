using ImrPredict.Audit.Charts;
using ImrPredict.Cases;

namespace ImrPredict.Benchmarks;

/// <summary>A planted drift: one service's rate of overturn doubles from the middle of the time on.</summary>
internal static class DriftBenchmark
{
    public static async Task<int> RunAsync(string input, int seeds)
    {
        var items = await AuditBenchmark.ReadAsync(input);
        var truth = AuditBenchmark.Expected(items);
        var dates = items.Select(DateOf).Order().ToList();
        var from = dates[dates.Count / 2];
        var services = UnitColumns.Of(items).Single(c => c.Name == UnitColumns.Service);
        var candidates = Enumerable.Range(0, items.Count).Where(row => services.Units[row] is not null)
            .GroupBy(row => services.Units[row]!).Where(g => g.Count() >= 300 && g.Average(row => truth[row]) < 0.45)
            .OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var (found, upward, others, watched, planted) = (0, 0, 0, 0, 0);
        for (var seed = 0; seed < seeds; seed++)
        {
            var random = new Random(9000 + seed);
            var service = candidates[seed % candidates.Count].Key;
            List<DecidedItem> drawn = [.. items.Select((item, row) => AuditBenchmark.WithOutcome(
                item,
                random.NextDouble() < (services.Units[row] == service && DateOf(item) >= from
                    ? Math.Min(1, 2 * truth[row])
                    : truth[row])))];
            var expected = AuditBenchmark.Expected(drawn);
            var charts = ControlCharts.Draw(drawn, expected, services, new ChartOptions());
            var own = charts.Cusums.Single(c => c.Unit == service);
            (found, upward) =
                (found + (own.AlarmAt is null ? 0 : 1), upward + (own.Change is { IsUpward: true } ? 1 : 0));
            others += charts.Cusums.Count(c => c.Unit != service && c.AlarmAt is not null);
            watched += charts.Cusums.Count(c => c.Unit != service);
            planted++;
        }

        AuditBenchmark.Line($"doubled from {from:yyyy-MM} on: ",
            $"found by the service's own chart in {found} of {planted} (told as a rise in {upward}); ",
            $"{others} of {watched} other charts alarmed ({(double)others / watched:P1}, stated at most 5 %)");
        return 0;
    }

    private static DateOnly DateOf(DecidedItem item) =>
        item.Decision.DecisionDate ?? new DateOnly(item.Year ?? 1, 1, 1);
}
