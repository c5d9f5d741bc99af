using ImrPredict.Cases;
using ImrPredict.Ingest.Letters;

namespace ImrPredict.Tests;

/// <summary>Lines that others than the letter's writer put at the edges of its pages.</summary>
public sealed class EdgeLineTests
{
    private static readonly string[] Lines = new LetterBuilder
    {
        Summary = string.Join(' ', Enumerable.Repeat("The knee swells after work and gives way on the stairs.", 12)),
        Items =
        [
            LetterBuilder.Item("Knee brace with\nmetal hinges: Upheld"),
            LetterBuilder.Item("Cane, adjustable: Overturned", "It gives way. The request is medically necessary."),
        ],
    }.ToString().Split('\n');

    public static TheoryData<string[], string[]> Furniture => new()
    {
        { ["02/14/2017 10:32AM FAX 5595550123 ACME CLAIMS P.00#/003"], [] },
        { ["To: 15595550123 From: 18005550100  02/14/17 10:32 am  p. # of 3"], [] },
        { ["From: ACME Fax Server   Page: #/3   Date: 2/14/2017 10:32:05 AM"], [] },
        { [], ["DOE-IMR-00000#"] },
        { [], ["CM16-0123456   Page # of 3"] },
        { ["CONFIDENTIAL - CONTAINS PROTECTED HEALTH INFORMATION"], ["IMR Determination - J. Roe - Claim 0012345"] },
        { ["Roe, J.   Claim 0012345", "Printed by the records office"], ["#"] },
        {
            [],
            ["This document is confidential and is meant for the parties alone.", "Whoever else has it returns it.",
                "#"]
        },
        { ["Law Offices of A. Nobody"], ["Exhibit C", "ACME 00123#"] },
    };

    [Theory]
    [MemberData(nameof(Furniture))]
    public void Lines_that_recur_at_the_edges_of_pages_are_no_part_of_the_letter(string[] above, string[] below)
    {
        // Every place where pages may end, between the summary and the end.
        for (var at = 20; at < Lines.Length - 3; at++)
        {
            var pages = new[] { Lines[..10], Lines[10..at], Lines[at..] };
            var text = string.Join('\f', pages.Select((page, i) => string.Join('\n',
                above.Concat(page).Concat(below).Select(line => line.Replace("#", $"{i + 1}")))));

            AssertRead(text, at);
        }
    }

    [Theory]
    [InlineData("02/14/2017 10:32AM FAX 5595550123 ACME CLAIMS P.00#/003")]
    [InlineData("CM16-0123456   Page # of 3")]
    [InlineData("DOE-IMR-00000#")]
    public void Lines_of_a_page_are_known_where_page_breaks_are_lost(string furniture)
    {
        for (var at = 20; at < Lines.Length - 3; at++)
        {
            string[] text =
            [
                furniture.Replace("#", "1"), .. Lines[..10], furniture.Replace("#", "2"), .. Lines[10..at],
                furniture.Replace("#", "3"), .. Lines[at..],
            ];

            AssertRead(string.Join('\n', text), at);
        }
    }

    [Fact]
    public void Titles_and_closing_sentences_that_recur_at_the_edges_stay()
    {
        string[] titles = ["Norco 10/325 #60: Upheld", "Norco 10/325 #90: Upheld", "Norco 10/325 #120: Overturned"];
        var items = titles.Select(title => LetterBuilder.Item(title, "The request is not medically necessary."));
        var text = new LetterBuilder { Items = [.. items], Gap = "\n\f" }.ToString().Replace(
            "that follow:\n\n", "that follow:\n\f", StringComparison.Ordinal);

        var letter = LetterBuilder.Parse(text);

        Assert.Equal(titles.Select(t => t[..t.IndexOf(':')]), letter.Items.Select(i => i.Title));
        Assert.All(letter.Items, i => Assert.EndsWith("is not medically necessary.", i.Rationale));
    }

    [Fact]
    public void Numbers_of_pleading_paper_are_no_part_of_the_letter()
    {
        var numbered = Lines.Select((line, i) => $"{(i % 28) + 1,2}   {line}");

        AssertRead(string.Join('\n', numbered), 0);
        AssertRead(string.Join('\f', numbered.Chunk(28).Select(page => string.Join('\n', page))), 0);
    }

    [Theory]
    [InlineData("Cane, adjustable: Overturned", "Cane, adjustable: Over-\nturned")]
    [InlineData("Cane, adjustable: Overturned", "Cane, adjustable: Over\u00AD\nturned")]
    [InlineData("Cane, adjustable: Overturned", "Cane, adjust\u00AD\nable: Overturned")]
    [InlineData("Cane, adjustable: Overturned", "Cane, adjust-\nable: Overturned")]
    [InlineData("metal hinges: Upheld", "metal hinges: Up-\nheld")]
    [InlineData("metal hinges: Upheld", "metal hinges: Up\u00AD\r\nheld")]
    [InlineData("Decision rationale:", "Decision ratio-\nnale:")]
    [InlineData("Claims Administrator guideline:", "Claims Adminis-\ntrator guideline:")]
    public void Words_broken_at_the_end_of_a_line_are_whole(string whole, string broken) =>
        AssertRead(string.Join('\n', Lines).Replace(whole, broken, StringComparison.Ordinal), 0);

    [Theory]
    [InlineData("follow-\nup visit", "follow-up visit")]
    [InlineData("non-\nweight bearing brace", "non-weight bearing brace")]
    [InlineData("X-\nray of the knee", "X-ray of the knee")]
    [InlineData("post-\noperative therapy", "post-operative therapy")]
    [InlineData("intra-\narticular injection, articular", "intra-articular injection, articular")]
    [InlineData("MRI without con-\ntrast", "MRI without contrast")]
    [InlineData("physi-\ncal therapy", "physical therapy")]
    public void A_hyphen_that_belongs_to_a_word_stays(string broken, string title)
    {
        var letter = new LetterBuilder { Items = [LetterBuilder.Item($"{broken}: Upheld")] }.Parse();

        Assert.Equal(title, letter.Items[0].Title, ignoreCase: false);
    }

    [Fact]
    public void Headings_and_titles_typed_with_spaces_are_words()
    {
        string[] spaced = ["CLINICAL CASE SUMMARY", "IMR ISSUES, DECISIONS AND RATIONALES",
            "Cane, adjustable: Overturned"];
        var text = spaced.Aggregate(string.Join('\n', Lines), (all, line) => all.Replace(
            line, string.Join("   ", line.Split(' ').Select(w => string.Join(' ', w.ToCharArray()))),
            StringComparison.Ordinal));

        AssertRead(text, 0);
    }

    private static void AssertRead(string text, int at)
    {
        var parsed = Assert.IsType<LetterParse.Parsed>(LetterParser.Parse(text));
        (string, Outcome?)[] expected =
            [("Knee brace with metal hinges", Outcome.Upheld), ("Cane, adjustable", Outcome.Overturned)];

        Assert.True(expected.SequenceEqual(LetterBuilder.Verdicts(parsed.Letter)),
            $"page break at line {at}: {string.Join("; ", LetterBuilder.Verdicts(parsed.Letter))}");
        Assert.EndsWith("gives way on the stairs.", parsed.Letter.ClinicalSummary);
        Assert.Equal(12, parsed.Letter.ClinicalSummary.Split("The knee swells").Length - 1);
        Assert.DoesNotContain("ACME", parsed.Letter.ClinicalSummary, StringComparison.Ordinal);
    }
}
