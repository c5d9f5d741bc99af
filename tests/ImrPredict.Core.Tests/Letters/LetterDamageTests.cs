using ImrPredict.Cases;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Tests;

/// <summary>Letters as scanners, other tools and binders leave them: read right, or with a warning, never wrong in
/// silence.</summary>
public sealed class LetterDamageTests
{
    private static readonly LetterBuilder Two = new()
    {
        Items = [LetterBuilder.Item("Knee brace: Upheld"), LetterBuilder.Item("Cane, adjustable: Overturned", Granted)],
    };

    private const string Granted = "The knee gives way on stairs. The request is medically necessary.";

    [Theory]
    [InlineData("Claims Administrator guideline:", "Clairns Administrator guide1ine:")]
    [InlineData("Claims Administrator guideline:", "Claims Administrator guideline")]
    [InlineData("MAXIMUS guideline:", "MAXlMUS guideIine:")]
    [InlineData("Decision rationale:", "Decisi0n rationa1e:")]
    public void A_damaged_label_is_still_a_label_and_is_warned_of(string label, string damaged)
    {
        var letter = LetterBuilder.Parse(Two.ToString().Replace(label, damaged, StringComparison.Ordinal));

        Assert.Equal(
            [("Knee brace", Outcome.Upheld), ("Cane, adjustable", Outcome.Overturned)], LetterBuilder.Verdicts(letter));
        Assert.All(letter.Items, i => Assert.NotEmpty(i.Warnings));
    }

    [Theory]
    [InlineData("> ")]
    [InlineData(">")]
    [InlineData("> > ")]
    [InlineData(">> ")]
    public void Signs_of_mail_before_each_line_are_no_part_of_a_letter(string sign)
    {
        var plain = LetterBuilder.Parse(Two.ToString());

        var letter = LetterBuilder.Parse(
            "It says:\n\n" + string.Join('\n', Two.ToString().Split('\n').Select(line => sign + line)));

        Assert.Equal(LetterBuilder.Verdicts(plain), LetterBuilder.Verdicts(letter));
        Assert.Equal(plain.ClinicalSummary, letter.ClinicalSummary);
    }

    [Fact]
    public void Wide_signs_are_read_as_plain_ones()
    {
        var letter = LetterBuilder.Parse(Two.ToString().Replace(':', '\uFF1A'));

        Assert.Equal(
            [("Knee brace", Outcome.Upheld), ("Cane, adjustable", Outcome.Overturned)], LetterBuilder.Verdicts(letter));
    }

    [Theory]
    [InlineData("IMR ISSUES, DECISIONS AND RATIONALES", "IMR ISSUES DEClSIONS AND RATIONALES")]
    [InlineData("The Final Determination was", "The Fina1 Deterrnination was")]
    [InlineData("RATIONALES\nThe Final", "RATIONALES The Final")]
    public void A_damaged_or_joined_opening_of_the_section_is_no_part_of_a_title(string opening, string damaged)
    {
        // In the wording that letters of these years share.
        var text = Two.ToString().Replace(
            "disputed items that follow:", "disputed items/services set forth below:", StringComparison.Ordinal);

        var letter = LetterBuilder.Parse(text.Replace(opening, damaged, StringComparison.Ordinal));

        Assert.Equal(["Knee brace", "Cane, adjustable"], letter.Items.Select(i => i.Title));
    }

    [Theory]
    [InlineData("Overtumed", Outcome.Overturned)]
    [InlineData("0verturned", Outcome.Overturned)]
    [InlineData("UpheId", Outcome.Upheld)]
    [InlineData("Denial upheld", Outcome.Upheld)]
    [InlineData("The UR decision is overturned", Outcome.Overturned)]
    [InlineData("Upheld (see below)", Outcome.Upheld)]
    [InlineData("Partially Overturned", null)]
    [InlineData("Overturned in part", null)]
    [InlineData("Upheld but modified", null)]
    [InlineData("Not Upheld", null)]
    [InlineData("Modified", null)]
    [InlineData("Denied", null)]
    public void Other_words_in_the_verdicts_place_are_read_where_they_have_one_meaning_and_never_stay_in_the_title(
        string words, Outcome? outcome)
    {
        var item = new LetterBuilder
        {
            Items = [LetterBuilder.Item(
            $"Pre-op labs: CBC: {words}", "See above.")]
        }.Parse().Items[0];

        Assert.Equal("Pre-op labs: CBC", item.Title);
        Assert.Equal(outcome, item.Outcome);
        Assert.NotEmpty(item.Warnings);
    }

