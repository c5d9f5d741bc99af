using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Assessment;

/// <summary>Which rows are predicted from which.</summary>
/// <param name="Folds">Learnt from and predicted; every row is predicted at least once.</param>
/// <param name="Training">Settings of the model of each.</param>
/// <param name="Description">The same in a sentence.</param>
/// <param name="FirstLater">
/// Number of the first part that is predicted from earlier ones alone; the number of parts without such.
/// </param>
internal sealed record OutOfFoldParts(
    IReadOnlyList<Fold> Folds, TrainingOptions Training, string Description, int FirstLater)
{
    private const int FewestEarlier = 200;

    /// <summary>Makes the parts.</summary>
    public static OutOfFoldParts Make(TrainingSet set, OutOfFoldOptions options)
    {
        options = options with { Draws = options.Draws > 0 ? options.Draws : DrawsFor(set.Count) };
        // One held-out year is never enough for a plan by year, so calibration inside is by folds as outside.
        var byFolds = options.Training with { BacktestYears = 1, Repeats = 1 };
        if (!options.TimeRespecting)
        {
            var folds = ByFolds(set, AllRows(set), options);
            return new(folds, byFolds, string.Create(
                CultureInfo.InvariantCulture,
                $"{options.Folds} folds of whole cases and near-duplicate clusters, drawn "
                    + $"{Times(options.Draws)}"), folds.Count);
        }

        var blocks = Blocks(set, options.Folds);
        var first = ByFolds(set, blocks[0], options);
        var later = blocks.Skip(1).Select((block, number) => Fold.Apart(
            blocks.Take(number + 1).SelectMany(b => b).Order(), block, set.Clusters, first.Count + number));
        return new(
            [.. first, .. later],
            options.Training with { Repeats = 1 },
            string.Create(
                CultureInfo.InvariantCulture,
                $"{blocks.Count - 1} blocks of time, each predicted from earlier ones alone; the {blocks[0].Count} "
                    + $"earliest or undated rows by {options.Folds} folds among themselves"), first.Count);
    }

    /// <summary>Checks settings and number of rows.</summary>
    /// <exception cref="ImrPredictException">A setting is out of range, or rows are too few.</exception>
    public static void Check(IReadOnlyList<DecidedItem> items, OutOfFoldOptions options)
    {
        options.Training.Check();
        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true))
        {
            throw new ImrPredictException(string.Join(" ", faults.Select(f => f.ErrorMessage)));
        }

        TrainingSet.Check(items);
    }

    private static List<int> AllRows(TrainingSet set) => [.. Enumerable.Range(0, set.Count)];

    private static List<Fold> ByFolds(TrainingSet set, List<int> rows, OutOfFoldOptions options)
    {
        var part = set.Of(rows);
        List<int> RowsOf(IReadOnlyList<int> places) => [.. places.Select(place => rows[place])];
        return
        [
            .. Enumerable.Range(0, options.Draws)
                .SelectMany(draw => Fold.Each(part.Folds(options.Folds, options.Training.Seed + 7000 + draw)))
                .Select((fold, number) => new Fold(RowsOf(fold.Learn), RowsOf(fold.Check), number)),
        ];
    }

    // Consecutive years, or months where all is one year, until a block has its share of the rows.
    private static List<List<int>> Blocks(TrainingSet set, int folds)
    {
        var years = set.Items.Select(i => i.Year).Distinct().Count(y => y is not null);
        int? Period(int row) => years > 1
            ? set.Items[row].Year
            : set.Items[row].Decision.DecisionDate is { } date ? (date.Year * 12) + date.Month : null;
        var least = Math.Max(set.Count / (2 * folds), 1);
        var blocks = new List<List<int>> { new() };
        foreach (var period in AllRows(set).GroupBy(Period).OrderBy(p => p.Key ?? int.MinValue))
        {
            if (blocks[^1].Count >= (blocks.Count == 1 ? Math.Max(FewestEarlier, least) : least)
                && (blocks.Count > 1 || set.Of(blocks[0]).HasBoth))
            {
                blocks.Add([]);
            }

            blocks[^1].AddRange(period);
        }

        return blocks.Count > 1
            ? blocks
            : throw new ImrPredictException(
                "--time-respecting: the decisions are too few or of too few years and months to predict later ones "
                    + "from earlier ones; leave it out.");
    }

    private static int DrawsFor(int rows) => rows < 10_000 ? 3 : 1;

    private static string Times(int draws) =>
        draws == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{draws} times and averaged");
}
