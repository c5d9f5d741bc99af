using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Training.Assessment.Backtesting;
using ImrPredict.Training.Assessment.Leaks;
using ImrPredict.Training.Settings;

namespace ImrPredict.Benchmarks.Choices;

/// <summary>
/// The collections that a choice is judged on, all of them in sight of those who made the design. Rows whose text
/// states the verdict are left out as in training.
/// </summary>
internal static class ChoiceCollections
{
    private const int Folds = 5;
    private static readonly TrainingOptions Defaults = new();

    // First years of the parts in which dated rows are judged; each part learns from what is earlier.
    private static readonly int[] FindingsFrom = [2017, 2019, 2021];
    private static readonly int[] CodedFrom = [2009, 2011, 2013];

    /// <summary>Names of the collections.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["coded", "coded-years", "findings", "findings-all", "hicric", "hicric-all", "letters", "synthetic"];

    /// <summary>Reads a collection.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="real">A folder with <c>dwc-letters</c>, <c>dmhc</c> and <c>hicric</c>.</param>
    /// <param name="synthetic">The folder of the bundled letters.</param>
    public static async Task<ChoiceCollection> ReadAsync(string name, string real, string synthetic)
    {
        var coded = Path.Combine(real, "dmhc", "imr-2001-2014.csv");
        var findings = Path.Combine(real, "dmhc", "imr-findings-to-2022.csv");
        var hicric = Path.Combine(real, "hicric", "appeals-700.jsonl");
        return name switch
        {
            "coded" => Rolled(
                "DMHC coded 2005-14, learnt again every 600 rows, the last 100 not known", await ItemsAsync(coded)),
            "coded-years" => ByYears(
                name, "coded", "DMHC coded 2009-14, learnt once every two years", CodedFrom, await ItemsAsync(coded),
                []),
            "findings" => ByYears(
                name, "findings", "DMHC with Findings 2017-22, learnt once every two years", FindingsFrom,
                await ItemsAsync(findings), []),
            "findings-all" => ByYears(
                name, "findings", "the same rows, learnt from earlier ones, coded 2001-14 and 700 HICRIC appeals",
                FindingsFrom, await ItemsAsync(findings), await ItemsAsync(coded, hicric)),
            "hicric" => InFolds(
                name, "hicric", "700 HICRIC appeals, 5 folds by near-identical text", await ItemsAsync(hicric), []),
            "hicric-all" => InFolds(
                name, "hicric", "the same rows, DMHC with Findings learnt from too", await ItemsAsync(hicric),
                await ItemsAsync(findings)),
            "letters" => InFolds(
                name, name, "130 DWC letters, 5 folds by letter",
                await ItemsAsync(
                    Path.Combine(real, "dwc-letters", "*.pdf"), Path.Combine(real, "dwc-letters", "*.txt")), []),
            "synthetic" => InFolds(
                name, name, "the bundled invented letters, 5 folds by letter", await ItemsAsync(synthetic), []),
            _ => throw new ArgumentException($"no collection '{name}'; there are {string.Join(", ", Names)}"),
        };
    }

    private static ChoiceCollection Rolled(string description, IReadOnlyList<DecidedItem> items)
    {
        var set = TrainingSet.Prepare(items, Defaults);
        return new ChoiceCollection(
            "coded", description, "coded", set, [],
            RollingPlan.Make(set, new RollingOptions(Every: 600, By: null, Lag: 100, From: 2005)));
    }

    private static ChoiceCollection ByYears(
        string name, string rows, string description, int[] years, IReadOnlyList<DecidedItem> items,
        IReadOnlyList<DecidedItem> others)
    {
        var set = TrainingSet.Prepare([.. items, .. others], Defaults);
        return new ChoiceCollection(
            name, description, rows, set,
            [
                .. years.Select((from, part) => Fold.Apart(
                    Enumerable.Range(0, set.Count).Where(row => set.Items[row].Year is not { } year || year < from),
                    [
                        .. Enumerable.Range(0, items.Count).Where(row => set.Items[row].Year >= from
                            && (part + 1 == years.Length || set.Items[row].Year < years[part + 1])),
                    ],
                    set.Clusters, part)),
            ]);
    }

    private static ChoiceCollection InFolds(
        string name, string rows, string description, IReadOnlyList<DecidedItem> items,
        IReadOnlyList<DecidedItem> others)
    {
        var set = TrainingSet.Prepare([.. items, .. others], Defaults);
        var own = set.Of(Enumerable.Range(0, items.Count));
        return new ChoiceCollection(
            name, description, rows, set,
            [
                .. Fold.Each(own.Folds(Folds, Defaults.Seed)).Select(fold => Fold.Apart(
                    fold.Learn.Concat(Enumerable.Range(items.Count, others.Count)), fold.Check, set.Clusters,
                    fold.Part)),
            ]);
    }

    private static async Task<IReadOnlyList<DecidedItem>> ItemsAsync(params string[] inputs)
    {
        var items = new List<DecidedItem>();
        await foreach (var read in ItemReader.ReadAsync(inputs, new IngestOptions()))
        {
            if (read is ItemRead.Parsed { Decided: { } decided })
            {
                items.Add(decided);
            }
        }

        return VerdictScreen.Of(items).Items;
    }
}
