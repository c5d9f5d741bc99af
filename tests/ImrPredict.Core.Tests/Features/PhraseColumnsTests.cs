using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Features;

namespace ImrPredict.Tests.Features;

/// <summary>
/// Many texts and long ones: what is kept, what it weighs and where it stands, beside a plain reckoning.
/// </summary>
public sealed class PhraseColumnsTests
{
    private const int Most = 120;

    private static readonly FeatureOptions Words = new()
    {
        MinDocumentFrequency = 3,
        MaxTextFeatures = Most,
        TextWords = 1,
        EvidenceWeight = 0,
        KnowledgeWeight = 0,
    };

    [Fact]
    public void Of_more_words_than_may_be_kept_the_commonest_stay_and_among_equals_the_first_by_name()
    {
        var random = new Random(4);
        string[] words =
            [.. Enumerable.Range(0, 400).Select(i => $"{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}x")];
        string[] texts = [.. Enumerable.Range(0, 1500).Select(_ => string.Join(
            ' ', Enumerable.Range(0, 4).Select(_ => words[(int)(words.Length * Math.Pow(random.NextDouble(), 1.5))])))];
        var counts = texts.SelectMany(text => text.Split(' ').Distinct()).CountBy(word => word).ToList();
        var expected = counts.Where(c => c.Value >= 3)
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(Most)
            .Select(c => $"text:{c.Key}").Order(StringComparer.Ordinal).ToList();
        var lastKept = counts.Where(c => expected.Contains($"text:{c.Key}")).Min(c => c.Value);
        // There are ties to break.
        Assert.Contains(counts, c => c.Value == lastKept && !expected.Contains($"text:{c.Key}"));

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
            string.Join(' ', Enumerable.Range(0, 6).Select(
                _ => $"w{(char)('a' + random.Next(26))}{(char)('a' + random.Next(26))}")))];
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

    // Abbreviations and decimals end no sentence; an apostrophe, a blank line and a missing blank are there too.
    [Theory]
    [InlineData("Dr. Lee saw L4-5.No relief\n\n- it's 5.5 mg; then more. \tMore?! And no. 3 of it")]
    [InlineData("   \n one. Two two. \n\n Three one two.  ")]
    [InlineData("alone")]
    [InlineData(" \n\t ")]
    [InlineData("")]
    public void A_phrase_of_several_words_stands_in_the_sentence_that_it_begins_in(string text)
    {
        var space = Fit([text, "other"], Words with { MinDocumentFrequency = 1, TextWords = 3 });

        var reading = space.Read(text);

        var columns = space.Transform(Item(text)).Indices.ToArray()
            .Where(column => space.Names[column].StartsWith("text:", StringComparison.Ordinal)).ToList();
        for (var i = 0; i < columns.Count; i++)
        {
            var name = space.Names[columns[i]]["text:".Length..];
            var first = name.Split(' ')[0].Replace("#", "", StringComparison.Ordinal);
            var sentences = reading.Sentences.Of(i).ToArray();
            Assert.NotEmpty(sentences);
            Assert.Equal(sentences.Order(), sentences);
            Assert.All(sentences, at => Assert.Contains(
                first, reading.Sentences.Spans[at].Of(text).ToString(), StringComparison.OrdinalIgnoreCase));
        }

        Assert.Equal(text.Trim().Length > 0, columns.Count > 0);
    }

    [Theory]
    [InlineData("The administrator DID NOT CITE any", "none cited")]
    [InlineData("did not  cite", "other")]
    [InlineData("d\u0131d not cite", "other")]
    [InlineData("  ", "none cited")]
    [InlineData(null, "none cited")]
    [InlineData("official disability guidelines", "ODG")]
    [InlineData("odg", "other")]
    [InlineData("MTUS 2009", "MTUS")]
    public void A_guideline_is_known_by_its_words(string? guideline, string expected)
    {
        DisputedItem Asked(string? cited) => Item("") with
        {
            RequestedService = "Knee brace",
            ClaimsAdministratorGuideline = cited,
        };
        string?[] cited = [null, "ODG", "MTUS", "ACOEM", "house rules"];
        var space = FeatureSpace.Fit(
            [.. cited.Select(c => new LabelledItem(Asked(c), Overturned: false))],
            new FeatureOptions { MinCategoryCount = 1 });

        var names = space.Transform(Asked(guideline)).Indices.ToArray().Select(column => space.Names[column]);

        Assert.Equal(
            [$"guideline={expected}"], names.Where(name => name.StartsWith("guideline=", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_level_that_training_did_not_meet_has_the_column_of_its_fields_unseen_ones_and_is_not_known()
    {
        DisputedItem Asked(string part) => Item("") with { RequestedService = "Knee brace", BodyPart = part };
        var space = FeatureSpace.Fit(
            [new LabelledItem(Asked("knee"), Overturned: false)],
            new FeatureOptions { MinCategoryCount = 1, MinDocumentFrequency = 1 });

        var names = space.Transform(Asked("toe")).Indices.ToArray().Select(column => space.Names[column]).ToList();

        Assert.Contains("body-part=(rare or unseen)", names);
        Assert.DoesNotContain("body-part=knee", names);
        Assert.Equal(1, space.Transform(Asked("knee")).KnownShare);
        Assert.Equal(6.0 / 7, space.Transform(Asked("toe")).KnownShare, 1e-9); // two words and five levels
    }

    private static FeatureSpace Fit(string[] texts, FeatureOptions options) => FeatureSpace.Fit(
        [.. texts.Select((text, i) => new LabelledItem(Item(text), i % 2 == 0))],
        options);

    private static DisputedItem Item(string text) =>
        new() { CaseNumber = "CM17-0000001", Number = 1, Source = ItemSource.CaseTable, ClinicalText = text };
}
