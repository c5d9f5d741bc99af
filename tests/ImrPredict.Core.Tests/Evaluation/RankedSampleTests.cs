using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Tests.Evaluation;

public sealed class RankedSampleTests
{
    private const double Exact = 1e-12;

    [Fact]
    public void The_area_counts_ties_one_half()
    {
        // Pairs of an overturned and an upheld row: .9>.5, .9>.1, .5=.5 (one half), .5>.1: 3.5 of 4.
        var metrics = new RankedSample([true, true, false, false], [0.9, 0.5, 0.5, 0.1]).Metrics();

        Assert.Equal(0.875, metrics.Auc, Exact);
    }

    [Fact]
    public void A_reversed_ranking_has_an_area_of_nought()
    {
        var metrics = new RankedSample([true, false], [0.1, 0.9]).Metrics();

        Assert.Equal(0, metrics.Auc, Exact);
    }

    [Fact]
    public void Average_precision_is_the_mean_precision_at_the_overturned_rows()
    {
        // Ranked: overturned (1/1), upheld, overturned (2/3), upheld.
        var metrics = new RankedSample([true, false, true, false], [0.9, 0.8, 0.7, 0.1]).Metrics();

        Assert.Equal((1 + (2.0 / 3)) / 2, metrics.AveragePrecision, Exact);
    }

    [Fact]
    public void Rows_of_equal_probability_enter_the_average_precision_together()
    {
        var metrics = new RankedSample([true, false, false, false], [0.5, 0.5, 0.5, 0.5]).Metrics();

        Assert.Equal(0.25, metrics.AveragePrecision, Exact);
    }

    [Fact]
    public void Brier_score_and_skill_are_those_worked_out_by_hand()
    {
        // Errors .1 and .4: Brier (.01 + .16) / 2 = .085; reference .5 twice: .25; skill 1 - .085 / .25 = .66.
        var metrics = new RankedSample([true, false], [0.9, 0.4], [0.5, 0.5]).Metrics();

        Assert.Equal(0.085, metrics.Brier, Exact);
        Assert.Equal(0.66, metrics.BrierSkill, Exact);
    }

    [Fact]
    public void Log_loss_is_natural_and_clipped()
    {
        var metrics = new RankedSample([true, false], [0.5, 1]).Metrics();

        Assert.Equal((Math.Log(2) - Math.Log(1e-15)) / 2, metrics.LogLoss, 1e-9);
    }

    [Fact]
    public void The_calibration_errors_are_those_worked_out_by_hand()
    {
        // Bin .1: (.12 + .18 - 0 - 1) = -.7; bin .8: (.8 + .85 - 1 - 1) = -.35; 1.05 of 4 rows.
        var sample = new RankedSample([false, true, true, true], [0.12, 0.18, 0.8, 0.85]);

        Assert.Equal(1.05 / 4, sample.Metrics().Ece, Exact);
    }

    [Fact]
    public void The_adaptive_calibration_error_has_bins_of_equal_count()
    {
        // Twenty rows in ten bins of two, one of each outcome at .5: every bin is even.
        var labels = Enumerable.Range(0, 20).Select(i => i % 2 == 0).ToList();
        var even = new RankedSample(labels, [.. labels.Select(_ => 0.5)]);
        var off = new RankedSample(labels, [.. labels.Select(_ => 0.6)]);

        Assert.Equal(0, even.Metrics().EceAdaptive, 1e-9);
        Assert.Equal(0.1, off.Metrics().EceAdaptive, 1e-9);
    }

    [Fact]
    public void Accuracy_stands_beside_that_of_the_commoner_outcome()
    {
        var metrics = new RankedSample([true, false, false, false], [0.6, 0.7, 0.2, 0.1]).Metrics();

        Assert.Equal(0.75, metrics.Accuracy, Exact);
        Assert.Equal(0.75, metrics.MajorityAccuracy, Exact);
        Assert.Equal(0.4, metrics.MeanProbability, Exact);
    }

