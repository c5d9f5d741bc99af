using ImrPredict.Training.Calibration;

namespace ImrPredict.Tests.Training;

public sealed class ScoreCalibrationTests
{
    private static readonly double[] LogOdds = [.. Enumerable.Range(0, 4000).Select(i => (i % 400 / 50.0) - 4)];
    private static readonly bool[] Overturned = Draw();
    private static readonly double[] Weights = [.. LogOdds.Select(_ => 1.0)];

    [Fact]
    public void Overconfident_scores_come_out_right()
    {
        var calibration = ScoreCalibration.Fit(LogOdds, Overturned, Weights);

        foreach (var at in new[] { -3.0, -1, 0, 1, 3 })
        {
            Assert.Equal(True(at), calibration.Probability(at), 0.06);
        }
    }

    [Fact]
    public void Calibration_never_turns_the_ranking_round()
    {
        var calibration = ScoreCalibration.Fit(LogOdds, Overturned, Weights);

        var probabilities = Enumerable.Range(-60, 121).Select(i => calibration.Probability(i / 10.0)).ToList();

        Assert.Equal(probabilities.Order(), probabilities);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(0.001)]
    public void Scores_on_any_scale_come_out_right(double scale)
    {
        var calibration = ScoreCalibration.Fit([.. LogOdds.Select(s => scale * s)], Overturned, Weights);

        foreach (var at in new[] { -3.0, -1, 1, 3 })
        {
            Assert.Equal(True(at), calibration.Probability(scale * at), 0.06);
        }
    }

    [Fact]
    public void Scores_that_part_the_outcomes_wholly_give_finite_probabilities()
    {
        bool[] parted = [.. LogOdds.Select(s => s > 0)];

        var calibration = ScoreCalibration.Fit([.. LogOdds.Select(s => 500 * s)], parted, Weights);

        Assert.InRange(calibration.Probability(500), 0.9, 1);
        Assert.InRange(calibration.Probability(-500), 0, 0.1);
    }

    [Fact]
    public void Few_rows_are_drawn_to_the_scores_as_they_are()
    {
        double[] scores = [1, 1, 1, 1, -1, -1, -1, -1];
        bool[] overturned = [true, true, true, false, true, false, false, false];

        var calibration = ScoreCalibration.Fit(scores, overturned, [.. scores.Select(_ => 1.0)]);

        // The slope w where 8 (sigmoid(w) - 3/4) + (w - 1) = 0.
        Assert.Equal(0.74258, calibration.Probability(1), 4);
        Assert.Equal(1 - 0.74258, calibration.Probability(-1), 4);
    }

    [Fact]
    public void No_probability_is_certain()
    {
        var calibration = new ScoreCalibration(CalibrationKind.Platt, [1, 0]);

        Assert.Equal((0.0001, 0.9999), (calibration.Probability(-50), calibration.Probability(50)));
    }

    [Fact]
    public void An_interval_holds_its_probability_and_narrows_with_rows()
    {
        var many = VennAbers.Fit(LogOdds, Overturned).At(0.3, 0.45);
        var few = VennAbers.Fit(LogOdds[..60], Overturned[..60]).At(0.3, 0.45);

        Assert.InRange(0.45, many.Low, many.High);
        Assert.True(few.High - few.Low > many.High - many.Low);
    }

    private static double True(double logOdds) => 1 / (1 + Math.Exp(-((0.5 * logOdds) - 0.3)));

    private static bool[] Draw()
    {
        var random = new Random(5);
        return [.. LogOdds.Select(s => random.NextDouble() < True(s))];
    }
}
