using System.Diagnostics;
using ImrPredict.Evaluation.Metrics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms.Text;

namespace ImrPredict.Benchmarks.Featurisers;

/// <summary>
/// ML.NET's own n-gram pipeline and the same trainer. Where it may keep only so many n-grams it keeps those that it
/// meets first, not the most frequent; and each step that learns reads the texts anew unless the words are held.
/// </summary>
internal static class MlNetFeaturiser
{
    /// <summary>Learns on the first documents and is judged on the rest.</summary>
    /// <param name="texts">The documents.</param>
    /// <param name="labels">Their outcomes.</param>
    /// <param name="grams">Most words of an n-gram.</param>
    /// <param name="train">Documents learnt from.</param>
    /// <param name="mostNgrams">Most n-grams.</param>
    /// <param name="holdsWords">Whether texts are read once, and the numbers of their words held in memory.</param>
    public static Timing Run(
        IReadOnlyList<string> texts, IReadOnlyList<bool> labels, int grams, int train, int mostNgrams, bool holdsWords)
    {
        var context = new MLContext(1);
        var documents = texts.Select((text, i) => new Document(text, labels[i])).ToList();
        var all = context.Data.LoadFromEnumerable(documents);
        var clock = Stopwatch.StartNew();
        var words = context.Transforms.Text.NormalizeText("Clean", nameof(Document.Text), keepPunctuations: false)
            .Append(context.Transforms.Text.TokenizeIntoWords("Words", "Clean"))
            .Append(
                context.Transforms.Conversion.MapValueToKey("Keys", "Words", maximumNumberOfKeys: Timing.MostFeatures));
        var ngrams = context.Transforms.Text.ProduceNgrams(
                "Counts", "Keys", grams, useAllLengths: true, maximumNgramsCount: mostNgrams,
                weighting: NgramExtractingEstimator.WeightingCriteria.TfIdf)
            .Append(context.Transforms.NormalizeLpNorm("Features", "Counts"));
        var read = words.Fit(context.Data.TakeRows(all, train)).Transform(all);
        read = holdsWords ? context.Data.Cache(read, "Keys", nameof(Document.Label)) : read;
        var counted = ngrams.Fit(context.Data.TakeRows(read, train)).Transform(read);
        var rows = context.Data.Cache(counted, "Features", nameof(Document.Label));
        Fill(rows);
        var featurised = clock.Elapsed.TotalSeconds;
        clock.Restart();
        var fitted = context.BinaryClassification.Trainers.LbfgsLogisticRegression(
            new LbfgsLogisticRegressionBinaryTrainer.Options
            {
                L1Regularization = 0,
                L2Regularization = 1,
                NumberOfThreads = 2, // as ours
                OptimizationTolerance = 1e-5f,
                HistorySize = 20,
            }).Fit(context.Data.TakeRows(rows, train));
        var trained = clock.Elapsed.TotalSeconds;
        var scores = fitted.Transform(context.Data.SkipRows(rows, train)).GetColumn<float>("Probability")
            .Select(p => (double)p).ToList();
        return new(
            featurised, trained, Timing.PeakMegabytes(),
            new RankedSample([.. labels.Skip(train)], scores).Metrics().Auc, fitted.Model.SubModel.Weights.Count);
    }

    private static void Fill(IDataView rows)
    {
        var column = rows.Schema["Features"];
        using var cursor = rows.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<float>>(column);
        var value = default(VBuffer<float>);
        while (cursor.MoveNext())
        {
            getter(ref value);
        }
    }

    private sealed record Document(string Text, bool Label);
}
