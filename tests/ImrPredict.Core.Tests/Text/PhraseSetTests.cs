using ImrPredict.Text;
using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Tests.Text;

public sealed class PhraseSetTests
{
    [Theory]
    [InlineData("back pain", "Low back pain, and back  PAIN again.", "back pain|back  PAIN")]
    [InlineData("back|neck pain", "Neck pain but no back ache.", "Neck pain")]
    [InlineData("radi* pain", "A radiating pain and radicular pain.", "radiating pain|radicular pain")]
    [InlineData("the left? knee", "The knee and the left knee.", "The knee|the left knee")]
    [InlineData("pain ~2 knee", "Pain in the knee, pain in the other knee.", "Pain in the knee")]
    [InlineData("^ pain", "Pain is pain.", "Pain")]
    [InlineData("pain ~3 pain", "pain pain pain", "pain pain|pain pain")]
    public void A_pattern_finds_its_words(string pattern, string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Find([pattern], text).Select(m => m.Words)));

    [Theory]
    [InlineData("")]
    [InlineData("left? knee")]
    [InlineData("knee left?")]
    [InlineData("~2 knee")]
    [InlineData("knee ~2")]
    public void A_pattern_must_begin_and_end_with_a_word_that_cannot_be_missing(string pattern) =>
        Assert.Throws<FormatException>(() => PhrasePattern.Parse(pattern));

    [Fact]
    public void No_match_crosses_the_end_of_the_stretch()
    {
        var tokens = new WordTokens("the knee. Pain stays");
        var set = new PhraseSet([PhrasePattern.Parse("knee pain"), PhrasePattern.Parse("^ pain")]);
        var found = new List<PhraseMatch>();

        set.Match(set.Encode(tokens), 0, 2, found);
        set.Match(set.Encode(tokens), 2, 4, found);

        Assert.Equal([new PhraseMatch(1, 2, 3)], found);
    }

    [Fact]
    public void Many_patterns_at_once_find_what_a_plain_search_finds()
    {
        string[] words = ["pain", "pains", "knee", "neck", "not", "note", "of", "other"];
        string[] places = ["pain", "knee|neck", "pai*", "not*", "of", "not?", "~2 knee", "~1 pain|of", "kne*|other"];
        var random = new Random(4);
        string[] Drawn(string[] from, int count) =>
            [.. Enumerable.Range(0, count).Select(_ => from[random.Next(from.Length)])];
        var patterns = Enumerable.Range(0, 300)
            .Select(_ => (random.Next(4) == 0 ? "^" : "")
                + string.Join(' ', Drawn(places, 1 + random.Next(4))))
            .Where(IsPattern).Distinct().ToList();
        var matches = 0;

        for (var text = 0; text < 200; text++)
        {
            var tokens = Drawn(words, random.Next(12));

            var found = Find(patterns, string.Join(' ', tokens))
                .Select(m => (m.Pattern, m.First, m.End)).Order().ToList();

            Assert.Equal(patterns.SelectMany((p, i) => Plainly(p, i, tokens)).Order(), found);
            matches += found.Count;
        }

        Assert.InRange(patterns.Count, 50, 300);
        Assert.InRange(matches, 1000, int.MaxValue);
    }

    [Theory]
    [InlineData("evidence-terms.tsv", 3, 1)]
    [InlineData("verdict-lexicon.tsv", 2, 0)]
    [InlineData("fact-terms.tsv", 3, 0)]
    public void Patterns_of_a_table_find_the_same_whether_they_share_the_words_of_all_tables(
        string table, int columns, int column)
    {
        var patterns = TermTable.Read(table, columns).Select(row => PhrasePattern.Parse(row[column])).ToList();
        var (alone, sharing) = (new PhraseSet(patterns), PhraseSet.OfTable(patterns));
        var random = new Random(5);
        string Drawn(PhrasePattern.Element element) =>
            $"{(element.Gap > 0 ? "other " : "")}{element.Terms[random.Next(element.Terms.Count)].Replace("*", "ing")}";
        var matches = 0;

        for (var text = 0; text < 100; text++)
        {
            var drawn = Enumerable.Range(0, 20).Select(_ => patterns[random.Next(patterns.Count)]);
            var tokens = new WordTokens(string.Join(' ', drawn.SelectMany(p => p.Elements).Select(Drawn)));
            var (found, expected) = (new List<PhraseMatch>(), new List<PhraseMatch>());

            sharing.Match(sharing.Encode(tokens), 0, tokens.Count, found);
            alone.Match(alone.Encode(tokens), 0, tokens.Count, expected);

            Assert.Equal(expected, found);
            matches += found.Count;
        }

        Assert.InRange(matches, 1000, int.MaxValue);
    }

    private static bool IsPattern(string source) =>
        source.TrimStart('^')[0] != '~' && !source.TrimStart('^').StartsWith("not?", StringComparison.Ordinal)
            && !source.EndsWith('?');

    private static List<(int Pattern, int First, int End, string Words)> Find(
        IReadOnlyList<string> patterns, string text)
    {
        var set = new PhraseSet([.. patterns.Select(PhrasePattern.Parse)]);
        var tokens = new WordTokens(text);
        var found = new List<PhraseMatch>();
        set.Match(set.Encode(tokens), 0, tokens.Count, found);
        return [.. found.Select(m => (m.Pattern, m.First, m.End, text[tokens[m.First].Start..tokens[m.End - 1].End]))];
    }

    // One pattern tried at every word, place by place.
    private static IEnumerable<(int Pattern, int First, int End)> Plainly(string source, int number, string[] words)
    {
        var pattern = PhrasePattern.Parse(source);
        for (var first = 0; first < (pattern.AtStart ? Math.Min(1, words.Length) : words.Length); first++)
        {
            if (Fits(pattern.Elements[0].Terms, words[first])
                && Follow([.. pattern.Elements.Skip(1)], words, first + 1) is var end && end >= 0)
            {
                yield return (number, first, end);
            }
        }
    }

    private static int Follow(PhrasePattern.Element[] places, string[] words, int at)
    {
        if (places.Length == 0)
        {
            return at;
        }

        for (var place = at; place <= at + places[0].Gap && place < words.Length; place++)
        {
            if (Fits(places[0].Terms, words[place]) && Follow(places[1..], words, place + 1) is var end && end >= 0)
            {
                return end;
            }
        }

        return places[0].Optional ? Follow(places[1..], words, at) : -1;
    }

    private static bool Fits(IReadOnlyList<string> terms, string word) => terms.Any(
        term => term.EndsWith('*') ? word.StartsWith(term[..^1], StringComparison.Ordinal) : word == term);
}
