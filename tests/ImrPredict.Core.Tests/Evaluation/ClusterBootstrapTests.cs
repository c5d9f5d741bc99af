using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Tests.Evaluation;

public sealed class ClusterBootstrapTests
{
    private static readonly bool[] Labels = [.. Enumerable.Range(0, 200).Select(i => i % 3 == 0)];
    private static readonly double[] Probabilities =
        [.. Labels.Select((label, i) => Math.Clamp((label ? 0.5 : 0.4) + (i * 37 % 100 / 250.0), 0, 1))];

    [Fact]
    public void The_interval_holds_the_point()
    {
        var sample = new RankedSample(Labels, Probabilities);

        var interval = new ClusterBootstrap([.. Enumerable.Range(0, 200)]).Evaluate(sample).Auc;

        Assert.InRange(sample.Metrics().Auc, interval.Low, interval.High);
        Assert.True(interval.High - interval.Low > 0.02);
    }

    [Fact]
    public void Larger_clusters_give_wider_intervals()
    {
        var single = new RankedSample(Labels, Probabilities);
        var fourfold = new RankedSample(
            [.. Labels.SelectMany(l => Enumerable.Repeat(l, 4))],
            [.. Probabilities.SelectMany(p => Enumerable.Repeat(p, 4))]);

        var rows = new ClusterBootstrap([.. Enumerable.Range(0, 800)]).Evaluate(fourfold).Auc;
        var clusters = new ClusterBootstrap([.. Enumerable.Range(0, 800).Select(i => i / 4)]).Evaluate(fourfold).Auc;
        var plain = new ClusterBootstrap([.. Enumerable.Range(0, 200)]).Evaluate(single).Auc;

        Assert.True(clusters.High - clusters.Low > 1.5 * (rows.High - rows.Low));
        Assert.Equal(plain.Low, clusters.Low, 1e-12);
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_seed_another()
    {
        var sample = new RankedSample(Labels, Probabilities);
        Estimate Of(int seed) => new ClusterBootstrap([.. Enumerable.Range(0, 200)], 500, seed).Evaluate(sample).Brier;

        Assert.Equal(Of(1), Of(1));
        Assert.NotEqual(Of(1), Of(2));
    }

    [Fact]
    public void A_model_does_not_differ_from_itself()
    {
        var sample = new RankedSample(Labels, Probabilities);

        var difference = new ClusterBootstrap([.. Enumerable.Range(0, 200)]).AucDifference(sample, sample);

        Assert.Equal(new Estimate(0, 0, 0), difference);
    }
}
