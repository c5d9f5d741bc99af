using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Training;

public sealed class OptionReferenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_setting_is_listed_with_what_it_takes_its_default_and_its_meaning()
    {
        var entries = OptionReference.Training;

        Assert.All(entries, entry => Assert.True(entry is { Type.Length: > 0, Default.Length: > 0 }));
        Assert.All(entries, entry => Assert.True(entry.Description.Length > 10, entry.Name));
        Assert.Equal("a whole number from 2 to 20", entries.Single(entry => entry.Name == "folds").Type);
        var saved = JsonSerializer.Serialize(new TrainingOptions { Target = "a.csv" }, PackageJson.Options);
        using var json = JsonDocument.Parse(saved);
        Assert.Equal(
            json.RootElement.EnumerateObject().Select(setting => setting.Name).Order(),
            entries.Select(entry => entry.Name.Split('.')[0]).Distinct().Order());
    }

    [Fact]
    public void The_schema_takes_what_the_program_saves()
    {
        using var schema = JsonDocument.Parse(OptionReference.Schema("t", OptionReference.Training));

        var features = schema.RootElement.GetProperty("properties").GetProperty("features");
        Assert.False(schema.RootElement.GetProperty("additionalProperties").GetBoolean());
        Assert.Equal("integer", features.GetProperty("properties").GetProperty("text_words")
            .GetProperty("type").GetString());
        Assert.Equal(2, schema.RootElement.GetProperty("properties").GetProperty("folds")
            .GetProperty("minimum").GetDouble());
    }

    [Theory]
    [InlineData("{\n\"fold\": 3}", "line 2", "'fold' is no setting; known are seed, ")]
    [InlineData("{\"features\": {\n\n\"wordz\": 1}}", "line 3", "'features.wordz' is no setting; known are min_")]
    [InlineData("{\n\"folds\": \"3\"}", "line 2", "setting 'folds' takes a whole number from 2 to 20")]
    [InlineData("{\"features\":\n{\"codes\": \"on\"}}", "line 2", "'features.codes' is no setting; known are min_")]
    [InlineData("{\"features\":\n{\"encoder\": \"on\"}}", "line 2", "asks for a text encoder, and there is none")]
    [InlineData("{\n\"l2\": [1, \"x\"]}", "line 2", "setting 'l2' takes a list of numbers")]
    [InlineData("{\n\"folds\": 3,,\n}", "line 2", "no valid JSON")]
    [InlineData("{\n\"folds\": 0,5\n}", "line 2", "no valid JSON")]
    [InlineData("", "line 1", "no valid JSON")]
    public void What_is_wrong_is_told_apart_with_its_line_and_what_is_known(string text, string line, string said)
    {
        var path = _folder.Write("o.json", text);

        var problem = Assert.Throws<ImrPredictException>(() => TrainingOptionsFile.Load(path));

        Assert.Contains($"o.json: {line}: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"features\": {\"encoder\": \"off\"}, \"folds\": 3}", 1)]
    [InlineData("{\"folds\": 3, \"features\": {\"text_words\": 1, \"encoder\": \"off\"}}", 1)]
    [InlineData("{\"folds\": 3, \"features\": {\n\"encode_at_most\": 3000,\n\"text_words\": 1}}", 1)]
    [InlineData("{\"folds\": 3, \"features\": {\"text_characters\": true, \"encoder_weight\": 0.5}}", 2)]
    [InlineData("{\"folds\": 3}", 0)]
    public void Settings_that_are_no_more_are_passed_over_and_named(string text, int count)
    {
        var options = TrainingOptionsFile.Load(_folder.Write("o.json", text), out var warnings);

        Assert.Equal(count, warnings.Count);
        Assert.All(
            warnings, one => Assert.Contains("o.json: the setting 'features.", one, StringComparison.Ordinal));
        Assert.Equal(3, options.Folds);
        Assert.Equal(text.Contains("text_words", StringComparison.Ordinal) ? 1 : 2, options.Features.TextWords);
    }
}
