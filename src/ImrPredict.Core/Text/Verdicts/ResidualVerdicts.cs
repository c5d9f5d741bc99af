using System.Buffers;
using ImrPredict.Cases;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Text.Verdicts;

/// <summary>The broad check behind <see cref="VerdictCutter.Residual"/>: plain strings, no word patterns.</summary>
internal static class ResidualVerdicts
{
    private static readonly IReadOnlyList<string[]> Rows = TermTable.Read("residual-verdicts.tsv", 2);
    private static readonly SearchValues<string> InFindings = Strings("review", "verdict", "reasoning");
    private static readonly SearchValues<string> InSummaries = Strings("review", "verdict");
    private static readonly SearchValues<string> InReports = Strings("review");
    private static readonly SearchValues<string> Known = Strings("known");

    /// <summary>
    /// Where a verdict string stands in a sentence that tells no earlier decision; one span a sentence.
    /// </summary>
    public static IReadOnlyList<TextSpan> Find(string text, ClinicalTextKind kind)
    {
        var verdicts = kind switch
        {
            ClinicalTextKind.FindingsBackground => InFindings,
            ClinicalTextKind.ReviewerSummary => InSummaries,
            _ => InReports,
        };
        if (!text.AsSpan().ContainsAny(verdicts))
        {
            return [];
        }

        var found = new List<TextSpan>();
        var known = false;
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            var words = sentence.Of(text);

            // A letter's summary ends with utilization review's grounds, sentence after sentence.
            known = (known && kind == ClinicalTextKind.ReviewerSummary) || words.ContainsAny(Known);
            var at = First(words, known ? InReports : verdicts);
            if (at >= 0)
            {
                found.Add(new(sentence.Start + at, sentence.Length - at));
            }
        }

        return found;
    }

    /// <summary>First string that does not begin inside a word ("this indicated" holds no "is indicated").</summary>
    private static int First(ReadOnlySpan<char> words, SearchValues<string> strings)
    {
        for (var from = 0; words[from..].IndexOfAny(strings) is var at and >= 0; from += at + 1)
        {
            if (from + at == 0 || !char.IsLetter(words[from + at - 1]))
            {
                return from + at;
            }
        }

        return -1;
    }

    private static SearchValues<string> Strings(params string[] kinds) => SearchValues.Create(
        [.. Rows.Where(r => kinds.Contains(r[1])).Select(r => r[0])],
        StringComparison.OrdinalIgnoreCase);
}
