using ImrPredict.Cases;
using ImrPredict.Features;

namespace ImrPredict.Tests.Features;

/// <summary>Many texts and long ones: what is kept, what it weighs and where it stands, beside a plain reckoning.</summary>
public sealed class PhraseColumnsTests
{
    private const int Most = 120;

    private static readonly FeatureOptions Words =
        new() { MinDocumentFrequency = 3, MaxTextFeatures = Most, TextWords = 1, EvidenceWeight = 0, KnowledgeWeight = 0 };

    [Fact]
    public void Of_more_words_than_may_be_kept_the_commonest_stay_and_among_equals_the_first_by_name()
    {
        var random = new Random(4);
        string[] words = [.. Enumerable.Range(0, 400).Select(i => $"{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}x")];
        string[] texts = [.. Enumerable.Range(0, 1500).Select(_ => string.Join(
            ' ', Enumerable.Range(0, 4).Select(_ => words[(int)(words.Length * Math.Pow(random.NextDouble(), 1.5))])))];
        var counts = texts.SelectMany(text => text.Split(' ').Distinct()).CountBy(word => word).ToList();
        var expected = counts.Where(c => c.Value >= 3)
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(Most)
            .Select(c => $"text:{c.Key}").Order(StringComparer.Ordinal).ToList();
        var lastKept = counts.Where(c => expected.Contains($"text:{c.Key}")).Min(c => c.Value);
        Assert.Contains(counts, c => c.Value == lastKept && !expected.Contains($"text:{c.Key}")); // there are ties to break

        var space = Fit(texts, Words);

        Assert.Equal(expected, space.Names.Where(name => name.StartsWith("text:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("aged \u0663\u0664 years")]
    [InlineData("aged \uFF13\uFF14 years")]
    [InlineData("aged 3\u0664 years")]
    public void Digits_of_any_script_are_a_number_as_those_of_ASCII_are(string text)
    {
        var space = Fit(["aged 34 years"], Words with { MinDocumentFrequency = 1 });

        Assert.Equal(space.Transform(Item("aged 34 years")).Indices, space.Transform(Item(text)).Indices);
    }

    [Fact]
    public void Each_word_of_a_long_text_has_its_own_weight_and_its_own_sentences()
    {
        var random = new Random(9);
        string[] sentences = [.. Enumerable.Range(0, 300).Select(_ =>
            string.Join(' ', Enumerable.Range(0, 6).Select(_ => $"w{(char)('a' + random.Next(26))}{(char)('a' + random.Next(26))}")))];
        var text = string.Join(". ", sentences.Select(sentence => "W" + sentence[1..])) + ".";
        var space = Fit([text, "nothing of it"], Words with { MinDocumentFrequency = 1, MaxTextFeatures = 10_000 });

        var row = space.Transform(Item(text));
        var reading = space.Read(text);

        var counts = sentences.SelectMany(sentence => sentence.Split(' ')).CountBy(word => word).ToDictionary();
        var length = Math.Sqrt(counts.Values.Sum(n => Math.Pow(1 + Math.Log(n), 2)));
        var columns = row.Indices.ToArray();
        Assert.Equal(columns.Order().Distinct(), columns);
        var found = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            var name = space.Names[columns[i]];
            if (!name.StartsWith("text:", StringComparison.Ordinal))
            {
                continue;
            }

            var word = name["text:".Length..];
            Assert.Equal((1 + Math.Log(counts[word])) / length, row.Values[i], 1e-5);
            Assert.Equal(
                sentences.SelectMany((sentence, at) => sentence.Split(' ').Where(w => w == word).Select(_ => at)),
                reading.Sentences.Of(found++).ToArray());
        }

        Assert.Equal(counts.Count, found);
    }

    private static FeatureSpace Fit(string[] texts, FeatureOptions options) => FeatureSpace.Fit(
        [.. texts.Select((text, i) => new DecidedItem(
            Item(text), new Decision { Outcome = i % 2 == 0 ? Outcome.Overturned : Outcome.Upheld }))],
        options);

    private static DisputedItem Item(string text) =>
        new() { CaseNumber = "CM17-0000001", Number = 1, Source = ItemSource.CaseTable, ClinicalText = text };
}
