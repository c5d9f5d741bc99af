using System.Diagnostics;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Features;
using ImrPredict.Training.Learners;
using Microsoft.ML;

namespace ImrPredict.Benchmarks.Featurisers;

/// <summary>Our text blocks, then logistic regression with the penalty that scikit-learn's C = 1 means.</summary>
internal static class OurFeaturiser
{
    /// <summary>Learns on the first documents and is judged on the rest.</summary>
    public static Timing Run(IReadOnlyList<string> texts, IReadOnlyList<bool> labels, int grams, int train)
    {
        List<LabelledItem> items = [.. texts.Select((text, i) => new LabelledItem(
            new DisputedItem { CaseNumber = $"{i}", Number = 1, Source = ItemSource.CaseTable, ClinicalText = text },
            labels[i]))];
        var options = new FeatureOptions
        {
            TextWords = grams,
            TextCharactersAtMost = 0,
            EvidenceWeight = 0,
            KnowledgeWeight = 0,
            MinDocumentFrequency = 2,
            MaxTextFeatures = Timing.MostFeatures,
        };
        var clock = Stopwatch.StartNew();
        var space = FeatureSpace.Fit(items[..train], options);
        var rows = items.AsParallel().AsOrdered().Select(i => space.Transform(i.Item)).ToList();
        var featurised = clock.Elapsed.TotalSeconds;
        clock.Restart();
        var fitted = LinearFit.Train(
            new MLContext(1), rows[..train], [.. labels.Take(train)], [.. Enumerable.Repeat(1.0, train)],
            space.Names.Count, 1);
        var trained = clock.Elapsed.TotalSeconds;
        var scores = rows[train..].ConvertAll(row => 1 / (1 + Math.Exp(-fitted.Score(row))));
        return new(
            featurised, trained, Timing.PeakMegabytes(),
            new RankedSample([.. labels.Skip(train)], scores).Metrics().Auc, space.Names.Count);
    }
}
