using ImrPredict.Cases;
using ImrPredict.Text.Verdicts;

namespace ImrPredict.Tests;

public sealed class VerdictCutterTests
{
    private const string Request = "A patient has requested authorization and coverage for a foot pump.";
    private const string Fact = "The patient walks with two canes and lives alone.";

    [Theory]
    [InlineData("Therefore, the requested foot pump is not medically necessary for the treatment of this patient.")]
    [InlineData("All told, the requested foot pump is medically necessary for the treatment of this patient.")]
    [InlineData("Accordingly, the foot pump was not a medical necessity.")]
    [InlineData("The foot pump cannot be considered medically necessary.")]
    [InlineData("The foot pump is likely to be more beneficial than any available standard therapy.")]
    [InlineData("The foot pump is not likely to be more beneficial than any available standard therapy.")]
    [InlineData("Three of the three reviewers found that the foot pump helps.")]
    [InlineData("Two of three reviewers agreed.")]
    [InlineData("The reviewer determined that the foot pump would help.")]
    [InlineData("The Health Plan's denial should be upheld.")]
    [InlineData("The denial should be overturned.")]
    [InlineData("This patient does not meet the plan's criteria for a foot pump.")]
    [InlineData("This patient meets the criteria for a foot pump.")]
    [InlineData("The facts do not support the need for a foot pump.")]
    [InlineData("A foot pump is appropriate in this clinical setting.")]
    [InlineData("There is a lack of evidence that a foot pump helps.")]
    [InlineData("The medical literature describes foot pumps at length.")]
    [InlineData("Foot pumps are safe and effective.")]
    [InlineData("Weaning is recommended to avoid withdrawal.")]
    public void A_sentence_that_gives_the_verdict_away_goes_and_the_background_stays(string verdict)
    {
        var cut = VerdictCutter.Cut($"{Request} {Fact} {verdict}", ClinicalTextKind.FindingsBackground);

        Assert.Equal($"{Request} {Fact}", cut.Kept);
    }

    [Theory]
    [InlineData("The Health Plan has denied this request, reporting that the pump was not medically necessary.")]
    [InlineData("The Health Insurer has denied this request and reported that the device is investigational.")]
    [InlineData("Therefore, the Health Insurer has denied reimbursement for the services at issue.")]
    [InlineData("The insurer does not consider this device medically necessary.")]
    [InlineData("Utilization review non-certified the request as not medically necessary.")]
    [InlineData("The provider noted that the pump was recommended after two falls.")]
    [InlineData("The sleep study showed severe apnea.")]
    [InlineData("The patient has failed standard therapy with braces.")]
    [InlineData("There was no history of diabetes.")]
    public void What_was_known_before_the_review_stays(string before)
    {
        var text = $"{Request} {before}";

        Assert.Equal(text, VerdictCutter.Cut(text, ClinicalTextKind.FindingsBackground).Kept);
    }

    [Fact]
    public void Headed_findings_keep_their_summary_alone()
    {
        var text =
            $"Findings:  The physician reviewer found that Nature of Statutory Criteria/Case Summary: {Request} {Fact}"
            + "Final Result: The reviewer determined that the pump helps."
            + "Credentials/Qualifications: Certified in surgery. He practices.";

        var cut = VerdictCutter.Cut(text, ClinicalTextKind.FindingsBackground);

        Assert.Equal($"{Request} {Fact}", cut.Kept);
        Assert.Contains(cut.Uncut.Excisions, e => e.Rule == "section-final" && e.End == text.Length);
    }

    [Fact]
    public void Findings_that_open_with_their_heading_keep_what_follows()
    {
        var cut = VerdictCutter.Cut(
            $"Findings: The physician reviewer found that {Request}", ClinicalTextKind.FindingsBackground);

        Assert.Equal(Request, cut.Kept);
    }

    [Theory]
    [InlineData("examinationFindings:  All three reviewers found that it is red.", "examination it is red.")]
    [InlineData("walk.These reviewers found that the pump is blue.", "walk.the pump is blue.")]
    [InlineData("walk.Reviewer's Findings:The reviewing physician found that she limps.", "walk.she limps.")]
    [InlineData("walk (again).One physician reviewer performed a medical necessity review.", "walk (again).")]
    [InlineData("walk.Thus, the request for a pump and a wei", "walk.")]
    public void What_the_reviewer_says_is_cut_where_sentences_are_glued(string end, string kept)
    {
        var cut = VerdictCutter.CutOrNull($"{Request} She can {end}", ClinicalTextKind.FindingsBackground)!;

        Assert.Equal(
            $"{Request} She can {kept}".Replace('\n', ' ').Replace("  ", " ", StringComparison.Ordinal)
                .Replace(".the", ". the", StringComparison.Ordinal).Replace(".she", ". she", StringComparison.Ordinal),
            cut.Kept.Replace('\n', ' ').Replace("  ", " ", StringComparison.Ordinal));
        Assert.Empty(VerdictCutter.Residual(cut.Kept));
    }

