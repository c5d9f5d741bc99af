using System.Text;
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
    [InlineData("""{ "candidates": ["text", null] }""", "candidates")]
    [InlineData("""{ "candidates": null }""", "candidates")]
    [InlineData("{", "o.json")]
    public void An_unknown_or_impossible_setting_is_an_error_that_names_it(string json, string named)
    {
        using var folder = new TemporaryFolder();

        var failed = Assert.Throws<ImrPredictException>(() => TrainingOptionsFile.Load(folder.Write("o.json", json)));

        Assert.Contains(named, failed.Message, StringComparison.Ordinal);
        Assert.Contains("o.json", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failed.Message);
    }

    [Theory]
    [InlineData("{ \"seed\": 7,\n \"ca\u00ffdidates\": [] }")] // a byte that UTF-8 does not have
    [InlineData("{ \"seed\": 7,\n \"ca\\ud800didates\": [] }")] // half a character
    [InlineData("{ \"seed\": 7,\n \"contact\": \"\\udc00\" }")]
    public void A_text_that_nobody_can_read_is_named_by_its_line(string json)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("o.json");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(json));

        var failed = Assert.Throws<ImrPredictException>(() => TrainingOptionsFile.Load(path));

        Assert.Contains("o.json: line 2: a text that is no valid UTF-8", failed.Message, StringComparison.Ordinal);
    }
}
