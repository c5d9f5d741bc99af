using ImrPredict.Text.Evidence;

namespace ImrPredict.Tests.Evidence;

public sealed class AssertionTriggerTests
{
    [Fact]
    public void Every_trigger_gives_its_status_to_the_mention_that_it_reaches()
    {
        var wrong = new List<string>();
        foreach (var row in EvidenceTables.Rows("assertion-triggers.tsv")
            .Where(r => r[1] is "absent" or "hypothetical" or "conditional"))
        {
            var term = row[3] == "treatment" ? "acupuncture" : "hypoesthesia";
            var trigger = EvidenceTables.Wording(row[0]);
            var text = row[2] == "before" ? $"{trigger} {term}" : $"{term} {trigger}";
            var expected = row[1] == "absent" ? Assertion.Absent : Assertion.Hypothetical;
            var found = EvidenceFinder.Find(text).Where(m => m.Span.Of(text).SequenceEqual(term)).ToList();
            if (found.Count != 1 || found[0].Status != expected)
            {
                wrong.Add($"{text} -> {string.Join(", ", found.Select(f => f.Status))}, not {expected}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_stop_ends_a_negation()
    {
        var wrong = EvidenceTables.Rows("assertion-triggers.tsv")
            .Where(r => r[1].StartsWith("stop", StringComparison.Ordinal))
            .Select(r => $"without tenderness {EvidenceTables.Wording(r[0])} with hypoesthesia")
            .Where(text => EvidenceFinder.Find(text).Any(
                m => m.Concept == EvidenceConcept.SensoryLoss && m.Status == Assertion.Absent))
            .Where(text => !text.Contains(" denies ", StringComparison.Ordinal));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_pseudo_trigger_leaves_the_mention_as_it_is()
    {
        var wrong = EvidenceTables.Rows("assertion-triggers.tsv")
            .Where(r => r[1] == "none")
            .Select(r => $"{EvidenceTables.Wording(r[0])} hypoesthesia")
            .Where(text => !EvidenceFinder.Find(text).Any(
                m => m.Concept == EvidenceConcept.SensoryLoss && m.Status == Assertion.Present));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_guideline_cue_quotes_what_stands_behind_it()
    {
        var wrong = EvidenceTables.Rows("guideline-cues.tsv")
            .Where(r => r[1] is "after" or "sentence")
            .Select(r => $"{EvidenceTables.Wording(r[0])} hypoesthesia")
            .Where(text => !EvidenceFinder.Find(text).Any(
                m => m.Concept == EvidenceConcept.SensoryLoss && m.Status == Assertion.Quoted));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_patient_cue_ends_a_quote()
    {
        var wrong = EvidenceTables.Rows("guideline-cues.tsv")
            .Where(r => r[1] == "patient")
            .Select(r => $"The MTUS was cited and {EvidenceTables.Wording(r[0])} shows hypoesthesia")
            .Where(text => EvidenceFinder.Find(text).Any(
                m => m.Concept == EvidenceConcept.SensoryLoss && m.Status == Assertion.Quoted));

        Assert.Empty(wrong);
    }
}
