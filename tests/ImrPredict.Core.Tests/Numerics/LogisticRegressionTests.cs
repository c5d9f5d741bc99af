using ImrPredict.Numerics;

namespace ImrPredict.Tests.Numerics;

public sealed class LogisticRegressionTests
{
    private static readonly double[][] Rows =
        [.. Enumerable.Range(0, 200).Select(i => new[] { 1, (i % 20 / 5.0) - 2, i % 7 * 0.3 })];
    private static readonly bool[] Outcomes = [.. Enumerable.Range(0, 200).Select(i => (i * 37 % 100) + (i % 20) > 60)];
    private static readonly double[] Weights = [.. Enumerable.Range(0, 200).Select(i => 0.5 + (i % 3))];

    [Fact]
    public void At_the_solution_the_pull_of_the_rows_and_of_the_penalties_are_even()
    {
        double[] prior = [0, 1, -0.5];
        double[] penalties = [0.01, 4, 2];

        var found = LogisticRegression.Fit(Rows, Outcomes, Weights, prior, penalties);

        for (var c = 0; c < found.Length; c++)
        {
            var rows = Enumerable.Range(0, Rows.Length).Sum(i => Weights[i] * Rows[i][c]
                * ((Outcomes[i] ? 1 : 0) - Logistic.Sigmoid(LogisticRegression.LogOdds(found, Rows[i]))));
            Assert.Equal(penalties[c] * (found[c] - prior[c]), rows, 1e-6);
        }
    }

    [Fact]
    public void The_order_of_the_columns_does_not_matter()
    {
        var found = LogisticRegression.Fit(Rows, Outcomes, null, [0, 1, 0], [0.01, 4, 1]);

        var turned = LogisticRegression.Fit(
            [.. Rows.Select(row => row.Reverse().ToArray())], Outcomes, null, [0, 1, 0], [1, 4, 0.01]);

        Assert.Equal(found, turned.Reverse(), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void A_weight_of_two_counts_like_the_row_twice()
    {
        var weighted = LogisticRegression.Fit(
            Rows, Outcomes, [.. Rows.Select((_, i) => i < 50 ? 2.0 : 1)], [0, 0, 0], [1, 1, 1]);

        var twice = LogisticRegression.Fit(
            [.. Rows, .. Rows[..50]], [.. Outcomes, .. Outcomes[..50]], null, [0, 0, 0], [1, 1, 1]);

        Assert.Equal(twice, weighted, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Outcomes_that_a_column_parts_wholly_give_finite_coefficients()
    {
        var found = LogisticRegression.Fit(
            Rows, [.. Rows.Select(row => row[1] > 0)], null, [0, 0, 0], [0.01, 0.01, 0.01]);

        Assert.All(found, coefficient => Assert.True(double.IsFinite(coefficient)));
        Assert.True(found[1] > 3);
    }
}
