using ImrPredict.Audit.Surprise;

namespace ImrPredict.Tests.Audit;

public sealed class LabelQualityTests
{
    // Thresholds by hand: overturned (.9 + .1) / 2 = .5, upheld (.8 + .9 + .4) / 3 = .7.
    private static readonly IReadOnlyList<LabelQuality> Scores =
        LabelQuality.Score([true, true, false, false, false], [0.9, 0.1, 0.2, 0.1, 0.6]);

    [Fact]
    public void Self_confidence_is_the_probability_of_what_was_decided_and_equals_the_margin()
    {
        Assert.Equal([0.9, 0.1, 0.8, 0.9, 0.4], Scores.Select(s => Math.Round(s.SelfConfidence, 10)));
        Assert.All(Scores, s => Assert.Equal(s.SelfConfidence, s.NormalisedMargin, 10));
    }

    [Fact]
    public void Confident_learning_names_what_falls_off_the_diagonal()
    {
        Assert.Equal([false, true, false, false, true], Scores.Select(s => s.ConfidentIssue));
    }

    [Fact]
    public void Confident_learning_takes_the_thresholds_off()
    {
        // Item 5: upheld .4 - .7 + .7 = .4, overturned .6 - .5 + .7 = .8; .4 / 1.2.
        Assert.Equal(1.0 / 3, Scores[4].ConfidentLearning, 10);
    }

    [Fact]
    public void An_outcome_that_nobody_got_is_never_called_the_right_one()
    {
        var scores = LabelQuality.Score([false, false], [0.2, 0.99]);

        Assert.All(scores, s => Assert.False(s.ConfidentIssue));
    }
}
