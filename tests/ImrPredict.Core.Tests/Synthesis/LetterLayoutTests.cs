using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Synthesis;
using ImrPredict.Synthesis.Letters;

namespace ImrPredict.Tests.Synthesis;

public sealed class LetterLayoutTests
{
    [Theory]
    [InlineData(LetterLayout.L1,
        "MEDICAL PROFESSIONAL REVIEW|ISSUE AT DISPUTE:|CASE SUMMARY:|"
        + "DOCUMENTS REVIEWED FOR DETERMINATION:|RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE|"
        + "MEDICAL REVIEWER QUALIFICATIONS:")]
    [InlineData(LetterLayout.L2,
        "MAXIMUS FEDERAL SERVICES, INC.|Notice of Independent Medical Review Determination|Dated:|"
        + "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE|"
        + "Medical Qualifications of the Expert Reviewer:|Case Summary:|"
        + "Documents Reviewed for Determination:|1) Regarding the request for")]
    [InlineData(LetterLayout.L3,
        "MAXIMUS FEDERAL SERVICES, INC.|Independent Medical Review|"
        + "HOW THE IMR FINAL DETERMINATION WAS MADE|DOCUMENTS REVIEWED|CLINICAL CASE SUMMARY|"
        + "IMR DECISION(S) AND RATIONALE(S)|1. The request for|decision rationale:")]
    [InlineData(LetterLayout.L4,
        "Case Number:|is Board Certified in|CLINICAL CASE SUMMARY|IMR ISSUES, DECISIONS AND RATIONALES|"
        + "Claims Administrator guideline:|MAXIMUS guideline:|Decision rationale:")]
    [InlineData(LetterLayout.L5,
        "Case Number:|The Expert Reviewer has the following credentials:|State(s) of Licensure:|"
        + "Certification(s)/Specialty:|CLINICAL CASE SUMMARY|IMR ISSUES, DECISIONS AND RATIONALES|"
        + "MAXIMUS guideline:|Decision rationale:")]
    [InlineData(LetterLayout.L6,
        "Case Number:|The Expert Reviewer has the following credentials:|CLINICAL CASE SUMMARY|"
        + "IMR ISSUES, DECISIONS AND RATIONALES|Maximus guideline:|Decision rationale:")]
    [InlineData(LetterLayout.L7,
        "RE: IMR Case Number|Records considered:|Case Number:|CLINICAL CASE SUMMARY|"
        + "IMR ISSUES, DECISIONS AND RATIONALES|Decision rationale:")]
    public void A_layout_holds_its_anchors_in_order(LetterLayout layout, string anchors)
    {
        var letters = Corpus(layout, 30);

        Assert.All(letters, letter =>
        {
            var text = Folded(letter.Text);
            var at = 0;
            foreach (var anchor in anchors.Split('|'))
            {
                at = text.IndexOf(anchor, at, StringComparison.Ordinal);
                Assert.True(at >= 0, $"{anchor} is missing or out of order");
            }
        });
    }

    [Theory]
    [InlineData(LetterLayout.L4)]
    [InlineData(LetterLayout.L5)]
    [InlineData(LetterLayout.L6)]
    [InlineData(LetterLayout.L7)]
    public void Every_item_stands_with_its_title_and_verdict(LetterLayout layout)
    {
        Assert.All(Corpus(layout, 100), letter =>
        {
            var text = Folded(letter.Text);
            Assert.All(letter.Items, i => Assert.Contains($" {i.Title}: {i.Printed} ", text, StringComparison.Ordinal));
            Assert.Contains(letter.Summary, text, StringComparison.Ordinal);
            Assert.All(letter.Items, i => Assert.Contains(
                $"Decision rationale: {i.Rationale}", text, StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData(LetterLayout.L2, "request for {0} is {1}medically necessary and appropriate.")]
    [InlineData(LetterLayout.L3, "The request for {0} is {1}medically necessary and appropriate.")]
    public void An_early_layout_states_the_verdict_in_a_sentence(LetterLayout layout, string form)
    {
        Assert.All(Corpus(layout, 60), letter => Assert.All(letter.Items, item => Assert.Contains(
            form.Replace("{0}", item.Title, StringComparison.Ordinal)
                .Replace("{1}", item.Printed == Outcome.Overturned ? "" : "not ", StringComparison.Ordinal),
            Folded(letter.Text), StringComparison.Ordinal)));
    }

    [Fact]
    public void Layouts_follow_their_eras()
    {
        var letters = CorpusGenerator.Generate(new CorpusOptions { Letters = 800, PartyCopyShare = 0 }).ToList();

        Assert.All(letters.Where(l => l.DecisionDate.Year >= 2018), l => Assert.Equal(LetterLayout.L6, l.Layout));
        Assert.All(letters.Where(l => l.DecisionDate.Year is >= 2015 and < 2018), l => Assert.Equal(
            LetterLayout.L5, l.Layout));
        Assert.Contains(letters, l => l.Layout == LetterLayout.L4);
    }

    [Fact]
    public void Every_letter_begins_by_saying_that_it_is_synthetic()
    {
        var letters = CorpusGenerator.Generate(new CorpusOptions { Letters = 200 });

        Assert.All(letters, l => Assert.StartsWith("SYNTHETIC DOCUMENT", l.Text, StringComparison.Ordinal));
    }

    private static List<SyntheticLetter> Corpus(LetterLayout layout, int letters) => [.. CorpusGenerator.Generate(
        new CorpusOptions { Letters = letters, Layouts = [layout], Artefacts = LetterArtefacts.None })];

    private static string Folded(string text) => string.Join(
        ' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
