using System.Buffers;

namespace ImrPredict.Text;

/// <summary>The broad check behind <see cref="VerdictCutter.Residual"/>: plain strings, no word patterns.</summary>
internal static class ResidualVerdicts
{
    private static readonly IReadOnlyList<string[]> Rows = TermTable.Read("residual-verdicts.tsv", 2);
    private static readonly SearchValues<string> Verdicts = Strings("verdict");
    private static readonly SearchValues<string> Known = Strings("known");

    /// <summary>Where a verdict string stands in a sentence that tells no earlier decision; one span a sentence.</summary>
    public static IReadOnlyList<TextSpan> Find(string text)
    {
        if (!text.AsSpan().ContainsAny(Verdicts))
        {
            return [];
        }

        var found = new List<TextSpan>();
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            var words = sentence.Of(text);
            var at = FirstVerdict(words);
            if (at >= 0 && !words.ContainsAny(Known))
            {
                found.Add(new(sentence.Start + at, sentence.Length - at));
            }
        }

        return found;
    }

    /// <summary>First verdict string that does not begin inside a word ("this indicated" holds no "is indicated").</summary>
    private static int FirstVerdict(ReadOnlySpan<char> words)
    {
        for (var from = 0; words[from..].IndexOfAny(Verdicts) is var at and >= 0; from += at + 1)
        {
            if (from + at == 0 || !char.IsLetter(words[from + at - 1]))
            {
                return from + at;
            }
        }

        return -1;
    }

    private static SearchValues<string> Strings(string kind) =>
        SearchValues.Create([.. Rows.Where(r => r[1] == kind).Select(r => r[0])], StringComparison.OrdinalIgnoreCase);
}
