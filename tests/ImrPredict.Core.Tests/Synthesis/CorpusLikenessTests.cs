using ImrPredict.Benchmarks.Likeness;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Synthesis;
using ImrPredict.Synthesis.Letters;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace ImrPredict.Tests.Synthesis;

public sealed class CorpusLikenessTests
{
    private static readonly CorpusOptions EarlyClaims = new()
    {
        Letters = 129,
        FromYear = 2016,
        ToYear = 2017,
        Layouts = [LetterLayout.L5],
        EarlyClaimShare = 1,
        Artefacts = LetterArtefacts.None,
    };

    [RealDataFact]
    public void Our_letters_have_the_real_ones_shape_and_none_of_their_sentences()
    {
        var real = Directory.GetFiles(SharedData.PathOf("dwc-letters"), "*.pdf").Order(StringComparer.Ordinal)
            .Select(TextOf).ToList();

        var report = CorpusLikeness.Compare([.. CorpusGenerator.Generate(EarlyClaims).Select(l => l.Text)], real);

        Assert.Equal(0, report.SharedSentences);
        Assert.All(report.Rows.Where(r => r.Measure.EndsWith("words p50", StringComparison.Ordinal)),
            r => Assert.True(r.Ours > 0.7 * r.Real && r.Ours < 1.4 * r.Real, report.ToString()));
        Assert.All(report.Rows.Where(r => r.Measure.StartsWith("negative documentation", StringComparison.Ordinal)),
            r => Assert.InRange(r.Ours - r.Real, -0.2, 0.2));
        Assert.True(Auc(report, TellingPart.Titles, TellingWords.All) < 0.8, report.ToString());
        Assert.True(Auc(report, TellingPart.Summary, TellingWords.StopWords) < 0.95, report.ToString());
    }

    [Fact]
    public void A_shape_is_read_from_our_own_letter()
    {
        var letter = CorpusGenerator.Generate(EarlyClaims).First(l => l.Items.Count > 1
            && l.Items.All(i => !i.Title.Contains(". ", StringComparison.Ordinal)));

        var shape = LetterShape.Read(letter.Text);

        Assert.Equal(letter.Summary, shape.Summary);
        Assert.Equal(letter.Items.Select(i => i.Title), shape.Items.Select(i => i.Title));
        Assert.Equal(letter.Items.Select(i => i.Rationale), shape.Items.Select(i => i.Rationale));
        Assert.Equal(
            letter.Items.Select(i => i.Printed == Outcome.Overturned), shape.Items.Select(i => i.Overturned));
        Assert.DoesNotContain("SYNTHETIC", shape.Whole, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_halves_of_one_corpus_cannot_be_told_apart()
    {
        var texts = CorpusGenerator.Generate(EarlyClaims with { Letters = 200 }).Select(l => l.Text).ToList();

        var report = CorpusLikeness.Compare(texts[..100], texts[100..]);

        Assert.All(report.ToldApart, told => Assert.InRange(told.Auc, 0.3, 0.7));
    }

    [Fact]
    public void Letters_do_not_read_alike()
    {
        var shapes = CorpusGenerator.Generate(EarlyClaims).Select(l => LetterShape.Read(l.Text)).ToList();

        Assert.True(CorpusLikeness.DistinctSentenceShare(shapes) > 0.7);
        Assert.True(CorpusLikeness.RecurringSentenceShare(shapes) < 0.25);
    }

    private static double Auc(LikenessReport report, TellingPart part, TellingWords words) =>
        report.ToldApart.Single(told => told.Part == part && told.Words == words).Auc;

    private static string TextOf(string pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join('\f', document.GetPages().Select(page => ContentOrderTextExtractor.GetText(page)));
    }
}
