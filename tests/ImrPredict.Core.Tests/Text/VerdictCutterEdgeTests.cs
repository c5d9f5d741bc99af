using ImrPredict.Cases;
using ImrPredict.Text.Verdicts;

namespace ImrPredict.Tests.Text;

/// <summary>Where headings, cuts and the residual check begin and end.</summary>
public sealed class VerdictCutterEdgeTests
{
    private const string Verdict = "The denial should be upheld.";

    [Theory]
    [InlineData("She limps Credentials: Certified in surgery.", "She limps")]
    [InlineData("She limps credentials: none.", "She limps credentials: none.")]
    [InlineData("The examination Findings: she limps.", "The examination Findings: she limps.")]
    [InlineData("She limps Case Summary: she is 40.", "She limps she is 40.")]
    [InlineData("She limps case summary: she is 40.", "She limps case summary: she is 40.")]
    [InlineData("She limps Case Summary: " + Verdict, "She limps")]
    [InlineData("Summary\nShe limps.", "She limps.")]
    [InlineData(" \n Summary \nShe limps.", "She limps.")]
    [InlineData("She limps.\nSummary\nShe is 40.", "She limps.\nShe is 40.")]
    [InlineData("She limps. Summary\nShe is 40.", "She limps. Summary\nShe is 40.")]
    [InlineData("She limps.\fSummary\fShe is 40.", "She limps.\nShe is 40.")]
    [InlineData("**Summary**: She limps.", "She limps.")]
    [InlineData("(Summary)\t: She limps.", "She limps.")]
    [InlineData("Summary", "")]
    [InlineData("Summary **", "")]
    [InlineData("Findings:", "")]
    [InlineData("She limps. Summary", "She limps. Summary")]
    public void A_heading_is_told_from_the_same_words_in_a_sentence(string text, string kept) =>
        Assert.Equal(kept, VerdictCutter.Cut(text, ClinicalTextKind.FindingsBackground).Kept);

    [Theory]
    [InlineData("Summary: She limps.", ClinicalTextKind.ReviewerSummary)]
    [InlineData("Summary: She limps.", ClinicalTextKind.TreatingReport)]
    [InlineData("The reviewer found that she limps.", ClinicalTextKind.TreatingReport)]
    public void Headings_and_lead_ins_stay_where_the_kind_of_text_has_no_rule_for_them(
        string text, ClinicalTextKind kind) => Assert.Equal(text, VerdictCutter.Cut(text, kind).Kept);

    [Theory]
    [InlineData("Final Result: It helps. She is 40. Case Summary: She limps.", "She limps.")]
    [InlineData("Final Result: It helps. Reviewer 2: She limps. Summary: She is 40.", "She limps. She is 40.")]
    public void The_final_section_ends_at_the_next_heading(string text, string kept) =>
        Assert.Equal(kept, VerdictCutter.Cut(text, ClinicalTextKind.FindingsBackground).Kept);

    [Theory]
    [InlineData("The denial should be overturned, as three of the three reviewers agreed.", "panel")]
    [InlineData("Three of the three reviewers agreed that the denial should be overturned.", "panel")]
    [InlineData("Findings: The physician reviewer found that Case Summary: she limps.", "section-findings")]
    [InlineData("The physician reviewer found that she limps.", "lead-in")]
    [InlineData("Final Result: the pump helps.", "section-final")]
    public void A_cut_is_called_by_the_rule_that_comes_first(string text, string rule) =>
        Assert.Equal(
            rule, VerdictCutter.Cut(text, ClinicalTextKind.FindingsBackground).Uncut.Excisions[0].Rule);

    [Theory]
    [InlineData("She limps. {0} She is 40.", "She limps. She is 40.")]
    [InlineData("She limps.\n{0} She is 40.", "She limps.\nShe is 40.")]
    [InlineData("She limps. {0}\nShe is 40.", "She limps.\nShe is 40.")]
    [InlineData("She limps.\f{0} She is 40.", "She limps.\nShe is 40.")]
    [InlineData("She limps. \n {0}", "She limps.")]
    [InlineData("  {0}  She is 40.\n", "She is 40.")]
    [InlineData("{0}", "")]
    public void White_space_that_meets_at_a_cut_becomes_one_line_break_or_space(string text, string kept)
    {
        var whole = text.Replace("{0}", Verdict, StringComparison.Ordinal);

        var cut = VerdictCutter.Cut(whole, ClinicalTextKind.FindingsBackground);

        Assert.Equal(kept, cut.Kept);
        Assert.Equal(
            new Excision(whole.IndexOf(Verdict, StringComparison.Ordinal), Verdict.Length, "denial-verdict"),
            Assert.Single(cut.Uncut.Excisions));
    }

    [Theory]
    [InlineData("ab cd ef", 0, 3, "cd ef", new[] { 3, 4, 5, 6, 7 })]
    [InlineData("ab cd ef", 3, 3, "ab ef", new[] { 0, 1, 6, 6, 7 })]
    [InlineData("ab  cd  ef", 4, 2, "ab ef", new[] { 0, 1, 7, 8, 9 })]
    [InlineData("ab cd\n ef", 3, 2, "ab\nef", new[] { 0, 1, 6, 7, 8 })]
    [InlineData("ab\n cd ef", 4, 2, "ab\nef", new[] { 0, 1, 6, 7, 8 })]
    [InlineData("\n ab cd", 2, 2, "cd", new[] { 5, 6 })]
    [InlineData("ab cd  ", 3, 2, "ab", new[] { 0, 1 })]
    [InlineData("abcdef", 2, 2, "ab ef", new[] { 0, 1, 4, 4, 5 })]
    public void Each_character_that_is_kept_tells_where_it_stood(
        string text, int start, int length, string kept, int[] origins)
    {
        var cut = TextExcisions.Apply(text, [new(start, length, "rule")], out var places);

        Assert.Equal(kept, cut);
        Assert.Equal(origins, places);
    }

