using ImrPredict.Features.Lexical.Internals;
using ImrPredict.Features.Lexical.Words;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Features.Lexical;

/// <summary>Walks over a text once and hands every n-gram to a sink; no string is made.</summary>
internal static class NgramReader
{
    private const int ShortestRun = 3;
    private const int LongestRun = 5;
    private const int LongestWord = 40;
    private const ulong CharacterSalt = 0xC3A5C85C97CB3127UL;

    /// <summary>Reads the n-grams of a text in its order.</summary>
    public static void Read<TSink>(ReadOnlySpan<char> text, NgramSettings settings, ref TSink sink)
        where TSink : INgramSink
    {
        var words = new TextTokens(text);
        var (before, second) = (default(Word), default(Word));
        while (words.MoveNext())
        {
            var word = new Word(words.Hash, words.Start);
            var end = words.Start + words.Length;
            if (settings.Words > 0)
            {
                sink.Add(word.Hash, words.Start, words.Length, words.IsNumber ? NgramKind.Number : NgramKind.Word);
            }

            if (words.BeginsSentence)
            {
                (before, second) = (default, default);
            }

            if (settings.Words > 1 && before.Hash != 0)
            {
                var pair = TextHash.Join(before.Hash, word.Hash);
                sink.Add(pair, before.Start, end - before.Start, NgramKind.Words);
                if (settings.Words > 2 && second.Hash != 0)
                {
                    sink.Add(TextHash.Join(second.Hash, pair), second.Start, end - second.Start, NgramKind.Words);
                }
            }

            (second, before) = (before, word);
            if (settings.Characters && !words.IsNumber)
            {
                ReadCharacters(text.Slice(words.Start, words.Length), words.Start, ref sink);
            }
        }
    }

    private static void ReadCharacters<TSink>(ReadOnlySpan<char> word, int wordStart, ref TSink sink)
        where TSink : INgramSink
    {
        Span<char> padded = stackalloc char[LongestWord + 2];
        var length = Math.Min(word.Length, LongestWord);
        padded[0] = padded[length + 1] = ' ';
        for (var i = 0; i < length; i++)
        {
            padded[i + 1] = TextHash.Lower(word[i]);
        }

        padded = padded[..(length + 2)];
        for (var start = 0; start + ShortestRun <= padded.Length; start++)
        {
            var hash = CharacterSalt;
            var longest = Math.Min(LongestRun, padded.Length - start);
            for (var run = 0; run < longest; run++)
            {
                hash = TextHash.Add(hash, padded[start + run]);
                if (run + 1 >= ShortestRun)
                {
                    sink.Add(
                        TextHash.Finish(hash), wordStart + start - 1, run + 1,
                        KindOf(start == 0, start + run + 1 == padded.Length));
                }
            }
        }
    }

    private static NgramKind KindOf(bool first, bool last) =>
        first ? last ? NgramKind.AllCharacters : NgramKind.FirstCharacters
            : last ? NgramKind.LastCharacters
            : NgramKind.Characters;

    private readonly record struct Word(ulong Hash, int Start);
}
