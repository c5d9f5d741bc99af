using ImrPredict.Ingest.Letters;

namespace ImrPredict.Tests;

/// <summary>The edges of the numbered verdict sentences of spring 2014.</summary>
public sealed class NumberedSentenceTests
{
    private const string Necessary = " is medically necessary and appropriate";

    [Theory]
    [InlineData(1)]
    [InlineData(59)]
    [InlineData(60)]
    [InlineData(61)]
    [InlineData(260)]
    public void A_title_without_the_word_request_has_up_to_260_letters(int length) =>
        Assert.Equal([new string('x', length)], Titles($"1. {new string('x', length)}{Necessary}."));

    [Fact]
    public void A_longer_one_is_no_title() => Assert.Empty(Titles($"1. {new string('x', 262)}{Necessary}."));

    [Fact]
    public void A_title_goes_on_behind_its_first_sixty_letters_where_a_second_verdict_follows() =>
        Assert.Equal(
            [$"A cane{Necessary} and then again a cane, hinged"],
            Titles($"1. A cane{Necessary} and then again a cane, hinged{Necessary}."));

    [Theory]
    [InlineData(" where more than sixty letters go on behind the verdict")]
    [InlineData(" where a sentence ends. Another one begins")]
    [InlineData("")]
    public void A_title_ends_at_a_verdict_among_its_first_sixty_letters_where_no_other_follows(string behind) =>
        Assert.Equal(["A cane"], Titles($"1. A cane{Necessary}{behind}"));

    [Theory]
    [InlineData("1. A cane, 2.5 lb", "A cane, 2.5 lb")]
    [InlineData("1. A cane. See below", null)]
    [InlineData("1 ) A cane", "A cane")]
    [InlineData("CM1. A cane", null)]
    [InlineData("(1) A cane", null)]
    [InlineData("11. A cane", null)]
    [InlineData("101. A cane", null)]
    [InlineData("Of 1. A cane", "A cane")]
    public void A_sentence_counts_by_the_number_before_it(string sentence, string? title) =>
        Assert.Equal(title is null ? [] : [title], Titles($"{sentence}{Necessary}."));

    [Fact]
    public void A_rationale_ends_where_the_next_numbered_sentence_begins()
    {
        const string label = "The Physician Reviewer's decision rationale:";

        var letter = LetterBuilder.Parse(Text(
            $"1. The request for a brace is not medically necessary. {label} Thin. "
            + $"2. The request for a cane is medically necessary. {label} Good. "
            + $"3. The request for a walk, {label} 4. The request for a bed is not medically necessary."));

        Assert.Equal(["Thin.", "Good.", ""], letter.Items.Select(i => i.Rationale));
    }

    private static string Text(string decisions) =>
        "Case Number: CM13-0009999\n\nCLINICAL CASE SUMMARY\nA fall.\n\nIMR DECISION(S) AND RATIONALE(S)\n" + decisions;

    private static IEnumerable<string> Titles(string decisions) =>
        LetterParser.Parse(Text(decisions)) is LetterParse.Parsed { Letter: var letter }
            ? letter.Items.Select(i => i.Title) : [];
}
