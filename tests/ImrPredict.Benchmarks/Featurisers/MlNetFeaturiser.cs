using System.Diagnostics;
using ImrPredict.Evaluation;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms.Text;

namespace ImrPredict.Benchmarks.Featurisers;

/// <summary>ML.NET's own n-gram pipeline with the same n-grams, and the same trainer.</summary>
internal static class MlNetFeaturiser
{
    /// <summary>Learns on the first documents and is judged on the rest.</summary>
    public static Timing Run(IReadOnlyList<string> texts, IReadOnlyList<bool> labels, int grams, int train)
    {
        var context = new MLContext(1);
        var documents = texts.Select((text, i) => new Document(text, labels[i])).ToList();
        var all = context.Data.LoadFromEnumerable(documents);
        var clock = Stopwatch.StartNew();
        var pipeline = context.Transforms.Text.NormalizeText("Clean", nameof(Document.Text), keepPunctuations: false)
            .Append(context.Transforms.Text.TokenizeIntoWords("Words", "Clean"))
            .Append(context.Transforms.Conversion.MapValueToKey("Keys", "Words", maximumNumberOfKeys: Timing.MostFeatures))
            .Append(context.Transforms.Text.ProduceNgrams(
                "Counts", "Keys", grams, useAllLengths: true, maximumNgramsCount: Timing.MostFeatures,
                weighting: NgramExtractingEstimator.WeightingCriteria.TfIdf))
            .Append(context.Transforms.NormalizeLpNorm("Features", "Counts"));
        var transform = pipeline.Fit(context.Data.TakeRows(all, train));
        var rows = context.Data.Cache(transform.Transform(all), "Features", nameof(Document.Label));
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
