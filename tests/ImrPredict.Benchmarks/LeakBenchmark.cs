using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Assessment.Leaks;
using ImrPredict.Training.Settings;

namespace ImrPredict.Benchmarks;

/// <summary>
/// What the purity check of the leak sentinel finds: leaks planted in a share of the overturned rows, and false alarms
/// on outcomes drawn from the rates of the treatments, so that whatever is pure is pure by chance.
/// </summary>
internal static class LeakBenchmark
{
    private static readonly double[] Shares = [0, 0.10, 0.25, 0.40, 0.60, 1];

    // Of the rows with the leak, the share that is overturned.
    private static readonly double[] Strengths = [1, 0.9, 0.8];
    private static readonly TrainingOptions Options = new();

    public static async Task<int> RunAsync(IReadOnlyList<string> inputs, int draws)
    {
        foreach (var input in inputs)
        {
            var items = VerdictScreen.Of(await AuditBenchmark.ReadAsync(input)).Items;
            var clusters = DuplicateClusters.Find(items, Options.NearDuplicateSimilarity);
            Console.WriteLine($"{input}: {items.Count} rows, {items.Count(i => i.Overturned)} overturned");
            foreach (var share in Shares)
            {
                foreach (var strength in share > 0 ? Strengths : [1])
                {
                    Plant(items, clusters, share, strength);
                }
            }

            Draw(items, clusters, draws);
        }

        return 0;
    }

    private static void Plant(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<int> clusters, double share, double strength)
    {
        var random = new Random(7);
        var overturned = (double)items.Count(i => i.Overturned);
        var ofUpheld = share * overturned * (1 - strength) / strength / (items.Count - overturned);
        List<DecidedItem> planted = [.. items.Select(
            i => random.NextDouble() < (i.Overturned ? share : ofUpheld) ? WithLeak(i) : i)];
        var set = new TrainingSet(planted, clusters, DecisionMoments.Find(planted));
        var space = set.Space(Options.Features);
        var rows = set.Items.Select(i => space.Transform(i.Item)).ToList();
        var pure = LeakPurity.Find(set, space, rows);
        var named = pure.Any(f => IsPlanted(f.Feature));
        var refused = pure.Any(f => IsPlanted(f.Feature) && f.IsLeak);
        var others = pure.Where(f => !IsPlanted(f.Feature)).ToList();
        Console.WriteLine($"  planted in {share:0%} of the overturned rows, {strength:0%} of its rows overturned: "
            + $"{(refused ? "refused" : named ? "named" : "not seen")}; others named {others.Count}, "
            + $"refused {others.Count(f => f.IsLeak)}");
        foreach (var other in share > 0 ? [] : pure.Take(5))
        {
            Console.WriteLine($"    {other.Feature}: {other.OverturnedShare:0.00} of {other.N}, {other.OddsRatio:0.0}");
        }
    }

    private static void Draw(IReadOnlyList<DecidedItem> items, IReadOnlyList<int> clusters, int draws)
    {
        var set = new TrainingSet(items, clusters, DecisionMoments.Find(items));
        var space = set.Space(Options.Features);
        var rows = set.Items.Select(i => space.Transform(i.Item)).ToList();
        var usual = (double)items.Count(i => i.Overturned) / items.Count;
        var rates = items.GroupBy(Treatment)
            .ToDictionary(g => g.Key, g => (g.Count(i => i.Overturned) + (20 * usual)) / (g.Count() + 20));
        var (named, refused) = (0, 0);
        for (var draw = 0; draw < draws; draw++)
        {
            var random = new Random(1000 + draw);
            var drawn = set with
            {
                Items = [.. items.Select(i =>
                    AuditBenchmark.WithOutcome(i, random.NextDouble() < rates[Treatment(i)]))],
            };
            var pure = LeakPurity.Find(new TrainingSet(drawn.Items, clusters, set.Moments), space, rows);
            named += pure.Count > 0 ? 1 : 0;
            refused += pure.Any(f => f.IsLeak) ? 1 : 0;
        }

        Console.WriteLine($"  outcomes drawn: {refused} of {draws} draws refused, {named} with something named");
    }

    private static string Treatment(DecidedItem item) =>
        item.Item.TreatmentCategory ?? item.Item.ServiceCategory.ToString();

    private static bool IsPlanted(string feature) =>
        feature.Contains("zulu", StringComparison.OrdinalIgnoreCase)
        || feature.Contains("tango", StringComparison.Ordinal);

    private static DecidedItem WithLeak(DecidedItem item) => item with
    {
        Item = item.Item.ClinicalText.Length > 0
            ? item.Item with { ClinicalText = $"{item.Item.ClinicalText} Zulu tango." }
            : item.Item with { TreatmentSubcategory = "Zulu" },
    };
}
