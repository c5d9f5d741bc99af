using System.Text;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Tests;

public sealed class TextNormaliserTests
{
    [Fact]
    public void Plain_text_comes_back_as_the_same_instance()
    {
        const string text = "A knee brace was asked for.\nIt was refused.";

        Assert.Same(text, TextNormaliser.Normalise(text));
    }

    [Theory]
    [InlineData("a\r\nb\rc\fd", "a\nb\nc\nd")]
    [InlineData("a\u00A0b\u2009c\td", "a b c d")]
    [InlineData("non\u00ADunion of the \uFB01bula\u200B", "nonunion of the fibula")]
    [InlineData("\uFEFFneck\u0007", "neck")]
    [InlineData("self\u2011care", "self-care")]
    [InlineData("worker\u0092s", "worker\u2019s")]
    [InlineData("45\u00B0 \u2013 \u201Cfull\u201D", "45\u00B0 \u2013 \u201Cfull\u201D")]
    public void Odd_characters_are_folded_and_printed_ones_kept(string text, string expected) =>
        Assert.Equal(expected, TextNormaliser.Normalise(text));

    [Theory]
    [InlineData("worker&#39;s &amp; spouse&rsquo;s", "worker's & spouse\u2019s")]
    [InlineData("R&D; PT&OT", "R&D; PT&OT")]
    [InlineData("a&nbsp;b", "a b")]
    [InlineData("at the end &", "at the end &")]
    public void Html_entities_are_decoded_and_other_ampersands_kept(string text, string expected) =>
        Assert.Equal(expected, TextNormaliser.Normalise(text));

    [Theory]
    [InlineData("\u2019")]
    [InlineData("\u201D")]
    [InlineData("\u00B0")]
    [InlineData("caf\u00E9")]
    public void Utf8_read_as_windows_1252_is_repaired_also_when_it_happened_twice(string printed)
    {
        var once = Misread(printed);

        Assert.Equal($"x {printed} y", TextNormaliser.Normalise($"x {once} y"));
        Assert.Equal($"x {printed} y", TextNormaliser.Normalise($"x {Misread(once)} y"));
    }

    [Fact]
    public void A_true_accented_letter_is_not_taken_for_a_misreading() =>
        Assert.Equal("na\u00EFve \u00C2ge", TextNormaliser.Normalise("na\u00EFve \u00C2ge"));

    [Theory]
    [InlineData("is notmedically necessary", "is not medically necessary")]
    [InlineData("isnot medically necessary", "is not medically necessary")]
    [InlineData("ISNOTMEDICALLYNECESSARY.", "IS NOT MEDICALLY NECESSARY.")]
    [InlineData("therequestisnot supported", "therequestisnot supported")]
    [InlineData("the requestisnot supported", "the request is not supported")]
    [InlineData("not-medically necessary", "not-medically necessary")]
    public void Words_without_their_space_are_parted_where_they_are_known(string text, string expected) =>
        Assert.Equal(expected, TextNormaliser.Normalise(text));

    [Theory]
    [InlineData("not medically")]
    [InlineData("is medically")]
    [InlineData("are medically")]
    [InlineData("was medically")]
    [InlineData("were medically")]
    [InlineData("be medically")]
    [InlineData("is not")]
    [InlineData("are not")]
    [InlineData("was not")]
    [InlineData("were not")]
    [InlineData("cannot be")]
    [InlineData("not be")]
    [InlineData("medically necessary")]
    [InlineData("medically appropriate")]
    [InlineData("not necessary")]
    [InlineData("not appropriate")]
    [InlineData("not indicated")]
    [InlineData("not supported")]
    [InlineData("not warranted")]
    [InlineData("not recommended")]
    [InlineData("not certified")]
    [InlineData("not established")]
    [InlineData("is necessary")]
    [InlineData("request is")]
    [InlineData("request for")]
    [InlineData("THEREFORE REQUEST IS NOT")]
    public void Every_pair_of_words_that_may_lose_its_space_is_parted(string words)
    {
        var glued = words.Replace(" ", "", StringComparison.Ordinal);

        Assert.Equal($"{words}, {words} x{glued} {words}",
            TextNormaliser.Normalise($"{glued}, {glued} x{glued} {glued}"));
    }

    [Theory]
    [InlineData("wasbeen and fornot")]
    [InlineData("He noted best is, most frequently; an otitis test is for remediation")]
    [InlineData("isn-ot isno t")]
    public void Other_words_stay_as_they_are(string text) => Assert.Same(text, TextNormaliser.Normalise(text));

    private static string Misread(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b =>
        b is >= 0x80 and <= 0x9F ? Windows1252High[b - 0x80] : (char)b));

    // Bytes without a character in Windows-1252 stay controls, as exports leave them.
    private const string Windows1252High =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";
}
