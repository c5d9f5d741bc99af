using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Numerics;
using ImrPredict.Training.Calibration;
using ImrPredict.Training.Model;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Assessment;

/// <summary>
/// Calibrated probabilities of overturn of decided rows, each by a model that has not seen the row, its case or a near
/// duplicate: neither in its features, nor in its settings, nor in its calibration.
/// </summary>
public sealed class OutOfFold
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
    /// <see cref="Probabilities"/>, which average several draws and recalibrate every part by the others.
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
        var (fused, plain) = (new PartFit[parts.Folds.Count], new PartFit[parts.Folds.Count]);
        var atOnce = Math.Min(options.Training.Parallelism, parts.Folds.Count);
        var inner = parts.Training with { Parallelism = Math.Max(1, options.Training.Parallelism / atOnce) };
        var limits = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = atOnce };
        var gate = new Lock();
        Parallel.For(0, parts.Folds.Count, limits, part =>
        {
            fused[part] = PartFit.Of(set, parts.Folds[part], inner, cancel);
            plain[part] = PartFit.Of(set, parts.Folds[part], inner.Plain, cancel);
            lock (gate)
            {
                done++;
                progress?.Invoke(new("predicting each part by the others", done, parts.Folds.Count));
            }
        });

        var (rich, simple) = (Joined(set, parts, fused), Joined(set, parts, plain));
        return LossOf(set, simple.Probabilities) < LossOf(set, rich.Probabilities)
            ? Named(
                simple, "words, pairs of words and categories in one logistic regression, which foretold these "
                    + "decisions better than views learnt apart; ")
            : Named(
                rich, "text, codes and rates learnt apart, added up by weights learnt on held-out rows of each "
                    + "part and calibrated there; ");
    }

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

    private static OutOfFold Joined(TrainingSet set, OutOfFoldParts parts, PartFit[] fitted)
    {
        var (sums, counts, partOf) = (new double[set.Count], new int[set.Count], new int[set.Count]);
        for (var part = 0; part < fitted.Length; part++)
        {
            var check = parts.Folds[part].Check;
            for (var place = 0; place < check.Count; place++)
            {
                sums[check[place]] += fitted[part].LogOdds[place];
                if (counts[check[place]]++ == 0)
                {
                    partOf[check[place]] = part;
                }
            }
        }

        return new OutOfFold(
            [
                .. fitted.Select((own, part) =>
                    new Lazy<OutcomeModel>(() => Explainable(set, parts.Folds[part], own.Model, part))),
            ],
            partOf)
        {
            Probabilities =
                Calibrated(set, [.. sums.Select((sum, row) => sum / counts[row])], partOf, parts.FirstLater),
            Clusters = set.Clusters,
            Description = parts.Description,
        };
    }

    // What explaining needs beyond scoring costs a pass over the rows learnt from, so it is made on demand.
    private static OutcomeModel Explainable(TrainingSet set, Fold fold, FittedPipeline fitted, int part)
    {
        var parts = ModelParts.Assemble(fitted, set.Of(fold.Learn));
        return new(parts, string.Create(CultureInfo.InvariantCulture, $"out-of-fold-{part + 1}"), sha256: "");
    }

    // Models of parts are calibrated inside; choosing among them and small inner folds leave them a little too sure of
    // themselves. Each part is recalibrated by the held-out scores of others: all, or earlier ones where time is
    // respected.
    private static double[] Calibrated(TrainingSet set, double[] scores, int[] partOf, int firstLater)
    {
        var probabilities = new double[scores.Length];
        foreach (var part in partOf.Distinct().Order())
        {
            var limit = Math.Max(part, firstLater);
            var others = Enumerable.Range(0, scores.Length)
                .Where(row => partOf[row] < limit && partOf[row] != part).ToList();
            var fitted = LogisticRecalibration.Fit(
                [.. others.Select(row => scores[row])], [.. others.Select(row => set.Overturned[row])]);
            foreach (var row in Enumerable.Range(0, scores.Length).Where(row => partOf[row] == part))
            {
                probabilities[row] = fitted.Probability(scores[row]);
            }
        }

        return probabilities;
    }

    private sealed record PartFit(FittedPipeline Model, IReadOnlyList<double> LogOdds)
    {
        public static PartFit Of(TrainingSet set, Fold fold, TrainingOptions options, CancellationToken cancel)
        {
            var model = FittedPipeline.Fit(set.Of(fold.Learn), options, cancel);
            var found = model.Probabilities([.. fold.Check.Select(row => set.Items[row].Item)])[model.Selected];
            return new(
                model, [.. found.Select(p => Math.Clamp(Logistic.Logit(p), -MostLogOdds, MostLogOdds))]);
        }
    }
}
