using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Features.Blocks;
using ImrPredict.Numerics;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Model;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Assessment;

/// <summary>
/// Calibrated probabilities of overturn of decided rows, each by learners that have not seen the row, its case or a
/// near duplicate, neither in their features nor in their settings. Weights by which learners are added up are fitted
/// on the held-out scores and outcomes of other parts; the learners of those parts may have seen the row. Which of two
/// models is taken, views learnt apart or the plain baseline, is one choice for all rows.
/// </summary>
internal sealed class OutOfFold
{
    // A model of part of the rows cannot know better than about 1 in 400.
    private const double MostLogOdds = 6;

    private readonly IReadOnlyList<Lazy<OutcomeModel>> _models;
    private readonly int[] _partOf;

    private OutOfFold(IReadOnlyList<Lazy<OutcomeModel>> models, int[] partOf) =>
        (_models, _partOf) = (models, partOf);

    /// <summary>Probability of overturn of each row, in input order.</summary>
    public required IReadOnlyList<double> Probabilities { get; init; }

    /// <summary>Cluster of each row: one case, or near-identical texts.</summary>
    public required IReadOnlyList<int> Clusters { get; init; }

    /// <summary>How the rows were kept apart, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>
    /// The first of the models that have not seen a row, for asking it why. Its own probabilities differ a little from
    /// <see cref="Probabilities"/>, which average several draws.
    /// </summary>
    /// <param name="row">Place of the row, from 0.</param>
    public OutcomeModel ModelOf(int row) => _models[_partOf[row]].Value;