    [Fact]
    public void Recall_at_the_top_tenth_counts_the_overturned_rows_there()
    {
        var labels = Enumerable.Range(0, 20).Select(i => i is 0 or 5).ToList();
        var metrics = new RankedSample(labels, [.. labels.Select((_, i) => 1 - (i / 20.0))]).Metrics();

        Assert.Equal(0.5, metrics.RecallAtTop10, Exact);
    }

    [Fact]
    public void One_outcome_alone_has_no_area()
    {
        Assert.True(double.IsNaN(new RankedSample([true, true], [0.1, 0.2]).Metrics().Auc));
    }

    [Fact]
    public void A_weight_of_two_counts_like_the_row_twice()
    {
        var weighted = new RankedSample([true, false, true], [0.9, 0.6, 0.3]).Metrics([1, 2, 1]);
        var twice = new RankedSample([true, false, false, true], [0.9, 0.6, 0.6, 0.3]).Metrics();

        Assert.Equal(twice.Auc, weighted.Auc, Exact);
        Assert.Equal(twice.Brier, weighted.Brier, Exact);
        Assert.Equal(twice.Ece, weighted.Ece, Exact);
        Assert.Equal(twice.EceAdaptive, weighted.EceAdaptive, 1e-9);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1.1)]
    [InlineData(-0.1)]
    public void What_is_not_a_probability_is_refused(double value)
    {
        Assert.Throws<ArgumentException>(() => new RankedSample([true], [value]));
    }

    [Fact]
    public void Selective_accuracy_answers_the_surest_rows_first()
    {
        bool[] overturned = [true, false, true, false];
        double[] probabilities = [0.99, 0.4, 0.45, 0.9];
        var points = SelectiveAccuracy.ByCoverage(
            [.. Enumerable.Range(0, 40).Select(i => overturned[i % 4])],
            [.. Enumerable.Range(0, 40).Select(i => probabilities[i % 4])],
            new ClusterBootstrap([.. Enumerable.Range(0, 40)], 100));

        Assert.Equal(1, points[0].Accuracy.Value);
        Assert.Equal(4, points[0].N);
        Assert.Equal(0.5, points[^1].Accuracy.Value);
        Assert.Equal(0.5, points[^1].OverturnRate);
        Assert.True(points[^1].Accuracy.Low < 0.5 && points[^1].Accuracy.High > 0.5);
    }

    [Fact]
    public void Reliability_bins_hold_what_was_said_and_what_happened()
    {
        var bins = Reliability.EqualWidth([true, false, true], [0.22, 0.28, 1.0], [0, 1, 2]);

        Assert.Equal(10, bins.Count);
        Assert.Equal((0.2, 2, 0.25, 0.5), (bins[2].From, bins[2].N, bins[2].MeanProbability, bins[2].OverturnRate));
        Assert.Equal(1, bins[9].N);
        Assert.True(double.IsNaN(bins[0].RateLow));
    }

    [Fact]
    public void The_interval_of_a_bin_is_wilson_s_and_counts_letters_not_rows()
    {
        bool[] none = [.. Enumerable.Repeat(false, 20)];
        double[] same = [.. Enumerable.Repeat(0.05, 20)];

        var apart = Reliability.EqualWidth(none, same, [.. Enumerable.Range(0, 20)])[0];
        var together = Reliability.EqualWidth(none, same, [.. Enumerable.Range(0, 20).Select(i => i / 4)])[0];

        Assert.Equal((0, 0.161125), (apart.RateLow, Math.Round(apart.RateHigh, 6)));
        Assert.Equal(0.434482, together.RateHigh, 1e-6);
    }

    [Fact]
    public void Bins_of_equal_count_keep_equal_probabilities_together()
    {
        double[] probabilities = [.. Enumerable.Range(0, 100).Select(i => i < 35 ? 0.1 : i / 100.0)];

        var bins = Reliability.EqualCount(
            [.. probabilities.Select(p => p > 0.5)], probabilities, [.. Enumerable.Range(0, 100)]);

        Assert.Equal(35, bins[0].N);
        Assert.Equal(100, bins.Sum(b => b.N));
        Assert.All(bins.Zip(bins.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
    }
}
