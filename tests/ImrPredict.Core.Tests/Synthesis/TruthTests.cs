using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Letters.Items;
using ImrPredict.Synthesis;
using ImrPredict.Synthesis.Letters;
using ImrPredict.Text.Tokens;
using ImrPredict.Text.Verdicts;

namespace ImrPredict.Tests.Synthesis;

/// <summary>Parser and leak cutting against the known truth of synthetic letters.</summary>
public sealed class TruthTests
{
    public static TheoryData<LetterLayout> Layouts =>
        [LetterLayout.L1, LetterLayout.L2, LetterLayout.L3, LetterLayout.L4, LetterLayout.L5,
            LetterLayout.L6, LetterLayout.L7];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Every_artefact_in_every_layout_is_read_with_an_item_F1_of_99_percent_and_no_verdict_silently_wrong(
        LetterLayout layout)
    {
        var (right, read, true_) = (0, 0, 0);
        var faults = new List<string>();
        foreach (var artefact in Enum.GetValues<LetterArtefacts>().Where(a => a != LetterArtefacts.All))
        {
            foreach (var letter in Letters(layout, artefact, count: 12))
            {
                var items =
                    (LetterParser.Parse(letter.Text, letter.FileName) as LetterParse.Parsed)?.Letter.Items ?? [];
                read += items.Count;
                true_ += letter.Items.Count(truth => truth.Printed is not null);
                foreach (var truth in letter.Items.Where(truth => truth.Printed is not null))
                {
                    var item = items.FirstOrDefault(i => Fold(WholeTitle(i)) == Fold(truth.Title)
                        || Fold(i.Title) == Fold(truth.Title));
                    right += item is not null ? 1 : 0;
                    if (item is not null && item.Outcome != truth.Printed && item.Warnings.Count == 0)
                    {
                        faults.Add($"{artefact} {letter.CaseNumber}/{truth.Number}: {item.Outcome}, "
                            + $"printed {truth.Printed}");
                    }
                }

                read -= letter.Items.Count(truth => truth.Printed is null
                    && items.Any(i => Fold(i.Title) == Fold(truth.Title)));
            }
        }

        Assert.Empty(faults);
        var f1 = 2.0 * right / (read + true_);
        Assert.True(f1 >= 0.99,
            FormattableString.Invariant($"item F1 {f1:0.0000} ({right} right, {read} read, {true_} true)"));
    }

    [Fact]
    public void Planted_verdict_sentences_are_cut_and_at_most_1_percent_of_innocent_ones()
    {
        var (leaks, cut, innocent, innocentCut) = (0, 0, 0, 0);
        var options = new CorpusOptions { Letters = 1500, Seed = 5, LeakShare = 0.3, Artefacts = LetterArtefacts.None };
        foreach (var letter in CorpusGenerator.Generate(options))
        {
            var excisions = VerdictCutter.Cut(letter.Summary, ClinicalTextKind.ReviewerSummary).Uncut.Excisions;
            Assert.Equal(letter.Summary.Trim(), letter.Summary);
            bool IsCut(int start, int end) => excisions.Any(e => e.Start <= start + 2 && e.End >= end - 2);
            leaks += letter.SummaryLeaks.Count;
            cut += letter.SummaryLeaks.Count(leak => IsCut(leak.Start, leak.Start + leak.Length));
            foreach (var sentence in SentenceSplitter.Split(letter.Summary))
            {
                if (!letter.SummaryLeaks.Any(
                    leak => leak.Start < sentence.End && sentence.Start < leak.Start + leak.Length))
                {
                    innocent++;
                    innocentCut += IsCut(sentence.Start, sentence.End) ? 1 : 0;
                }
            }
        }

        Assert.True(leaks > 100, $"only {leaks} leaks were planted");
        Assert.True(cut == leaks, $"{cut} of {leaks} planted verdict sentences were cut");
        Assert.True(innocentCut <= innocent * 0.01, $"{innocentCut} of {innocent} innocent sentences were cut");
    }

    private static IEnumerable<SyntheticLetter> Letters(LetterLayout layout, LetterArtefacts artefact, int count) =>
        CorpusGenerator.Generate(new CorpusOptions
        {
            Letters = count,
            Seed = 3,
            Layouts = [layout],
            Artefacts = LetterArtefacts.None,
            ForcedArtefacts = artefact,
        });

    private static string WholeTitle(LetterItem item) =>
        item.WholeTitle;

    // Truth keeps the words that the Windows-1252 artefact prints as signs.
    private static string Fold(string title) => string.Concat(title
        .Replace("×", "times", StringComparison.Ordinal)
        .Replace("°", "degrees", StringComparison.Ordinal)
        .Replace("½", "half", StringComparison.Ordinal)
        .Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
