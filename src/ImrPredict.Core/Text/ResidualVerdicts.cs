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
            var at = words.IndexOfAny(Verdicts);
            if (at >= 0 && !words.ContainsAny(Known))
            {
                found.Add(new(sentence.Start + at, sentence.Length - at));
            }
        }

        return found;
    }

    private static SearchValues<string> Strings(string kind) =>
        SearchValues.Create([.. Rows.Where(r => r[1] == kind).Select(r => r[0])], StringComparison.OrdinalIgnoreCase);
}
