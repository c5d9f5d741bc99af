using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Selection;

/// <summary>
/// Judges the addition of each source on held-out rows of the target, one source after the other in input order, each
/// beside the target and the sources kept before it, with settings that nobody chose. One that makes the log-loss worse
/// by more than the standard error of the paired difference is left out.
/// </summary>
internal static class SourceSelection
{
    private const int Years = 2;
    private const int Folds = 3;
    private const int FewestYearRows = 80;
    private const int FewestEarlierRows = 100;

    /// <summary>Judges the sources of some rows.</summary>
    /// <param name="set">All rows of all sources.</param>
    /// <param name="sources">Whose they are.</param>
    /// <param name="places">The rows that may be looked at.</param>
    /// <param name="options">Learners and the settings to choose from; the middle ones are taken.</param>
    /// <param name="cancel">Stops between fits.</param>
    /// <returns>The target and the others; empty where there is but one source.</returns>
    public static IReadOnlyList<SourceJudgement> Judge(
        TrainingSet set, TrainingSources sources, IReadOnlyList<int> places, TrainingOptions options,
        CancellationToken cancel)
    {
        if (!sources.AreSeveral)
        {
            return [];
        }

        var found = sources.Of(places);
        List<SourceJudgement> judged = [.. found.Where(source => source.IsTarget).Select(source => new SourceJudgement(
            source.Name, source.Rows, IsTarget: true, Kept: true, 0, double.NaN, double.NaN))];
        var folds = FoldsOf(set, sources.KeptOf(sources.TargetOf(places), []), options);
        Losses? LossesWith(string? more) => Measure(
            set, folds, sources, [.. places.Where(place => judged.Exists(source => source.Kept
                && source.Name == sources.NameOf(place)) || sources.NameOf(place) == more)], options, cancel);
        var before = LossesWith(null);
        foreach (var source in found.Where(source => !source.IsTarget))
        {
            var with = LossesWith(source.Name);
            var (change, error) = before is null || with is null
                ? (double.NaN, double.NaN)
                : Compare(with.OfRow, before.OfRow, before.Clusters);
            var isKept = !(change > error);
            judged.Add(new(
                source.Name, source.Rows, IsTarget: false, isKept, double.IsNaN(change) ? 0 : before!.OfRow.Count,
                change, error));
            before = isKept ? with : before;
        }

        return judged;
    }

    // The last years of the target where they are dated in number, as it will be used; else parts of whole clusters.
    private static List<Fold> FoldsOf(TrainingSet set, IReadOnlyList<int> target, TrainingOptions options)
    {
        var counts = target.Select(row => set.Items[row].Year).OfType<int>().CountBy(year => year).ToDictionary();
        var years = counts.Keys.OrderDescending().Take(Years).Order().Where(year => counts[year] >= FewestYearRows
            && counts.Where(other => other.Key < year).Sum(other => other.Value) >= FewestEarlierRows).ToList();
        if (years.Count == 0)
        {
            var numbers = set.Of(target).Folds(Folds, options.Seed + 300);
            return
            [
                .. Fold.Each(numbers).Select(fold => Fold.Apart(
                    Enumerable.Range(0, set.Count), [.. fold.Check.Select(row => target[row])], set.Clusters,
                    fold.Part)),
            ];
        }

        return
        [
            .. years.Select((year, part) => Fold.Apart(
                Enumerable.Range(0, set.Count).Where(row => set.Items[row].Year is not { } own || own < year),
                [.. target.Where(row => set.Items[row].Year == year)], set.Clusters, part)),
        ];
    }

    private static Losses? Measure(
        TrainingSet set, List<Fold> folds, TrainingSources sources, IReadOnlyList<int> places, TrainingOptions options,
        CancellationToken cancel)
    {
        var learnt = places.ToHashSet();
        var own = folds.ConvertAll(fold => fold with { Learn = sources.KeptOf(fold.Learn.Where(learnt.Contains), []) });
        if (own.Exists(fold => !set.Of(fold.Learn).IsEnough))
        {
            return null;
        }

        var members = own.Select(fold => FittedPipeline.LearnersFor(set.Of(fold.Learn), options))
            .Aggregate((some, others) => [.. some.Intersect(others)]);
        if (members.Count == 0)
        {
            return null;
        }

        var read = own.AsParallel().AsOrdered().WithDegreeOfParallelism(options.Parallelism).WithCancellation(cancel)
            .Select(fold => FoldLearning.Read(set, fold, options)).ToList();
        var settings = SettingsOf(members, options);
        var held = OutOfFoldScores.Predict(set, read, members, settings, options.Parallelism, cancel) with
        {
            Weights = [.. own.SelectMany(fold => fold.Check).Select(_ => 1.0)],
        };
        var sum = CalibratedFusion.Fit(members, [.. Enumerable.Range(0, members.Count)], held);
        return new(
            [
                .. sum.Probabilities(held.Scores, held.Kinds).Zip(held.Overturned, (probability, overturned) =>
                    -Math.Log(Math.Clamp(overturned ? probability : 1 - probability, 1e-6, 1))),
            ],
            [.. held.Places.Select(place => set.Clusters[place])]);
    }

    private static LearnerSettings SettingsOf(
        IReadOnlyList<ViewLearner> members, TrainingOptions options)
    {
        static double Middle(IReadOnlyList<double> values) => values.Order().ElementAt(values.Count / 2);
        return new(
            members.Where(member => !member.IsTrees).ToDictionary(member => member.Name, _ => Middle(options.L2)),
            Middle(options.HalfLifeYears));
    }

    private static (double Change, double Error) Compare(
        IReadOnlyList<double> with, IReadOnlyList<double> without, IReadOnlyList<int> clusters)
    {
        var differences = with.Zip(without, (one, other) => one - other).ToList();
        var mean = differences.Average();
        var squares = differences.Zip(clusters).GroupBy(row => row.Second)
            .Sum(cluster => Math.Pow(cluster.Sum(row => row.First - mean), 2));
        return (mean, Math.Sqrt(squares) / differences.Count);
    }

    private sealed record Losses(IReadOnlyList<double> OfRow, IReadOnlyList<int> Clusters);
}
