using ImrPredict.Cases;
using ImrPredict.Text.Verdicts;

namespace ImrPredict.Tests;

/// <summary>How houses note the outcome of a review, and what was known before it, one by one.</summary>
public sealed class OutcomeSentenceTests
{
    private const string Before = "The worker has low back pain since a fall.";
    private const string After = "The worker takes ibuprofen.";

    public static TheoryData<string, ClinicalTextKind> Leaks => Data("leak", Enum.GetValues<ClinicalTextKind>());

    public static TheoryData<string, ClinicalTextKind> Known =>
        Data("known", ClinicalTextKind.TreatingReport, ClinicalTextKind.UrReport);

    [Theory]
    [MemberData(nameof(Leaks))]
    public void A_note_of_the_outcome_is_cut_or_found(string sentence, ClinicalTextKind kind)
    {
        var kept = VerdictCutter.Cut($"{Before} {sentence} {After}", kind).Kept;

        Assert.StartsWith(Before, kept, StringComparison.Ordinal);
        Assert.True(
            !kept.Contains(sentence.TrimEnd('.'), StringComparison.Ordinal)
            || VerdictCutter.Residual(kept, kind).Count > 0);
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void What_was_known_before_the_review_stays_and_is_not_found(string sentence, ClinicalTextKind kind)
    {
        var text = $"{Before} {sentence} {After}";

        Assert.Equal(text, VerdictCutter.Cut(text, kind).Kept);
        Assert.Empty(VerdictCutter.Residual(text, kind));
    }

    [Theory]
    [InlineData("MRI lumbar spine: Upheld", "MRI lumbar spine")]
    [InlineData("MRI lumbar spine - overturned", "MRI lumbar spine")]
    [InlineData("Acupuncture (IMR upheld)", "Acupuncture")]
    [InlineData("Norco 10/325 #60 UPHELD by IMR", "Norco 10/325 #60")]
    [InlineData("Decision: Overturned - TENS unit", "TENS unit")]
    [InlineData("Hardware removal [Outcome: Upheld]", "Hardware removal")]
    [InlineData("Post-op PT - IMR approved", "Post-op PT")]
    [InlineData("Decision support software", "Decision support software")]
    [InlineData("FDA approved drug trial", "FDA approved drug trial")]
    [InlineData("Reverse shoulder arthroplasty", "Reverse shoulder arthroplasty")]
    [InlineData("MRI (non-certified by UR)", "MRI (non-certified by UR)")]
    public void A_title_loses_the_outcome_alone(string title, string kept) =>
        Assert.Equal(kept, TitleOutcomes.Cut(title));

    private static TheoryData<string, ClinicalTextKind> Data(string what, params ClinicalTextKind[] kinds)
    {
        var data = new TheoryData<string, ClinicalTextKind>();
        var path = Path.Combine(SharedData.Root, "tests", "ImrPredict.Core.Tests", "Text", "outcome-sentences.tsv");
        foreach (var row in File.ReadLines(path).Select(l => l.Split('\t')).Where(r => r[0] == what))
        {
            foreach (var kind in kinds)
            {
                data.Add(row[1], kind);
            }
        }

        return data;
    }
}