    [Theory]
    [InlineData("At issue is whether the pump is medically necessary for the patient.")]
    [InlineData("At issue in this case is whether the pump is medically necessary to treat the patient, as def")]
    [InlineData("The issue, in this case, is whether the pump is medically necessary.")]
    [InlineData("The insurer reported that the pump does not meet its criteria and is not medically necessary.")]
    public void What_is_at_issue_is_no_verdict(string issue)
    {
        var text = $"{Request} {issue}";

        Assert.Equal(text, VerdictCutter.Cut(text, ClinicalTextKind.FindingsBackground).Kept);
        Assert.Empty(VerdictCutter.Residual(text));
    }

    [Fact]
    public void A_letters_summary_keeps_the_reviews_own_denial_and_its_reasons()
    {
        const string Text = "The injured worker has knee pain. The request was denied on 01/02/2017. "
            + "Regarding the brace, the request is not medically necessary given no instability. "
            + "Therefore, the requested brace was not medically necessary.";

        var cut = VerdictCutter.Cut(Text, ClinicalTextKind.ReviewerSummary);

        Assert.Equal(Text, cut.Kept);
        Assert.Empty(cut.Uncut.Excisions);
    }

    [Fact]
    public void A_letters_summary_loses_a_verdict_that_no_earlier_denial_explains()
    {
        const string Text = "The injured worker has knee pain. "
            + "Therefore, the requested brace is not medically necessary.";

        Assert.Equal(
            "The injured worker has knee pain.", VerdictCutter.Cut(Text, ClinicalTextKind.ReviewerSummary).Kept);
    }

    [Theory]
    [InlineData(ClinicalTextKind.UrReport,
        "The request is not medically necessary and is denied. Weaning is recommended.")]
    [InlineData(ClinicalTextKind.TreatingReport,
        "In my opinion surgery is medically necessary and meets the criteria.")]
    public void Reports_written_before_the_review_are_left_as_they_are(ClinicalTextKind kind, string text) =>
        Assert.Equal(text, VerdictCutter.Cut(text, kind).Kept);

    [Fact]
    public void An_excision_tells_place_and_rule()
    {
        var verdict = "The denial should be upheld.";
        var text = $"{Request} {verdict}";

        var excision = Assert.Single(VerdictCutter.Cut(text, ClinicalTextKind.FindingsBackground).Uncut.Excisions);

        Assert.Equal(new Excision(Request.Length + 1, verdict.Length, "denial-verdict"), excision);
    }

    [Fact]
    public void The_residual_check_sees_a_verdict_but_not_the_plans_denial()
    {
        Assert.NotEmpty(VerdictCutter.Residual("The brace is medically necessary."));
        Assert.NotEmpty(VerdictCutter.Residual("The reviewers were split."));
        Assert.Empty(VerdictCutter.Residual("The insurer denied the brace as not medically necessary."));
        Assert.Empty(VerdictCutter.Residual("This indicated a tear."));
    }

    [Theory]
    [InlineData("UR denied the brace. It was not medically necessary.", ClinicalTextKind.ReviewerSummary, false)]
    [InlineData("The brace is medically necessary. UR denied it.", ClinicalTextKind.ReviewerSummary, true)]
    [InlineData("The plan denied the brace. It is medically necessary.", ClinicalTextKind.FindingsBackground, true)]
    [InlineData("The brace is medically necessary.", ClinicalTextKind.TreatingReport, false)]
    [InlineData("An independent medical review has decided.", ClinicalTextKind.UrReport, true)]
    public void How_strict_the_residual_check_is_depends_on_the_text(string text, ClinicalTextKind kind, bool found) =>
        Assert.Equal(
            found, VerdictCutter.Residual(
            text.Replace("UR ", "Utilization review ", StringComparison.Ordinal), kind).Count > 0);

    [Fact]
    public void A_text_with_nothing_to_cut_is_only_trimmed() =>
        Assert.Equal(Fact, VerdictCutter.Cut($" {Fact}\n", ClinicalTextKind.FindingsBackground).Kept);
}
