using ImrPredict.Cases;
using ImrPredict.Ingest.Letters.Layout;

namespace ImrPredict.Tests;

public sealed class LetterGrammarTests
{
    private static LetterBuilder With(params string[] items) => new() { Items = items };

    [Theory]
    [InlineData("Knee brace: Upheld", "Knee brace", Outcome.Upheld)]
    [InlineData("Knee brace: Overturned", "Knee brace", Outcome.Overturned)]
    [InlineData("Knee brace:\nOverturned", "Knee brace", Outcome.Overturned)]
    [InlineData("Knee brace:\n\nUpheld", "Knee brace", Outcome.Upheld)]
    [InlineData("Knee brace :  UPHELD.", "Knee brace", Outcome.Upheld)]
    [InlineData("Associated surgical service: Sling: Upheld", "Associated surgical service: Sling", Outcome.Upheld)]
    [InlineData("Gel, day supply: 30, DOS: 11/11/2016: Upheld", "Gel, day supply: 30, DOS: 11/11/2016", Outcome.Upheld)]
    [InlineData("Hinged brace for the\nright knee with\nstraps: Overturned",
        "Hinged brace for the right knee with straps", Outcome.Overturned)]
    [InlineData("Knee brace\nDecision: Upheld", "Knee brace", Outcome.Upheld)]
    public void A_title_and_its_verdict_are_parted_at_the_last_colon(string block, string title, Outcome outcome)
    {
        var letter = With(LetterBuilder.Item(block)).Parse();

        Assert.Equal([(title, outcome)], LetterBuilder.Verdicts(letter));
        Assert.DoesNotContain(letter.Items[0].Warnings, w => w != LetterWarning.VerdictContradicted);
    }

    [Fact]
    public void A_title_may_stand_right_above_its_first_label()
    {
        var letter = With(LetterBuilder.Item("Knee brace: Upheld", afterTitle: "\n")).Parse();

        Assert.Equal([("Knee brace", Outcome.Upheld)], LetterBuilder.Verdicts(letter));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\n\f")]
    [InlineData("\f")]
    [InlineData("\n\n\f\n")]
    [InlineData("\n\n\n\n")]
    public void A_title_is_found_behind_the_rationale_above_whatever_parts_them(string gap)
    {
        var builder = With(LetterBuilder.Item("Knee brace: Upheld"), LetterBuilder.Item("Cane, adjustable: Upheld"));

        var letter = (builder with { Gap = gap }).Parse();

        Assert.Equal(
            [("Knee brace", Outcome.Upheld), ("Cane, adjustable", Outcome.Upheld)], LetterBuilder.Verdicts(letter));
        Assert.EndsWith("not medically necessary.", letter.Items[0].Rationale, StringComparison.Ordinal);
        Assert.All(letter.Items, i => Assert.Empty(i.Warnings));
    }

    [Theory]
    [InlineData("\f")]
    [InlineData("\n\f")]
    [InlineData("\n\n")]
    public void A_page_break_inside_a_title_does_not_cut_it(string pageBreak)
    {
        var title = LetterBuilder.Wrap(
            "Hinged brace for the right knee with straps, a liner and a spare liner, for use on "
            + "stairs and on uneven ground during work only for the first month").Replace(
                "\n", pageBreak, StringComparison.Ordinal);

        var letter = With(LetterBuilder.Item("Cane: Upheld"), LetterBuilder.Item($"{title}: Upheld")).Parse();

        Assert.StartsWith("Hinged brace for the right knee", letter.Items[1].Title, StringComparison.Ordinal);
        Assert.EndsWith("during work only for the first month", letter.Items[1].Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rationale_without_a_full_stop_does_not_run_into_the_next_title()
    {
        var first = LetterBuilder.Item(
            "Knee brace: Upheld", "The records are thin. The request is not medically necessary");

        var letter = (With(first, LetterBuilder.Item("Cane: Upheld")) with { Gap = "\n" }).Parse();

        Assert.Equal("Cane", letter.Items[1].Title);
    }

    [Theory]
    [InlineData("Knee brace:")]
    [InlineData("Knee brace: Uph")]
    [InlineData("Knee brace")]
    public void A_missing_or_cut_verdict_stays_missing(string block)
    {
        var letter = With(LetterBuilder.Item(block)).Parse();

        var item = Assert.Single(letter.Items);
        Assert.Equal("Knee brace", item.Title);
        Assert.Null(item.Outcome);
        Assert.Contains(LetterWarning.VerdictMissing, item.Warnings);
    }

    [Fact]
    public void A_misspelt_verdict_is_read_with_a_warning()
    {
        var item = With(LetterBuilder.Item("Knee brace: Uphled")).Parse().Items[0];

        Assert.Equal(Outcome.Upheld, item.Outcome);
        Assert.NotEmpty(item.Warnings);
    }

    [Fact]
    public void An_item_whose_text_was_lost_with_the_last_page_keeps_its_verdict()
    {
        var letter = With(LetterBuilder.Item("Knee brace: Upheld"), "Cane: Overturned").Parse();

        Assert.Equal([("Knee brace", Outcome.Upheld), ("Cane", Outcome.Overturned)], LetterBuilder.Verdicts(letter));
        Assert.NotEmpty(letter.Items[1].Warnings);
    }

    [Fact]
    public void An_item_that_lost_its_labels_is_not_lost_silently()
    {
        var text = With(
            LetterBuilder.Item("Knee brace: Upheld"),
            "Cane: Overturned\n\nIt was asked for twice, once by each of two doctors.").ToString();

        var letter = LetterBuilder.Parse(text);

        Assert.Contains(letter.Items, i => i.Warnings.Count > 0);
    }

    [Theory]
    [InlineData(Outcome.Upheld, "The knee gives way daily. The request is medically necessary.", true)]
    [InlineData(Outcome.Overturned, "The request is not medically necessary.", true)]
    [InlineData(Outcome.Overturned, "This brace is notmedically necessary.", true)]
    [InlineData(Outcome.Upheld, "A brace like this cannot be considered medically necessary.", false)]
    [InlineData(Outcome.Upheld, "The brace is not seen as medically necessary here.", false)]
    [InlineData(Outcome.Upheld, "A second brace is not indicated as medically necessary.", false)]
    [InlineData(Outcome.Upheld, "The brace is not-medically necessary.", false)]
    [InlineData(Outcome.Upheld, "At this point a brace is not a medical necessity.", false)]
    [InlineData(Outcome.Upheld, "A brace would be medically necessary if the knee gave way.", false)]
    [InlineData(Outcome.Overturned, "There is no reason to doubt that the brace is medically necessary.", false)]
    [InlineData(Outcome.Overturned, "The brace is reasonable and medically necessary.", false)]
    public void A_verdict_against_its_rationale_is_warned_of(Outcome verdict, string rationale, bool warned)
    {
        var item = With(LetterBuilder.Item($"Knee brace: {verdict}", rationale)).Parse().Items[0];

        Assert.Equal(verdict, item.Outcome);
        Assert.Equal(warned, item.Warnings.Contains(LetterWarning.VerdictContradicted));
    }

    [Fact]
    public void Labels_inside_a_rationale_begin_no_item()
    {
        var rationale = "The first\nDecision rationale: was short, and the request is not medically necessary.";
        var block = LetterBuilder.Item("Knee brace: Upheld", "x").Replace(
            "rationale: x", "rationale: " + rationale, StringComparison.Ordinal);

        Assert.Single(With(block).Parse().Items);
    }
}