    /// <summary>
    /// Predicts every row. Same items and options give the same probabilities, whatever the number of cores.
    /// </summary>
    /// <param name="items">Decided items.</param>
    /// <param name="options">Settings.</param>
    /// <param name="progress">Called after each part, from any thread, one call at a time; null for none.</param>
    /// <param name="cancel">Stops the run.</param>
    /// <exception cref="ImrPredictException">Too few rows to learn from.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static OutOfFold Predict(
        IReadOnlyList<DecidedItem> items, OutOfFoldOptions options, Action<TrainingProgress>? progress = null,
        CancellationToken cancel = default)
    {
        OutOfFoldParts.Check(items, options);
        return Predict(TrainingSet.Prepare(items, options.Training), options, progress, cancel);
    }

    private static OutOfFold Predict(
        TrainingSet set, OutOfFoldOptions options, Action<TrainingProgress>? progress, CancellationToken cancel)
    {
        var parts = OutOfFoldParts.Make(set, options);
        var done = 0;
        var atOnce = Math.Min(options.Training.Parallelism, parts.Folds.Count);
        var inner = parts.Training with { Parallelism = Math.Max(1, options.Training.Parallelism / atOnce) };
        var (views, one) = (MembersOf(set, parts, inner), MembersOf(set, parts, inner.Plain));
        var (rich, plain) = (new PartFit[parts.Folds.Count], new PartFit[parts.Folds.Count]);
        var limits = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = atOnce };
        var gate = new Lock();
        Parallel.For(0, parts.Folds.Count, limits, part =>
        {
            rich[part] = PartFit.Of(set, parts.Folds[part], views, inner, cancel);
            plain[part] = PartFit.Of(set, parts.Folds[part], one, inner.Plain, cancel);
            lock (gate)
            {
                done++;
                progress?.Invoke(new("predicting each part by the others", done, parts.Folds.Count));
            }
        });

        var (fused, simple) = (Joined(set, parts, views, rich), Joined(set, parts, one, plain));
        return LossOf(set, simple.Probabilities) < LossOf(set, fused.Probabilities)
            ? Named(
                simple, "words, pairs of words and categories in one logistic regression, which foretold these "
                    + "decisions better than views learnt apart; ")
            : Named(
                fused, "text, codes and rates learnt apart, added up and calibrated by weights learnt on the "
                    + "held-out rows of other parts; ");
    }

    // The learners that some part can fit.
    private static IReadOnlyList<ViewLearner> MembersOf(
        TrainingSet set, OutOfFoldParts parts, TrainingOptions options) =>
        FittedPipeline.NotNone(
            [
                .. ViewLearner.All.Intersect(
                    parts.Folds.SelectMany(fold => FittedPipeline.LearnersFor(set.Of(fold.Learn), options))),
            ],
            options);

    private static OutOfFold Named(OutOfFold found, string model) =>
        new(found._models, found._partOf)
        {
            Probabilities = found.Probabilities,
            Clusters = found.Clusters,
            Description = model + found.Description,
        };

    private static double LossOf(TrainingSet set, IReadOnlyList<double> probabilities) => probabilities
        .Zip(set.Overturned, (probability, overturned) => -Math.Log(overturned ? probability : 1 - probability))
        .Average();

    private static OutOfFold Joined(
        TrainingSet set, OutOfFoldParts parts, IReadOnlyList<ViewLearner> members, PartFit[] fitted)
    {
        var held = Averaged(set, parts, members.Count, fitted);
        var probabilities = new double[set.Count];
        foreach (var part in held.Parts.Distinct().Order())
        {
            var fusion = FusionOf(OthersOf(held, part, parts.FirstLater), members);
            foreach (var row in Enumerable.Range(0, set.Count).Where(row => held.Parts[row] == part))
            {
                var logOdds = fusion.LogOdds(held.Kinds[row], [.. held.Scores.Select(scores => scores[row])]);
                probabilities[row] = Logistic.Sigmoid(Math.Clamp(logOdds, -MostLogOdds, MostLogOdds));
            }
        }

        return new OutOfFold(
            [
                .. fitted.Select((own, part) => new Lazy<OutcomeModel>(() => Explainable(
                    set, parts.Folds[part], members, own, OthersOf(held, part, parts.FirstLater), part))),
            ],
            [.. held.Parts])
        {
            Probabilities = probabilities,
            Clusters = set.Clusters,
            Description = parts.Description,
        };
    }

    // Of each row the mean over the draws, and the part that held it out in the first of them.
    private static OutOfFoldScores Averaged(TrainingSet set, OutOfFoldParts parts, int learners, PartFit[] fitted)
    {
        var sums = Enumerable.Range(0, learners).Select(_ => new double[set.Count]).ToList();
        var (counts, partOf, kinds) = (new int[set.Count], new int[set.Count], new RowKind[set.Count]);
        for (var part = 0; part < fitted.Length; part++)
        {
            var check = parts.Folds[part].Check;
            for (var place = 0; place < check.Count; place++)
            {
                var row = check[place];
                for (var learner = 0; learner < learners; learner++)
                {
                    sums[learner][row] += fitted[part].Scores[learner][place];
                }

                if (counts[row]++ == 0)
                {
                    (partOf[row], kinds[row]) = (part, fitted[part].Kinds[place]);
                }
            }
        }

        return new(
            [.. Enumerable.Range(0, set.Count)], partOf, kinds, set.Overturned, [.. counts.Select(_ => 1.0)],
            [.. sums.Select(sum => (IReadOnlyList<double>)[.. sum.Zip(counts, (value, count) => value / count)])]);
    }

    // Other rows say how learners are added up: all, or earlier ones where time is respected. Weights learnt inside
    // each part, on few rows, differ from part to part, and hide decisions that stand out.
    private static OutOfFoldScores OthersOf(OutOfFoldScores held, int part, int firstLater)
    {
        var limit = Math.Max(part, firstLater);
        return held.Of([
            .. Enumerable.Range(0, held.Parts.Count).Where(row => held.Parts[row] < limit && held.Parts[row] != part),
        ]);
    }

    private static Fusion FusionOf(OutOfFoldScores others, IReadOnlyList<ViewLearner> members) => Fusion.Fit(
        others.Scores, others.Kinds, others.Overturned, others.Weights, [.. members.Select(member => member.Needs)]);

    // What explaining needs beyond scoring costs a pass over the rows learnt from, so it is made on demand.
    private static OutcomeModel Explainable(
        TrainingSet set, Fold fold, IReadOnlyList<ViewLearner> members, PartFit fitted, OutOfFoldScores others,
        int part)
    {
        var own = fitted.Learners.Members.Select(member => others.Scores[members.ToList().IndexOf(member)]).ToList();
        var pipeline = FittedPipeline.Calibrate(
            fitted.Learners, fitted.Settings, others with { Scores = own }, []);
        var parts = ModelParts.Assemble(pipeline, set.Of(fold.Learn));
        return new(parts, string.Create(CultureInfo.InvariantCulture, $"out-of-fold-{part + 1}"), sha256: "");
    }

    // Scores: one list for each of the members; not numbers where the rows learnt from do not teach it.
    private sealed record PartFit(
        FittedLearners Learners, LearnerSettings Settings, IReadOnlyList<RowKind> Kinds,
        IReadOnlyList<IReadOnlyList<double>> Scores)
    {
        public static PartFit Of(
            TrainingSet set, Fold fold, IReadOnlyList<ViewLearner> members, TrainingOptions options,
            CancellationToken cancel)
        {
            var learn = set.Of(fold.Learn);
            var own = FittedPipeline.NotNone(
                [.. members.Intersect(FittedPipeline.LearnersFor(learn, options))], options);
            var (settings, _) = SettingsSearch.Choose(learn, own, options, cancel);
            var learners = FittedLearners.Fit(learn, own, settings, options, cancel);
            var rows = fold.Check.Select(row => learners.Space.Transform(set.Items[row].Item)).ToList();
            var scores = own.Zip(learners.Score(rows)).ToDictionary();
            return new(
                learners, settings, rows.ConvertAll(row => row.Kind),
                [.. members.Select(member => scores.GetValueOrDefault(member) ?? [.. rows.Select(_ => double.NaN)])]);
        }
    }
}
