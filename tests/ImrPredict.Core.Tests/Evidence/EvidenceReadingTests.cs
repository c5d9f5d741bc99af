using ImrPredict.Text.Evidence;
using Xunit.Abstractions;

namespace ImrPredict.Tests.Evidence;

/// <summary>
/// Holds the program to sentences that a person read whole (<c>sentences.tsv</c>): what it finds beside the reader's
/// mentions is wrong, and what it does not find it has missed.
/// </summary>
public sealed class EvidenceReadingTests(LabelledTexts texts, ITestOutputHelper output) : IClassFixture<LabelledTexts>
{
    [RealDataFact]
    public void Every_sentence_still_stands_where_it_was_read()
    {
        var lost = ReadSentence.ReadAll().Where(sentence => !sentence.IsIn(texts.Of(sentence.Part, sentence.Id)));

        Assert.Empty(lost.Select(l => $"{l.Part} {l.Id} {l.Place.Start}"));
    }

    [RealDataFact]
    public void Sentences_are_read_as_a_person_reads_them() =>
        AssertRead("develop", present: 0.90, absent: 0.90, hypothetical: 0.90);

    [RealDataFact]
    public void Sentences_kept_aside_until_the_rules_were_done_are_read_as_a_person_reads_them() =>
        AssertRead("test", present: 0.80, absent: 0.88, hypothetical: 0.82);

    private void AssertRead(string set, double present, double absent, double hypothetical)
    {
        var pairs = ReadSentence.ReadAll().Where(s => s.Set == set).SelectMany(Compare).ToList();
        (Assertion Status, double Least)[] wanted =
            [(Assertion.Present, present), (Assertion.Absent, absent), (Assertion.Hypothetical, hypothetical)];
        var low = wanted.Where(w => !Reaches(pairs, w.Status, w.Least)).ToList();

        Assert.Empty(low);
    }

    private bool Reaches(List<(Assertion? Reader, Assertion? Program)> pairs, Assertion status, double least)
    {
        double both = pairs.Count(p => p.Reader == status && p.Program == status);
        double said = pairs.Count(p => p.Program == status);
        double read = pairs.Count(p => p.Reader == status);
        output.WriteLine(
            $"{status}: precision {both}/{said} = {both / said:0.00}, recall {both}/{read} = {both / read:0.00}");
        return both / said >= least && both / read >= least;
    }

    private IEnumerable<(Assertion? Reader, Assertion? Program)> Compare(ReadSentence sentence)
    {
        var found = EvidenceFinder.Find(texts.Of(sentence.Part, sentence.Id))
            .Where(m => m.Span.Start >= sentence.Place.Start && m.Span.Start < sentence.Place.End)
            .ToList();
        foreach (var read in sentence.Mentions)
        {
            var same = found.Where(m => m.Concept == read.Concept
                && m.Span.Start < read.Place.End && read.Place.Start < m.Span.End).ToList();
            yield return (read.Status, same.Count == 0 ? null : same[0].Status);
            found.RemoveAll(same.Contains);
        }

        // "non-steroidal anti-inflammatory drugs (NSAID)" was noted once.
        found.RemoveAll(mention => sentence.Mentions.Any(
            read => read.Concept == mention.Concept && read.Status == mention.Status));
        foreach (var mention in found)
        {
            yield return (null, mention.Status);
        }
    }
}
