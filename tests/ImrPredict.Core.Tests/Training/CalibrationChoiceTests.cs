using ImrPredict.Training.Calibration;

namespace ImrPredict.Tests.Training;

public sealed class CalibrationChoiceTests
{
    [Fact]
    public void Few_rows_get_the_form_of_two_numbers_whatever_they_look_like() =>
        Assert.Equal(CalibrationKind.Platt, Fit(rows: 400, Step).Kind);

    [Fact]
    public void Among_many_rows_a_richer_form_must_win_by_a_margin() =>
        Assert.Equal(CalibrationKind.Platt, Fit(rows: 4000, at => 1 / (1 + Math.Exp(-at))).Kind);

    [Fact]
    public void A_step_is_followed_by_the_form_that_can_have_steps()
    {
        var calibration = Fit(rows: 4000, Step);

        Assert.Equal(CalibrationKind.Isotonic, calibration.Kind);
        Assert.Equal(0.1, calibration.Probability(1.5), 0.04);
        Assert.Equal(0.6, calibration.Probability(2.5), 0.06);
    }

    [Fact]
    public void Rows_of_one_part_alone_still_give_a_calibration() =>
        Assert.Equal(CalibrationKind.Platt, Fit(rows: 600, Step, parts: 1).Kind);

    private static double Step(double at) => at < 2 ? 0.1 : 0.6;

    private static ScoreCalibration Fit(int rows, Func<double, double> probability, int parts = 4)
    {
        var random = new Random(3);
        double[] logOdds = [.. Enumerable.Range(0, rows).Select(row => (row % 400 / 50.0) - 4)];
        return CalibrationChoice.Fit(
            logOdds, [.. logOdds.Select(at => random.NextDouble() < probability(at))], [.. logOdds.Select(_ => 1.0)],
            [.. Enumerable.Range(0, rows).Select(row => row % parts)]);
    }
}
