using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Tests.Evaluation;

public sealed class GainCurveTests
{
    [Fact]
    public void A_perfect_ranking_finds_all_within_the_share_that_is_overturned()
    {
        bool[] overturned = [.. Enumerable.Range(0, 100).Select(i => i < 25)];
        double[] perfect = [.. overturned.Select((o, i) => o ? 0.9 : i / 1000.0)];
        double[] blind = [.. overturned.Select(_ => 0.25)];

        var points =
            GainCurve.Measure(overturned, perfect, blind, new ClusterBootstrap([.. Enumerable.Range(0, 100)], 100));

        Assert.Equal(21, points.Count);
        Assert.Equal((0, 0.2, 0.4, 1, 1), (points[0].Recall.Value, points[1].Recall.Value, points[2].Recall.Value,
            points[5].Recall.Value, points[20].Recall.Value));
        Assert.All(points, p => Assert.Equal(p.Share, p.ReferenceRecall, 12));
        Assert.All(points, p => Assert.InRange(p.Recall.Value, p.Recall.Low - 1e-9, 1));
    }

    [Fact]
    public void Recall_at_a_tenth_is_that_of_the_metrics()
    {
        var random = new Random(3);
        bool[] overturned = [.. Enumerable.Range(0, 200).Select(_ => random.Next(4) == 0)];
        double[] tied = [.. overturned.Select(_ => Math.Round(random.NextDouble(), 1))];

        var points =
            GainCurve.Measure(overturned, tied, tied, new ClusterBootstrap([.. Enumerable.Range(0, 200)], 100));

        Assert.Equal(new RankedSample(overturned, tied).Metrics().RecallAtTop10, points[2].Recall.Value, 12);
    }
}
