using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Letters.Layout;

namespace ImrPredict.Tests;

public sealed class LetterLayoutTests
{
    private static readonly LetterBuilder Basic = new() { Items = [LetterBuilder.Item("Knee brace: Upheld")] };

    [Fact]
    public void A_letter_of_2016_is_read_whole()
    {
        var letter = Basic.Parse();

        Assert.Equal("CM16-0123456", letter.CaseNumber);
        Assert.Equal(LetterLayout.L5, letter.Layout);
        Assert.Equal("Family Practice", letter.ReviewerSpecialty);
        Assert.Equal(Basic.Summary, letter.ClinicalSummary);
        Assert.Equal("Decision based on MTUS Knee Complaints 2004.", letter.Items[0].ClaimsAdministratorGuideline);
        Assert.Equal("Decision based on Non-MTUS Citation ODG Knee.", letter.Items[0].ReviewerGuideline);
        Assert.Equal(LetterBuilder.Rationale, letter.Items[0].Rationale);
        Assert.Empty(letter.Warnings);
    }

    [Fact]
    public void A_letter_of_2014_has_its_specialty_in_prose()
    {
        var letter = (Basic with
        {
            Credentials = "",
            HowMade =
                "The expert reviewer is Board Certified in Occupational Medicine and is licensed to practice in\nOhio.",
        }).Parse();

        Assert.Equal(LetterLayout.L4, letter.Layout);
        Assert.Equal("Occupational Medicine", letter.ReviewerSpecialty);
    }

    [Fact]
    public void A_specialty_may_wrap()
    {
        var letter = (
            Basic with
            {
                Credentials = Basic.Credentials.TrimEnd()
            + ", Public Health &\nGeneral Preventive Medicine\n"
            }).Parse();

        Assert.Equal("Family Practice, Public Health & General Preventive Medicine", letter.ReviewerSpecialty);
    }

    [Fact]
    public void A_letter_of_2018_writes_maximus_in_mixed_case()
    {
        var letter = (
            Basic with { Items = [LetterBuilder.Item("Knee brace: Upheld", organisation: "Maximus")] }).Parse();

        Assert.Equal(LetterLayout.L6, letter.Layout);
        Assert.NotNull(letter.Items[0].ReviewerGuideline);
    }

    [Fact]
    public void A_party_copy_is_read_from_its_first_anchor()
    {
        var cover = "MAXIMUS FEDERAL SERVICES, INC.\nIndependent Medical Review\n\n"
            + "Dated: 1/3/2017\n\nEmployee: A. Worker\n"
            + "Date of Injury: 1/1/2001\nIMR Case Number: CM16-0123456\n\nDear A. Worker:\n\n"
            + "The decision is to UPHOLD what was denied.\n\ncc: B. Broker\n\n"
            + "\fFinal Determination Letter for IMR Case Number CM16-0123456     2\n";
        var body = Basic.ToString().Replace(
            "Cane", "\fFinal Determination Letter for IMR Case Number CM16-0123456 3\n", StringComparison.Ordinal);

        var letter = LetterBuilder.Parse(cover + body);

        Assert.Equal(LetterLayout.L7, letter.Layout);
        Assert.Equal("CM16-0123456", letter.CaseNumber);
        Assert.Equal(new DateOnly(2016, 10, 14), letter.InjuryDate);
        Assert.Equal([("Knee brace", Outcome.Upheld)], LetterBuilder.Verdicts(letter));
    }

    [Theory]
    [InlineData("IS/WAS NOT", Outcome.Upheld)]
    [InlineData("IS/WAS", Outcome.Overturned)]
    public void A_professional_review_of_early_2013_has_its_verdict_in_a_heading(string words, Outcome outcome)
    {
        var letter = LetterBuilder.Parse(
            "MEDICAL PROFESSIONAL REVIEW\nCase Number: 13-000104\n\nISSUE AT DISPUTE:\n"
                + "A brace for the knee\n\nCASE SUMMARY:\n"
            + "A fall on stairs.\n\nDOCUMENTS REVIEWED FOR DETERMINATION:\nA note\n\n"
            + "MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL\n"
            + "REVIEWER AND WHY:\nNone.\n\nRATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE " + words
                + "\nMEDICALLY NECESSARY:\nSee above.\n\n"
            + "MEDICAL REVIEWER QUALIFICATIONS:\nThe reviewer is Board Certified in Orthopedics.\n");

        Assert.Equal(LetterLayout.L1, letter.Layout);
        Assert.Equal("13-000104", letter.CaseNumber);
        Assert.Equal([("A brace for the knee", outcome)], LetterBuilder.Verdicts(letter));
        Assert.Equal("A fall on stairs.", letter.ClinicalSummary);
        Assert.Equal("Orthopedics", letter.ReviewerSpecialty);
        Assert.NotEmpty(letter.Items[0].Warnings);
    }

