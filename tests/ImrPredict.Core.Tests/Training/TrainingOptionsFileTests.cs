using ImrPredict.Cases;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Training;

public sealed class TrainingOptionsFileTests
{
    [Fact]
    public void Settings_that_are_not_named_keep_their_defaults()
    {
        using var folder = new TemporaryFolder();

        var options = TrainingOptionsFile.Load(
            folder.Write("o.json", """{ "seed": 7, "l2": [2], "features": { "text_words": 1 } }"""));

        Assert.Equal(7, options.Seed);
        Assert.Equal([2.0], options.L2);
        Assert.Equal(1, options.Features.TextWords);
        Assert.Equal(new TrainingOptions().Folds, options.Folds);
    }

    [Fact]
    public void Learners_may_be_named_by_their_kind()
    {
        using var folder = new TemporaryFolder();

        var options = TrainingOptionsFile.Load(folder.Write("o.json", """{ "candidates": ["logistic", "text"] }"""));

        Assert.Equal(["text", "codes"], options.Candidates);
    }

    [Theory]
    [InlineData("""{ "sede": 7 }""", "sede")]
    [InlineData("""{ "folds": 1 }""", "Folds")]
    [InlineData("""{ "features": { "text_words": 9 } }""", "TextWords")]
    [InlineData("""{ "candidates": ["forest"] }""", "forest")]
    [InlineData("{", "o.json")]
    public void An_unknown_or_impossible_setting_is_an_error_that_names_it(string json, string named)
    {
        using var folder = new TemporaryFolder();

        var failed = Assert.Throws<ImrPredictException>(() => TrainingOptionsFile.Load(folder.Write("o.json", json)));

        Assert.Contains(named, failed.Message, StringComparison.Ordinal);
        Assert.Contains("o.json", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failed.Message);
    }
}