    [Theory]
    [InlineData("[Upheld]")]
    [InlineData("\"Upheld\"")]
    [InlineData("**Upheld**")]
    public void Signs_around_the_verdict_do_not_matter(string verdict)
    {
        var item = new LetterBuilder { Items = [LetterBuilder.Item($"Knee brace: {verdict}")] }.Parse().Items[0];

        Assert.Equal(("Knee brace", Outcome.Upheld, 0), (item.Title, item.Outcome, item.Warnings.Count));
    }

    [Theory]
    [InlineData("Knee brace - Upheld")]
    [InlineData("Knee brace (Upheld)")]
    [InlineData("Knee brace is Upheld")]
    public void A_verdict_without_a_colon_is_read_with_a_warning(string block)
    {
        var item = new LetterBuilder { Items = [LetterBuilder.Item(block)] }.Parse().Items[0];

        Assert.Equal(("Knee brace", Outcome.Upheld), (item.Title, item.Outcome));
        Assert.NotEmpty(item.Warnings);
    }

    [Theory]
    [InlineData("1. ", "2. ")]
    [InlineData("ISSUE #1\n", "ISSUE #2\n")]
    [InlineData("Issue 1: ", "Issue 2: ")]
    public void The_number_of_an_item_is_no_part_of_its_title(string first, string second)
    {
        var letter = (Two with { Items = [first + Two.Items[0], second + Two.Items[1]] }).Parse();

        Assert.Equal(["Knee brace", "Cane, adjustable"], letter.Items.Select(i => i.Title));
    }

    [Theory]
    [InlineData("\n- 2 -\n\f")]
    [InlineData("\n2 | P a g e\n\f")]
    [InlineData("\n\f2 | Page\n")]
    [InlineData("\n3\n\f")]
    [InlineData("\nPage 2 of 9\n\f")]
    public void A_page_number_between_two_items_belongs_to_neither(string between)
    {
        var letter = (Two with { Gap = between }).Parse();

        Assert.Equal(["Knee brace", "Cane, adjustable"], letter.Items.Select(i => i.Title));
        Assert.EndsWith("not medically necessary.", letter.Items[0].Rationale, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_that_breaks_off_inside_a_sentence_is_warned_of()
    {
        var text = Two.ToString();

        var letter = LetterBuilder.Parse(text[..text.IndexOf("exercise first", StringComparison.Ordinal)]);

        Assert.NotEmpty(Assert.Single(letter.Items).Warnings);
    }

    [Fact]
    public void The_end_of_a_title_whose_beginning_was_lost_is_warned_of()
    {
        var item = new LetterBuilder
        {
            Items = [LetterBuilder.Item("portion of the original request, Massage, two sessions is: Upheld")],
        }.Parse().Items[0];

        Assert.NotEmpty(item.Warnings);
    }

    [Fact]
    public void A_page_that_stands_twice_is_read_once_with_a_warning()
    {
        var pages = (Two with { Gap = "\f" }).ToString().Split('\f');

        var letter = LetterBuilder.Parse(string.Join('\f', pages[0], pages[1], pages[1]));

        Assert.Equal(2, letter.Items.Count);
        Assert.NotEmpty(letter.Warnings);
    }

    [Fact]
    public void Two_letters_in_one_file_are_two_letters()
    {
        var second = Two.ToString().Replace("CM16-0123456", "CM16-0999999", StringComparison.Ordinal);

        var reads = LetterFile.ReadText(new("binder.txt"), $"{Two}\f{second}", "binder.txt").Cast<ItemRead.Parsed>();

        Assert.Equal(
            [("CM16-0123456", 1), ("CM16-0123456", 2), ("CM16-0999999", 1), ("CM16-0999999", 2)],
            reads.Select(r => (r.Item.CaseNumber, r.Item.Number)));
    }

    [Fact]
    public void A_second_copy_of_a_letter_in_a_file_is_rejected_with_its_reason()
    {
        var reads = LetterFile.ReadText(new("binder.txt"), $"{Two}\f\n{Two with { Gap = "\n" }}", "binder.txt");

        Assert.Equal(2, reads.OfType<ItemRead.Parsed>().Count());
        Assert.Contains(
            "second time", Assert.Single(reads.OfType<ItemRead.Rejected>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_hidden_behind_a_label_that_was_not_seen_is_warned_of()
    {
        var text = Two.ToString().Replace(
            "Overturned\n\nClaims Administrator guideline:", "Overturned CLAIMS: ", StringComparison.Ordinal);

        Assert.Contains(LetterBuilder.Parse(text).Items, i => i.Warnings.Count > 0);
    }
}
