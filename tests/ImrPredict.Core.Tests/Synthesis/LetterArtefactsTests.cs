using System.Text.RegularExpressions;
using ImrPredict.Cases.Provenance;
using ImrPredict.Synthesis;
using ImrPredict.Synthesis.Letters;

namespace ImrPredict.Tests.Synthesis;

public sealed class LetterArtefactsTests
{
    private static readonly List<SyntheticLetter> Clean = Corpus(LetterArtefacts.None);

    [Fact]
    public void A_clean_letter_has_none_of_them()
    {
        Assert.All(Clean, letter =>
        {
            Assert.All(letter.Text, c => Assert.True(c is '\n' or (>= ' ' and <= '~'), $"U+{(int)c:X4}"));
            Assert.DoesNotMatch(@" \n|\n\n\n\n|[^ ]  +[^ ]|[a-z]-\n", letter.Text);
        });
    }

    [Theory]
    [InlineData(LetterArtefacts.BlankLineAfterEveryLine, @"\A(.*\n\n)+\z")]
    [InlineData(LetterArtefacts.HeaderLabelsFirst, @"Case Number:\nDate Assigned:\nDecision Date:\nPriority:\n\nCM")]
    [InlineData(LetterArtefacts.HeaderPriorityWrapped, @"Priority: \w+ Application\nReceived:\n\n\d\d/\d\d/\d{4}\n")]
    [InlineData(LetterArtefacts.NoBlankAfterTitle, @":\s(Upheld|Overturned)\nClaims Administrator guideline:")]
    [InlineData(LetterArtefacts.VerdictOnNextLine, @":\n(Upheld|Overturned)\n\nClaims Administrator guideline:")]
    [InlineData(LetterArtefacts.CarriageReturns, @"\A([^\n]*\r\n)+\z")]
    [InlineData(LetterArtefacts.NonBreakingSpaces, "\u00A0")]
    [InlineData(LetterArtefacts.Ligatures, "[\uFB01\uFB02]")]
    [InlineData(LetterArtefacts.RedactionGaps, @"\S {10,}\S|\n {8,}\S|\S {8,}\n")]
    [InlineData(LetterArtefacts.TrailingSpaces, @"necessary\. \n|\. \n")]
    [InlineData(LetterArtefacts.LeadingSpace, @"\n Case Number:")]
    public void An_artefact_marks_every_letter(LetterArtefacts artefact, string pattern) =>
        Assert.All(Corpus(artefact), letter => Assert.Matches(new Regex(pattern), letter.Text));

    [Theory]
    [InlineData(LetterArtefacts.HyphenatedLineEnds, @"[a-z]-\n[a-z]")]
    [InlineData(LetterArtefacts.SplitDates, @"\d\d[-/]\d\d[-/]\n\d{4}")]
    [InlineData(LetterArtefacts.FormFeeds, @"\n\f[^\n]")]
    [InlineData(LetterArtefacts.PageHeaders, @"\nFinal Determination Letter for IMR Case Number CM\d\d-9\d{6}\n2\n")]
    [InlineData(LetterArtefacts.Windows1252, "[\u2019\u2013\u00D7\u00B0]")]
    [InlineData(LetterArtefacts.GluedWords, "notmedically")]
    [InlineData(LetterArtefacts.NoBlankBeforeTitle, @"necessary\.\n\S.*(\n.+){0,5}: (Upheld|Overturned)\n")]
    public void An_artefact_marks_letters_that_give_it_a_place(LetterArtefacts artefact, string pattern)
    {
        var marked = Corpus(artefact).Count(letter => Regex.IsMatch(letter.Text, pattern));

        Assert.InRange(marked, 8, 80);
        Assert.DoesNotContain(Clean, letter => Regex.IsMatch(letter.Text, pattern));
    }

    [Theory]
    [InlineData(LetterArtefacts.BlankLineAfterEveryLine)]
    [InlineData(LetterArtefacts.NoBlankAfterTitle)]
    [InlineData(LetterArtefacts.NoBlankBeforeTitle)]
    [InlineData(LetterArtefacts.FormFeeds)]
    [InlineData(LetterArtefacts.CarriageReturns)]
    [InlineData(LetterArtefacts.TrailingSpaces)]
    [InlineData(LetterArtefacts.NonBreakingSpaces)]
    [InlineData(LetterArtefacts.RedactionGaps)]
    [InlineData(LetterArtefacts.VerdictOnNextLine)]
    public void White_space_artefacts_change_no_word(LetterArtefacts artefact) =>
        Assert.Equal(Clean.Select(l => Folded(l.Text)), Corpus(artefact).Select(l => Folded(l.Text)));

    [Fact]
    public void A_missing_age_is_nowhere_in_the_letter()
    {
        Assert.All(Corpus(LetterArtefacts.MissingAge), letter =>
        {
            Assert.Null(letter.Age);
            Assert.DoesNotMatch(@"\d\d[- ]years?[- ]old", Folded(letter.Text));
        });
    }

    [Fact]
    public void A_missing_verdict_ends_the_letter_at_the_last_title()
    {
        Assert.All(Corpus(LetterArtefacts.MissingVerdict), letter =>
        {
            Assert.Null(letter.Items[^1].Printed);
            Assert.EndsWith(letter.Items[^1].Title, Folded(letter.Text), StringComparison.Ordinal);
            Assert.All(letter.Items.SkipLast(1), i => Assert.NotNull(i.Printed));
        });
    }

    [Fact]
    public void Odd_characters_are_single_bytes_of_windows_1252()
    {
        var letter = Corpus(LetterArtefacts.Windows1252).First(
            l => l.Text.Contains('\u2019', StringComparison.Ordinal));

        var bytes = letter.Encode();

        Assert.Equal(letter.Text.Length, bytes.Length);
        Assert.Contains((byte)0x92, bytes);
    }

    [Fact]
    public void Artefacts_that_are_not_allowed_do_not_occur()
    {
        var letters = CorpusGenerator.Generate(
            new CorpusOptions { Letters = 300, Artefacts = LetterArtefacts.FormFeeds });

        Assert.All(letters, l => Assert.Equal(LetterArtefacts.None, l.Artefacts & ~LetterArtefacts.FormFeeds));
    }

    private static List<SyntheticLetter> Corpus(LetterArtefacts artefact) =>
        [.. CorpusGenerator.Generate(new CorpusOptions
    {
        Letters = 80,
        Layouts = [LetterLayout.L5],
        Artefacts = LetterArtefacts.None,
        ForcedArtefacts = artefact,
    })];

    private static string Folded(string text) => string.Join(
        ' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