    [Fact]
    public void What_only_a_cut_brings_to_the_beginning_is_cut_with_its_place_in_the_uncut_text()
    {
        var cut = VerdictCutter.Cut($" {Verdict}  Summary", ClinicalTextKind.FindingsBackground);

        Assert.Equal("", cut.Kept);
        Assert.Equal(
            [new Excision(1, Verdict.Length, "denial-verdict"), new(Verdict.Length + 3, 7, "section-background")],
            cut.Uncut.Excisions);
    }

    [Fact]
    public void Cuts_of_one_rule_that_only_white_space_divides_are_one_and_others_are_not()
    {
        const string Other = "Three of the three reviewers agreed.";
        const string Text = Verdict + " \n" + Verdict + " " + Other + " She limps. " + Verdict;

        var excisions = VerdictCutter.Cut(Text, ClinicalTextKind.FindingsBackground).Uncut.Excisions;

        var second = (2 * Verdict.Length) + 3;
        Assert.Equal(
            [
                new Excision(0, second - 1, "denial-verdict"), new(second, Other.Length, "panel"),
                new(Text.Length - Verdict.Length, Verdict.Length, "denial-verdict"),
            ],
            excisions);
    }

    [Theory]
    [InlineData("Utilization review denied the brace. Utilization review denied it again. "
        + "Therefore, the requested brace is not medically necessary.", null)]
    [InlineData("Utilization review denied the brace. The denial should be overturned.",
        "Utilization review denied the brace.")]
    [InlineData("Three of the three reviewers agreed. The pump is not medically necessary.", "")]
    public void In_a_letters_summary_an_earlier_denial_explains_its_grounds_alone(string text, string? kept) =>
        Assert.Equal(kept ?? text, VerdictCutter.Cut(text, ClinicalTextKind.ReviewerSummary).Kept);

    [Fact]
    public void Glued_sentences_are_taken_apart_in_findings_alone()
    {
        const string Glued = "She can walkFindings: She limps.";

        var findings = VerdictCutter.CutOrNull(Glued, ClinicalTextKind.FindingsBackground);
        var report = VerdictCutter.CutOrNull(Glued, ClinicalTextKind.TreatingReport);

        Assert.NotEqual(Glued, findings!.Uncut.Text);
        Assert.Equal(Glued, report!.Uncut.Text);
        Assert.Null(VerdictCutter.CutOrNull("", ClinicalTextKind.FindingsBackground));
    }

    [Theory]
    [InlineData("She walks. The brace is medically necessary now. She sits.", 24, 24, "verdict: medically necessary")]
    [InlineData("Certified are the reviewer's credentials.", 18, 23, "verdict: reviewer's credentials")]
    [InlineData("She meets the criteria.", 4, 19, "reasoning: meets the criteria")]
    [InlineData("It was said that the denial stands", 21, 13, "outcome: denial stands")]
    [InlineData("So the IMR ruled.", 7, 10, "review: imr")]
    [InlineData("The IMR went well and it won", 4, 24, "review: imr")]
    public void The_residual_check_tells_from_where_to_the_sentences_end_and_by_what(
        string text, int start, int length, string rule)
    {
        var stated = Assert.Single(VerdictCutter.Residual(text));

        Assert.Equal((start, length, rule), (stated.Span.Start, stated.Span.Length, stated.Rule));
    }

    [Theory]
    [InlineData("The previewer spoke.")]
    [InlineData("An IMRT plan won her over.")]
    [InlineData("The IMR wonders.")]
    [InlineData("The simr ruled.")]
    [InlineData("The IMR was asked for by her daughter in a long letter of many pages, and then it ruled.")]
    public void A_string_of_the_residual_check_begins_at_a_word_and_is_near_to_what_was_decided(string text) =>
        Assert.Empty(VerdictCutter.Residual(text));

    [Theory]
    [InlineData("She meets the criteria.", ClinicalTextKind.ReviewerSummary, false)]
    [InlineData("She meets the criteria.", ClinicalTextKind.UrReport, false)]
    [InlineData("She saw a reviewer.", ClinicalTextKind.ReviewerSummary, true)]
    [InlineData("She saw a reviewer.", ClinicalTextKind.UrReport, false)]
    [InlineData("The denial stands.", ClinicalTextKind.TreatingReport, true)]
    [InlineData("The IMR ruled.", ClinicalTextKind.TreatingReport, true)]
    public void Which_strings_count_depends_on_the_kind_of_text(string text, ClinicalTextKind kind, bool found) =>
        Assert.Equal(found, VerdictCutter.Residual(text, kind).Count > 0);

    [Fact]
    public void The_strings_looked_for_are_those_that_state_a_verdict() => Assert.Equal(
        [true, true, true, true, false, false, false],
        new[] { "reviewer", "denial stands", "imr", "meets the criteria", "sided", "grievance", "won" }
            .Select(VerdictCutter.ResidualStrings.Contains));

    [Theory]
    [InlineData("MRI of the lumbar spine (Upheld)", "MRI of the lumbar spine")]
    [InlineData("MRI of the lumbar spine - IMR decision: Overturned", "MRI of the lumbar spine")]
    [InlineData("Brace: IMR upheld the denial", "Brace")]
    [InlineData("Brace upheld by the reviewer", "Brace")]
    [InlineData("Independent transport:", "Independent transport:")]
    [InlineData("Brace:", "Brace:")]
    [InlineData("Decision support software", "Decision support software")]
    public void A_title_loses_what_a_house_wrote_of_the_outcome(string title, string kept) =>
        Assert.Equal(kept, TitleOutcomes.Cut(title));
}
