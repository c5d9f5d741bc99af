using System.Diagnostics;
using ImrPredict.Cases;
using ImrPredict.Synthesis;

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
        Assert.All(report.Rows.Where(r => r.Measure.Contains("words", StringComparison.Ordinal)),
            r => Assert.True(r.Ours > 0.6 * r.Real && r.Ours < 1.6 * r.Real, report.ToString()));
        Assert.All(report.Rows.Where(r => r.Measure.StartsWith("negative documentation", StringComparison.Ordinal)),
            r => Assert.InRange(r.Ours - r.Real, -0.2, 0.2));
    }

    [Fact]
    public void A_shape_is_read_from_our_own_letter()
    {
        var letter = CorpusGenerator.Generate(EarlyClaims).First(l => l.Items.Count > 1
            && l.Items.All(i => !i.Title.Contains(". ", StringComparison.Ordinal)));

        var shape = LetterShape.Read(letter.Text);

        Assert.Equal(letter.Summary, shape.Summary);
        Assert.Equal(letter.Items.Select(i => i.Rationale), shape.Rationales.Select(r => r.Text));
        Assert.Equal(
            letter.Items.Select(i => i.Printed == Outcome.Overturned), shape.Rationales.Select(r => r.Overturned));
    }

    [Fact]
    public void Two_halves_of_one_corpus_cannot_be_told_apart()
    {
        var texts = CorpusGenerator.Generate(EarlyClaims with { Letters = 200 }).Select(l => l.Text).ToList();

        var report = CorpusLikeness.Compare(texts[..100], texts[100..]);

        Assert.InRange(report.TellApartAuc, 0.3, 0.7);
    }

    [Fact]
    public void Letters_do_not_read_alike()
    {
        var shapes = CorpusGenerator.Generate(EarlyClaims).Select(l => LetterShape.Read(l.Text)).ToList();

        Assert.True(CorpusLikeness.DistinctSentenceShare(shapes) > 0.7);
        Assert.True(CorpusLikeness.RecurringSentenceShare(shapes) < 0.25);
    }

    private static string TextOf(string pdf)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-enc", "UTF-8", pdf, "-"])
        {
            RedirectStandardOutput = true,
        })!;
        return process.StandardOutput.ReadToEnd();
    }
}
