using System.Text;
using CsCheck;
using ImrPredict.Cases;
using ImrPredict.Text.Verdicts;

namespace ImrPredict.Tests;

public sealed class VerdictCutterPropertyTests
{
    private static readonly string[] Pieces =
    [
        "Findings:", "Final Result:", "Final Result(s)", "Credentials/Qualifications:", "Case Summary:", " ", "\n",
            "\n\n", ". ", ".",
        "The physician reviewer found that", "a patient has requested a pump",
            "the plan denied it as not medically necessary",
        "therefore, the pump is medically necessary", "Two of three reviewers agreed", "denial should be upheld",
            "he walks", "Dr. No. 3",
        "meets the criteria", "the literature", "1. ", "- ", "e.g.", "5.5 mg", "not ", "  ", "\f", "Overall,",
            "The utilization review",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Array[0, 14]
        .Select(chosen => string.Concat(chosen.Select(i => Pieces[i])));

    private static readonly Gen<ClinicalTextKind> Kinds = Gen.Enum<ClinicalTextKind>();

    [Fact]
    public void Excisions_lie_in_the_text_in_order_without_overlap() =>
        Gen.Select(Texts, Kinds).Sample((text, kind) =>
        {
            var at = 0;
            foreach (var excision in VerdictCutter.Cut(text, kind).Uncut.Excisions)
            {
                Assert.True(excision.Start >= at && excision.Length > 0 && excision.End <= text.Length);
                at = excision.End;
            }
        });

    [Fact]
    public void What_is_kept_is_the_text_without_its_excisions_but_for_white_space() =>
        Gen.Select(Texts, Kinds).Sample((text, kind) =>
        {
            var cut = VerdictCutter.Cut(text, kind);

            Assert.Equal(text, cut.Uncut.Text);
            Assert.Equal(Visible(Without(text, cut.Uncut.Excisions)), Visible(cut.Kept));
            Assert.Equal(cut.Kept.Trim(), cut.Kept);
        });

    [Fact]
    public void Cutting_the_kept_text_cuts_nothing_more() =>
        Gen.Select(Texts, Kinds).Sample((text, kind) =>
        {
            var kept = VerdictCutter.Cut(text, kind).Kept;
            var again = VerdictCutter.Cut(kept, kind);

            Assert.Empty(again.Uncut.Excisions);
            Assert.Equal(kept, again.Kept);
        });

    [Fact]
    public void No_text_at_all_makes_it_throw() =>
        Gen.Select(Gen.String, Kinds).Sample((text, kind) =>
            VerdictCutter.Residual(VerdictCutter.Cut(text, kind).Kept));

    private static string Without(string text, IReadOnlyList<Excision> excisions)
    {
        var kept = new StringBuilder(text);
        foreach (var excision in excisions.Reverse())
        {
            kept.Remove(excision.Start, excision.Length);
        }

        return kept.ToString();
    }

    private static string Visible(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
