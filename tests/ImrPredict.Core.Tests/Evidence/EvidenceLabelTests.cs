using ImrPredict.Text.Evidence;

namespace ImrPredict.Tests.Evidence;

/// <summary>Holds the program to what a person read in real texts (<c>labels.tsv</c>).</summary>
public sealed class EvidenceLabelTests(LabelledTexts texts) : IClassFixture<LabelledTexts>
{
    [RealDataFact]
    public void Every_label_still_points_at_its_sentence()
    {
        var lost = EvidenceLabel.ReadAll().Where(label => !label.IsIn(texts.Of(label.Part, label.Id)));

        Assert.Empty(lost.Select(l => $"{l.Part} {l.Id} {l.Sentence.Start}"));
    }

    [RealDataFact]
    public void Status_agrees_with_a_reader_on_summaries_kept_unread_until_the_rules_were_done()
    {
        var table = Compare(label => label.Set == "test" && label.Part != "rationale");

        AssertAtLeast(table, Assertion.Present, precision: 0.86, recall: 0.92);
        AssertAtLeast(table, Assertion.Absent, precision: 0.80, recall: 0.90);
        AssertAtLeast(table, Assertion.Hypothetical, precision: 0.88, recall: 0.86);
    }

    [RealDataFact]
    public void Guidelines_are_told_from_facts_in_rationales()
    {
        var table = Compare(label => label.Part == "rationale");

        AssertAtLeast(table, Assertion.Quoted, precision: 0.90, recall: 0.78);
        AssertAtLeast(table, Assertion.Present, precision: 0.45, recall: 0.80);
    }

    private static void AssertAtLeast(
        List<(Assertion? Reader, Assertion? Program)> pairs, Assertion status, double precision, double recall)
    {
        double both = pairs.Count(p => p.Reader == status && p.Program == status);
        double said = pairs.Count(p => p.Program == status);
        double read = pairs.Count(p => p.Reader == status);
        var message = $"{status}: precision {both}/{said}, recall {both}/{read} of {pairs.Count}";

        Assert.True(both / said >= precision && both / read >= recall, message);
    }

    private List<(Assertion? Reader, Assertion? Program)> Compare(Func<EvidenceLabel, bool> wanted) =>
        [.. EvidenceLabel.ReadAll().Where(wanted).Select(l => (l.Status, AnswerTo(l, texts.Of(l.Part, l.Id))))];

    private static Assertion? AnswerTo(EvidenceLabel label, string text) => EvidenceFinder.Find(text)
        .Where(m => m.Concept == label.Concept
            && m.Span.Start < label.Mention.End && label.Mention.Start < m.Span.End)
        .Select(m => (Assertion?)m.Status)
        .FirstOrDefault();
}
