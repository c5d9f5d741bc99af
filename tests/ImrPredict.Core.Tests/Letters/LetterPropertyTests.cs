using System.Text;
using CsCheck;
using ImrPredict.Cases;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Tests;

public sealed class LetterPropertyTests
{
    private static readonly Gen<string> Word = AnyOf(
        "knee", "brace", "therapy", "left", "right", "wrist", "(rental)", "#60", "C5-6", "10mg", "QTY:", "2", "times",
            "cream,",
        "Retrospective:", "of", "the", "for", "weeks", "MRI", "w/o", "12-18", "unit", "\"trial\"", "A1c", "DOS:",
            "11/11/2016");

    private static readonly Gen<(string Title, Outcome Outcome)> Item = Gen.Select(
        AnyOf("Purchase", "Home", "Four", "Pre-op", "Naproxen", "2"), Word.Array[0, 24],
            AnyOf("splint", "visits", "kit", "gel"),
        Gen.Enum<Outcome>(), (first, middle, last, outcome) =>
            ($"{first} {string.Join("", middle.Select(w => w + " "))}{last}", outcome));

    private static readonly Gen<Func<string, string>> Damage = AnyOf<Func<string, string>>(
        t => t,
        t => t.Replace("\n", "\r\n", StringComparison.Ordinal),
        t => t.Replace("\n", "\n\n", StringComparison.Ordinal),
        t => t.Replace("\n", "  \n", StringComparison.Ordinal),
        t => t.Replace(" ", "\u00A0", StringComparison.Ordinal),
        t => t.Replace("\n\n", "\n", StringComparison.Ordinal),
        t => "\n \n" + t.Replace("\n", "\n    ", StringComparison.Ordinal));

    [Fact]
    public void Whatever_items_are_written_into_a_letter_come_back() =>
        Gen.Select(Item.Array[1, 6], Gen.Int[60, 100], AnyOf("\n\n", "\n", "\n\f", "\n\n\f\n"), AnyOf("\n\n", "\n"),
            Damage)
            .Sample((drawn, width, gap, afterTitle, damage) =>
            {
                // A page that stands twice is a copy, so each page has an item of its own.
                var items = gap.Contains('\f', StringComparison.Ordinal) ? [.. drawn.Distinct()] : drawn;
                var text = new LetterBuilder
                {
                    Gap = gap,
                    Items = [.. items.Select(i => LetterBuilder.Item(
                        LetterBuilder.Wrap($"{i.Title}: {i.Outcome}", width), Reason(i.Outcome), afterTitle))],
                }.ToString();

                var letter = LetterBuilder.Parse(damage(text));

                Assert.Equal(items.Select(i => (i.Title, (Outcome?)i.Outcome)), LetterBuilder.Verdicts(letter));
                // An item that was drawn twice is rightly warned of.
                Assert.All(letter.Items.Where((_, at) => Array.IndexOf(items, items[at]) == at),
                    i => Assert.Empty(i.Warnings));
            }, iter: 500, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void A_letter_cut_off_anywhere_never_gains_or_changes_a_verdict() =>
        Gen.Select(Item.Array[1, 4], Gen.Double[0, 1]).Sample((items, share) =>
        {
            var whole = new LetterBuilder
            {
                Items = [.. items.Select(i =>
                LetterBuilder.Item($"{i.Title}: {i.Outcome}", Reason(i.Outcome)))]
            }.ToString();

            var parse = LetterParser.Parse(whole[..(int)(share * whole.Length)], "CM16-0123456.txt");

            if (parse is LetterParse.Parsed { Letter: var letter })
            {
                Assert.True(letter.Items.Count <= items.Length);
                Assert.All(letter.Items.Zip(items), p =>
                {
                    Assert.True(p.First.Outcome is null || p.First.Outcome == p.Second.Outcome);
                    Assert.True(p.First.Title == p.Second.Title || p.First.Warnings.Count > 0);
                });
            }
        }, iter: 500, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Random_bytes_never_throw_and_never_give_an_item() =>
        Gen.Select(AnyOf("", "%PDF-1.6\n", "\uFEFF", "Case Number: "), Gen.Byte.Array[0, 400]).Sample((start, bytes) =>
        {
            var reads = LetterFile.Read("x", (byte[])[.. Encoding.UTF8.GetBytes(start), .. bytes]);

            Assert.IsType<ItemRead.Rejected>(Assert.Single(reads));
        }, iter: 500, seed: "0N0XIzNsQ0O2");

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Reason(Outcome outcome) =>
        $"The knee gives way on stairs. The request is {(outcome == Outcome.Upheld ? "not " : "")}medically necessary.";
}
