using ImrPredict.Audit;
using ImrPredict.Cases;

namespace ImrPredict.Benchmarks;

/// <summary>
/// No crying wolf: outcomes drawn from the model's own calibrated probabilities, so that every flag is false. Once with
/// those probabilities as the expectation, once with the expectation learnt anew from the drawn outcomes.
/// </summary>
internal static class NullBenchmark
{
    public static async Task<int> RunAsync(string input, int draws)
    {
        var items = await AuditBenchmark.ReadAsync(input);
        var truth = AuditBenchmark.Expected(items);
        foreach (var learnt in (bool[])[false, true])
        {
            var (runs, flags) = (0, 0);
            for (var draw = 0; draw < draws; draw++)
            {
                var random = new Random(5000 + draw);
                List<DecidedItem> drawn = [.. items.Select((item, row) =>
                    AuditBenchmark.WithOutcome(item, random.NextDouble() < truth[row]))];
                var expected = learnt
                    ? AuditBenchmark.Expected(drawn)
                    : truth;
                var twins = Twins.Of(drawn, new TwinOptions()).Pairs;
                var found = SurpriseScores.Of(drawn, expected, twins, new SurpriseOptions()).Flags;
                (runs, flags) = (runs + (found > 0 ? 1 : 0), flags + found);
            }

            AuditBenchmark.Line($"{(learnt ? "expectation learnt anew" : "expectation known")}: {runs} of {draws} draws with any flag, so a mean share of false flags of {(double)runs / draws:0.00} (nominal 0.10); {flags} flags in all on {draws} times {items.Count} decisions");
        }

        return 0;
    }
}
