using ImrPredict.Cases;
using ImrPredict.Text.Verdicts;

namespace ImrPredict.Tests;

/// <summary>Verdict sentences in many registers, and innocent ones that look alike, one by one.</summary>
public sealed class VerdictSentenceTests
{
    public static TheoryData<string, ClinicalTextKind, string> Sentences
    {
        get
        {
            var data = new TheoryData<string, ClinicalTextKind, string>();
            foreach (var row in Rows())
            {
                data.Add(row[0],
                    row[1] == "findings" ? ClinicalTextKind.FindingsBackground : ClinicalTextKind.ReviewerSummary,
                    row[2]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_verdict_is_cut_and_what_only_looks_so_is_kept(string what, ClinicalTextKind kind, string sentence) =>
        Assert.Equal(what == "verdict" ? "" : sentence, VerdictCutter.Cut(sentence, kind).Kept);

    [Fact]
    public void The_list_is_long_enough_to_mean_something()
    {
        Assert.InRange(Rows().Count(r => r[0] == "verdict"), 90, int.MaxValue);
        Assert.InRange(Rows().Count(r => r[0] == "innocent"), 90, int.MaxValue);
    }

    private static List<string[]> Rows() =>
    [
        .. File.ReadLines(
            Path.Combine(SharedData.Root, "tests", "ImrPredict.Core.Tests", "Text", "verdict-sentences.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#').Skip(1).Select(line => line.Split('\t')),
    ];
}