    [Fact]
    public void A_notice_of_autumn_2013_states_each_verdict_twice_and_is_read_once()
    {
        const string findings =
            "1) MAXIMUS Federal Services, Inc. has determined the request for a knee brace is notmedically\n"
                + "necessary and appropriate.\n\n"
            + "2) MAXIMUS Federal Services, Inc. has determined the request for a cane is medically\n"
            + "necessary and appropriate.\n\n";

        var letter = LetterBuilder.Parse(
            "MAXIMUS FEDERAL SERVICES, INC.\nNotice of Independent Medical Review Determination\nDated: 9/26/2013\n\n"
            + "Date of UR Decision: 8/1/2013\nDate of Injury: 2/3/2010\nIMR Application Received: 8/8/2013\n"
            + "MAXIMUS Case Number: CM13-0001234\n\n"
            + findings + "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE\n\n" + findings
            + "Case Summary:\nA fall.\n\nDocuments Reviewed for Determination:\n- a note\n");

        Assert.Equal(LetterLayout.L2, letter.Layout);
        Assert.Equal(
            [("a knee brace", Outcome.Upheld), ("a cane", Outcome.Overturned)], LetterBuilder.Verdicts(letter));
        Assert.Equal(new DateOnly(2013, 8, 1), letter.UrDenialDate);
        Assert.Equal(new DateOnly(2013, 8, 8), letter.ReceivedDate);
        Assert.Equal(new DateOnly(2013, 9, 26), letter.DecisionDate);
    }

    [Fact]
    public void A_letter_of_spring_2014_numbers_its_verdict_sentences()
    {
        var letter = LetterBuilder.Parse(
            "MAXIMUS FEDERAL SERVICES, INC.\nIndependent Medical Review\nP.O. Box 1\nCase Number: CM13-0009999\n"
                + "UR Denial Date: 10/1/2013\n\n"
            + "HOW THE IMR FINAL DETERMINATION WAS MADE\nBy reading.\n\nDOCUMENTS REVIEWED\nA note\n\n"
            + "CLINICAL CASE SUMMARY\nA fall.\n\n"
            + "IMR DECISION(S) AND RATIONALE(S)\n"
            + "1. The request for a knee brace is not medically necessary and appropriate.\n\n"
            + "The Physician Reviewer's decision rationale:\nThin records.\n\n"
            + "2. The request for a cane is medically necessary and appropriate.\n\n"
            + "The Physician Reviewer's decision rationale:\nGood records.\n");

        Assert.Equal(LetterLayout.L3, letter.Layout);
        Assert.Equal(
            [("a knee brace", Outcome.Upheld), ("a cane", Outcome.Overturned)], LetterBuilder.Verdicts(letter));
        Assert.Equal("A fall.", letter.ClinicalSummary);
        Assert.Equal(new DateOnly(2013, 10, 1), letter.UrDenialDate);
    }

    [Theory]
    [InlineData("Decision for a knee brace", "a knee brace")]
    [InlineData("Prospective request for a knee brace", "a knee brace")]
    [InlineData("The retrospective request for a knee brace, DOS 2.5.13,", "a knee brace, DOS 2.5.13")]
    [InlineData("One (1) knee brace, 2.5 lb", "One (1) knee brace, 2.5 lb")]
    public void A_letter_of_spring_2014_may_word_its_numbered_sentences_in_several_ways(string request, string title)
    {
        var letter = LetterBuilder.Parse(
            "MAXIMUS FEDERAL SERVICES, INC.\nCase Number: CM13-0009999\n\nCLINICAL CASE SUMMARY\nA fall.\n\n"
            + $"IMR DECISION(S) AND RATIONALE(S)\n1. {request} is not medically necessary and appropriate.\n\n"
            + "The Physician Reviewer's decision rationale:\nThere are 2 reasons: "
            + "1. The brace is not medically necessary.\n\n"
            + "2. Decision for a cane is medically necessary and appropriate.\n");

        Assert.Equal([(title, Outcome.Upheld), ("a cane", Outcome.Overturned)], LetterBuilder.Verdicts(letter));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A shopping list: eggs, milk.")]
    [InlineData("ReferenceID,ReportYear,Findings\nMN14-1,2014,\"The case number: 3\"")]
    public void Other_text_is_rejected(string text)
    {
        Assert.IsType<LetterParse.Rejected>(LetterParser.Parse(text));
        Assert.False(LetterParser.LooksLikeLetter(new LetterText(text)));
    }

    [Fact]
    public void A_case_number_comes_from_the_file_name_only_where_the_text_has_none()
    {
        var text = Basic.ToString().Replace("CM16-0123456", "", StringComparison.Ordinal);

        var named = Assert.IsType<LetterParse.Parsed>(LetterParser.Parse(text, "CM16-0777777.txt")).Letter;

        Assert.Equal("CM16-0777777", named.CaseNumber);
        Assert.NotEmpty(named.Warnings);
        Assert.Equal("case_number", Assert.IsType<LetterParse.Rejected>(LetterParser.Parse(text, "scan.txt")).Field);
    }
}
