using ImrPredict.Text.Evidence;

namespace ImrPredict.Tests.Evidence;

public sealed class EvidenceTermTests
{
    [Fact]
    public void Every_term_alone_has_the_status_of_its_row() =>
        AssertEach(row => true, term => $"{term}.", row => Expected(row[2]));

    [Fact]
    public void Every_term_that_can_be_negated_is_absent_behind_no_evidence_of() =>
        AssertEach(row => row[2] == "present", term => $"There was no sign of {term}.", _ => Assertion.Absent);

    [Fact]
    public void Every_term_is_hypothetical_in_a_condition() =>
        AssertEach(row => row[2] != "ignore", term => $"If there is {term}.", _ => Assertion.Hypothetical);

    [Fact]
    public void Every_term_is_quoted_behind_a_guideline() =>
        AssertEach(
            row => row[2] != "ignore" && !row[2].EndsWith("!!", StringComparison.Ordinal),
            term => $"The guidelines recommend care for {term}.", _ => Assertion.Quoted);

    [Fact]
    public void Every_treatment_that_is_requested_is_hypothetical()
    {
        var treatments = EvidenceTables.Rows("evidence-concepts.tsv").Where(r => r[2] == "treatment")
            .Select(r => r[0]).ToHashSet();
        AssertEach(
            row => row[2] == "present" && treatments.Contains(row[0]), term => $"The doctor requested {term}.",
            _ => Assertion.Hypothetical);
    }

    [Fact]
    public void Every_concept_has_words_and_all_but_bare_numbers_have_terms()
    {
        var named = EvidenceTables.Rows("evidence-terms.tsv")
            .Select(r => Enum.Parse<EvidenceConcept>(r[0])).ToHashSet();

        var without = Enum.GetValues<EvidenceConcept>().Where(c => !named.Contains(c));

        Assert.All(Enum.GetValues<EvidenceConcept>(), c => Assert.NotEmpty(EvidenceFinder.WordsOf(c)));
        Assert.Equal(
            [EvidenceConcept.TherapyVisits, EvidenceConcept.PainScore, EvidenceConcept.MorphineDose], without);
    }

    private static Assertion? Expected(string status) =>
        status == "ignore" ? null : Enum.Parse<Assertion>(status.TrimEnd('!'), ignoreCase: true);

    private static void AssertEach(
        Func<string[], bool> wanted, Func<string, string> sentence, Func<string[], Assertion?> expected)
    {
        var wrong = new List<string>();
        foreach (var row in EvidenceTables.Rows("evidence-terms.tsv").Where(wanted))
        {
            var concept = Enum.Parse<EvidenceConcept>(row[0]);
            var text = sentence(EvidenceTables.Wording(row[1]));
            var found = EvidenceFinder.Find(text).Where(m => m.Concept == concept).Select(m => (Assertion?)m.Status);
            if (!found.DefaultIfEmpty(null).Contains(expected(row)))
            {
                wrong.Add($"{row[0]}: {text} -> {string.Join(", ", found)}, not {expected(row)}");
            }
        }

        Assert.Empty(wrong);
    }
}
