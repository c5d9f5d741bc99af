using ImrPredict.Features.Blocks;
using ImrPredict.Training.Learners;

namespace ImrPredict.Tests.Training;

public sealed class FusionTests
{
    private const int Rows = 2000;
    private static readonly double[] First = [.. Draws(seed: 1)];
    private static readonly double[] Second = [.. Draws(seed: 2)];
    private static readonly double[] Noise = [.. Draws(seed: 3)];
    private static readonly double[] Ones = [.. Enumerable.Repeat(1.0, Rows)];
    private static readonly RowKind[] AllText = [.. Enumerable.Repeat(RowKind.Text, Rows)];

    [Fact]
    public void Learners_that_see_different_things_are_added_up()
    {
        var fusion = Fusion.Fit([First, Second], AllText, Outcomes(row => First[row] + Second[row]), Ones);

        Assert.All(fusion.Weights[(int)RowKind.Text], weight => Assert.InRange(weight, 0.8, 1.2));
    }

    [Fact]
    public void What_says_the_same_as_another_shares_its_weight()
    {
        var weights = Fusion.Fit([First, First], AllText, Outcomes(row => First[row]), Ones)
            .Weights[(int)RowKind.Text];

        Assert.Equal(weights[0], weights[1], 6);
        Assert.InRange(weights.Sum(), 0.8, 1.2);
    }

    [Fact]
    public void Learners_that_read_the_same_share_one_share()
    {
        var weights = Fusion.Fit(
            [First, First, First], AllText, Outcomes(row => First[row]), Ones,
            [RowKind.Text, RowKind.Codes, RowKind.Codes]).Weights[(int)RowKind.Text];

        Assert.Equal(weights[1], weights[2], 6);
        Assert.InRange(weights[0] - weights[1], 0.4, 1.2);
        Assert.InRange(weights.Sum(), 0.8, 1.2);
    }

    [Fact]
    public void Beside_a_text_codes_must_earn_their_weight_on_held_out_rows()
    {
        IReadOnlyList<double> WeightsOf(int rows, RowKind kind) => Fusion.Fit(
            [First[..rows], Second[..rows]], [.. Enumerable.Repeat(kind, rows)],
            Outcomes(row => First[row] + Second[row])[..rows], Ones[..rows], [RowKind.Text, RowKind.None])
            .Weights[(int)kind];

        var (few, many) = (WeightsOf(150, RowKind.Text), WeightsOf(Rows, RowKind.Text));
        var withoutText = WeightsOf(150, RowKind.Codes);

        Assert.True(few[1] < 0.85 * withoutText[1]);
        Assert.InRange(many[1], 0.8, 1.2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Few_held_out_rows_of_a_kind_with_text_leave_it_the_weight_of_the_text_alone(int rows)
    {
        const RowKind Both = RowKind.Text | RowKind.Codes;
        RowKind[] kinds =
        [
            .. Enumerable.Repeat(Both, rows),
            .. Enumerable.Range(rows, Rows - rows).Select(row => row % 2 == 0 ? RowKind.Text : RowKind.Codes),
        ];
        double[] text = [.. First.Select((score, row) => kinds[row].HasFlag(RowKind.Text) ? score : double.NaN)];
        var outcomes = Outcomes(row => kinds[row] == RowKind.Text ? First[row] : Second[row]);

        var fusion = Fusion.Fit([text, Second], kinds, outcomes, Ones, [RowKind.Text, RowKind.Codes]);

        var weights = fusion.Weights[(int)Both];
        Assert.InRange(weights[0], 0.75, 1.25);
        Assert.InRange(weights[1], 0, 0.25);
    }

    [Fact]
    public void Noise_and_what_points_the_wrong_way_get_no_or_next_to_no_weight()
    {
        double[] wrong = [.. First.Select(score => -score)];

        var fusion = Fusion.Fit([Noise, First, wrong], AllText, Outcomes(row => First[row]), Ones);

        var weights = fusion.Weights[(int)RowKind.Text];
        Assert.InRange(weights[0], 0, 0.1);
        Assert.InRange(weights[1], 0.8, 1.2);
        Assert.Equal(0, weights[2]);
        Assert.False(fusion.Asks(2));
    }

    [Fact]
    public void A_score_on_another_scale_is_brought_to_log_odds()
    {
        double[] flat = [.. First.Select(score => score / 10)];

        var fusion = Fusion.Fit([flat], AllText, Outcomes(row => First[row]), Ones);

        Assert.InRange(fusion.Weights[(int)RowKind.Text][0], 8, 12);
    }

    [Fact]
    public void Kinds_of_items_have_weights_of_their_own()
    {
        RowKind[] kinds = [.. Enumerable.Range(0, Rows).Select(row => row % 2 == 0 ? RowKind.Text : RowKind.Codes)];
        var outcomes = Outcomes(row => row % 2 == 0 ? First[row] : Second[row]);

        var fusion = Fusion.Fit([First, Second], kinds, outcomes, Ones);

        Assert.True(fusion.Weights[(int)RowKind.Text][0] > 3 * fusion.Weights[(int)RowKind.Text][1]);
        Assert.True(fusion.Weights[(int)RowKind.Codes][1] > 3 * fusion.Weights[(int)RowKind.Codes][0]);
    }

    [Fact]
    public void A_learner_that_does_not_see_an_item_leaves_it_at_the_level_of_its_kind()
    {
        RowKind[] kinds = [.. Enumerable.Range(0, Rows).Select(row => row % 2 == 0 ? RowKind.Text : RowKind.Codes)];
        double[] seen = [.. First.Select((score, row) => row % 2 == 0 ? score : double.NaN)];
        var outcomes = Outcomes(row => row % 2 == 0 ? First[row] : 2);

        var fusion = Fusion.Fit([seen], kinds, outcomes, Ones);

        Assert.InRange(fusion.LogOdds(RowKind.Codes, [double.NaN]), 1.6, 2.2);
        Assert.InRange(
            fusion.LogOdds(RowKind.Text, [1]) - fusion.LogOdds(RowKind.Text, [0]), 0.8, 1.2);
    }

    [Fact]
    public void Rows_without_weight_do_not_count()
    {
        double[] weights = [.. Enumerable.Range(0, Rows).Select(row => row < Rows / 2 ? 1.0 : 0)];
        var outcomes = Outcomes(row => row < Rows / 2 ? First[row] : -4 * First[row]);

        var fusion = Fusion.Fit([First], AllText, outcomes, weights);

        Assert.InRange(fusion.Weights[(int)RowKind.Text][0], 0.8, 1.2);
    }

    private static bool[] Outcomes(Func<int, double> logOdds)
    {
        var random = new Random(9);
        return [.. Enumerable.Range(0, Rows).Select(row => random.NextDouble() < 1 / (1 + Math.Exp(-logOdds(row))))];
    }

    private static IEnumerable<double> Draws(int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, Rows).Select(_ => (random.Next(25) - 12) / 6.0);
    }
}
