using System.Globalization;
using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Charts.Cusum;
using ImrPredict.Audit.Charts.Dispersion;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;

namespace ImrPredict.Benchmarks;

/// <summary>
/// Figures of the charts on simulated units: how many in control lie inside their limits, how long a CUSUM runs, and
/// how many CUSUMs alarm where nothing changes, where all drift together, and where one unit doubles.
/// </summary>
internal static class ChartBenchmark
{
    private const int Units = 500;
    private const int Repeats = 20;
    private const int Runs = 4000;

    public static int Run()
    {
        Coverage();
        RunLengths();
        foreach (var (what, drift, factor) in new[]
        {
            ("nothing changes", 0.0, 1.0), ("all drift by 30 %", 0.3, 1.0),
            ("one unit doubles", 0.0, 2.0), ("one doubles while all drift", 0.3, 2.0),
        })
        {
            Alarms(what, drift, factor);
        }

        return 0;
    }

    private static void Coverage()
    {
        AuditBenchmark.Line($"{Units} units in control, {Repeats} times: ",
            $"share inside 95 % and 99.8 % limits (limits are whole numbers, so a little more is due)");
        foreach (var (between, shared, normal) in new[]
        {
            (0.0, 0.0, true), (0.0, 0.5, true), (0.2, 0.0, true), (0.2, 0.5, true), (0.35, 0.0, true),
            (0.35, 0.0, false), (0.35, 0.5, false),
        })
        {
            var (inside95, inside998) = (0, 0);
            for (var repeat = 0; repeat < Repeats; repeat++)
            {
                var (items, expected, units) = InControl(new Random(100 + repeat), between, shared, normal);
                var points = FunnelChart.Draw(
                    new CaseMix(items, expected), new UnitColumn("unit", units), new ChartOptions()).Points;
                inside95 += points.Count(p => p.Position == ChartPosition.Inside);
                inside998 += points.Count(p => p.Position is not (ChartPosition.Above998 or ChartPosition.Below998));
            }

            AuditBenchmark.Line($"  units differ by {between:P0} ({(normal ? "normal" : "log-normal")}), ",
                $"letter-mates share a draw with chance {shared:0.0}: ",
                $"{(double)inside95 / (Units * Repeats):P2} and {(double)inside998 / (Units * Repeats):P2}");
        }
    }

    // A unit's rate is the expectation times a factor that the expectation does not know: normal (a wide one has a heap
    // of units near no overturns at all, which no usual model of counts has) or log-normal.
    private static (List<DecidedItem> Items, double[] Expected, string[] Units) InControl(
        Random random, double between, double shared, bool normal)
    {
        var (items, expected, units, letter) = (new List<DecidedItem>(), new List<double>(), new List<string>(), 0);
        for (var unit = 0; unit < Units; unit++)
        {
            var draw = between * Normal(random);
            var factor = Math.Clamp(normal ? 1 + draw : Math.Exp(draw - (between * between / 2)), 0.05, 3);
            var letters = 15 + random.Next(60);
            for (var n = 0; n < letters; n++, letter++)
            {
                var one = random.NextDouble();
                for (var number = 1; number <= 3; number++)
                {
                    var p = Probability(random, -1.7, 0.6);
                    var own = random.NextDouble();
                    items.Add(Item(letter, number,
                        (random.NextDouble() < shared ? one : own) < Math.Min(factor * p, 0.95), null));
                    expected.Add(p);
                    units.Add(unit.ToString("D3", CultureInfo.InvariantCulture));
                }
            }
        }

        return (items, [.. expected], [.. units]);
    }

    private static void RunLengths()
    {
        AuditBenchmark.Line($"CUSUM run lengths in letters, as stated and as simulated ({Runs} runs of each)");
        var random = new Random(5);
        List<IReadOnlyList<double>> letters = [.. Enumerable.Range(0, 300).Select(_ =>
            (double[])[.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Probability(random, -1.7, 0.8))])];
        foreach (var (odds, correlation) in new[] { (1.5, 0.0), (1.5, 0.4), (1 / 1.5, 0.0), (1 / 1.5, 0.4) })
        {
            var design = CusumDesign.Find(letters, correlation, odds, 2000);
            AuditBenchmark.Line($"  odds ratio {odds:0.00}, correlation {correlation:0.0}: in control ",
                $"{design.InControlRunLength:0} stated, {Walk(letters, design, correlation, 1):0} simulated; ",
                $"shifted {design.ShiftedRunLength:0} stated, {Walk(letters, design, correlation, odds):0} simulated");
        }
    }

    private static double Walk(
        List<IReadOnlyList<double>> letters, CusumDesign design, double correlation, double shift)
    {
        var (random, steps) = (new Random(6), 0L);
        for (var run = 0; run < Runs; run++)
        {
            for (var sum = 0.0; sum <= design.Limit; steps++)
            {
                var letter = letters[random.Next(letters.Count)];
                var common = random.NextDouble();
                bool[] overturned = [.. letter.Select(p =>
                {
                    var odds = shift * p / (1 - p);
                    return (random.NextDouble() < Math.Sqrt(correlation) ? common : random.NextDouble())
                        < odds / (1 + odds);
                })];
                sum = Math.Max(0, sum + CusumScore.Compute(letter, overturned, design.OddsRatio, correlation));
            }
        }

        return (double)steps / Runs;
    }

    // Twenty units of 400 letters over 24 months; all drift by so much from end to end, unit 0 changes in the middle.
    private static void Alarms(string what, double drift, double factor)
    {
        var (found, near, others) = (0, 0, 0);
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var random = new Random(200 + repeat);
            var (items, expected, units) = (new List<DecidedItem>(), new List<double>(), new List<string?>());
            for (var i = 0; i < 8000; i++)
            {
                var (unit, month) = (i % 20, i / 20 * 24 / 400);
                var p = Probability(random, -1.8, 0.5);
                var rate = p * (1 + (drift * ((month / 12.0) - 1))) * (unit == 0 && month >= 12 ? factor : 1);
                items.Add(
                    Item(i, 1, random.NextDouble() < Math.Min(rate, 1), new DateOnly(2090, 1, 15).AddMonths(month)));
                expected.Add(p);
                units.Add($"unit {unit:D2}");
            }

            var charts = ControlCharts.Draw(items, expected, new UnitColumn("unit", units), new ChartOptions());
            var own = charts.Cusums.Single(c => c.Unit == "unit 00");
            found += own.AlarmAt is null ? 0 : 1;
            near += own.Change is { IsUpward: true } change && Math.Abs(change.From - 200) <= 50 ? 1 : 0;
            others += charts.Cusums.Count(c => c.Unit != "unit 00" && c.AlarmAt is not null);
        }

        AuditBenchmark.Line($"{what}: unit 0 alarms in {found} of {Repeats}",
            $"{(factor > 1 ? $" (upward, placed within 3 months of the change, in {near})" : "")}; ",
            $"{others} of {19 * Repeats} others alarm ({others / (19.0 * Repeats):P1}, stated at most 5 %)");
    }

    private static DecidedItem Item(int letter, int number, bool overturned, DateOnly? decided) => new(
        new DisputedItem
        {
            CaseNumber = string.Create(CultureInfo.InvariantCulture, $"CM90-{letter:D7}"),
            Number = number,
            Source = ItemSource.DwcLetter,
            RequestedService = "Made-up service",
        },
        new Decision { Outcome = overturned ? Outcome.Overturned : Outcome.Upheld, DecisionDate = decided });

    private static double Probability(Random random, double mean, double spread) =>
        1 / (1 + Math.Exp(-(mean + (spread * Normal(random)))));

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
