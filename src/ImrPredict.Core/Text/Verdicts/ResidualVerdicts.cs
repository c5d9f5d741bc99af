using System.Buffers;
using ImrPredict.Cases;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Text.Verdicts;

/// <summary>The broad check behind <see cref="VerdictCutter.Residual"/>: plain strings, no word patterns.</summary>
internal static class ResidualVerdicts
{
    private static readonly IReadOnlyList<string[]> Rows = TermTable.Read("residual-verdicts.tsv", 2);
    private static readonly SearchValues<string> InFindings = OfKinds("review", "verdict", "reasoning");
    private static readonly SearchValues<string> InSummaries = OfKinds("review", "verdict");
    private static readonly SearchValues<string> InReports = OfKinds("review");
    private static readonly SearchValues<string> Known = OfKinds("known");

    /// <summary>The strings that count as stating a verdict.</summary>
    public static IReadOnlyList<string> Strings { get; } =
        [.. Rows.Where(r => r[1] != "known").Select(r => r[0].Trim())];

    /// <summary>
    /// Where a verdict string stands in a sentence that tells no earlier decision; one span a sentence.
    /// </summary>
    public static IReadOnlyList<StatedVerdict> Find(string text, ClinicalTextKind kind)
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

        var found = new List<StatedVerdict>();
        var known = false;
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            var words = sentence.Of(text);

            // A letter's summary ends with utilization review's grounds, sentence after sentence.
            known = (known && kind == ClinicalTextKind.ReviewerSummary) || words.ContainsAny(Known);
            var at = First(words, known ? InReports : verdicts);
            if (at >= 0)
            {
                found.Add(new(new(sentence.Start + at, sentence.Length - at), RuleOf(words[at..])));
            }
        }

        return found;
    }

    /// <summary>The longest string that a stretch begins with, and its kind.</summary>
    private static string RuleOf(ReadOnlySpan<char> words)
    {
        var longest = Rows[0];
        var length = 0;
        foreach (var row in Rows)
        {
            if (row[0].Length > length && words.StartsWith(row[0], StringComparison.OrdinalIgnoreCase))
            {
                (longest, length) = (row, row[0].Length);
            }
        }

        return $"{longest[1]}: {longest[0]}";
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

    private static SearchValues<string> OfKinds(params string[] kinds) => SearchValues.Create(
        [.. Rows.Where(r => kinds.Contains(r[1])).Select(r => r[0])],
        StringComparison.OrdinalIgnoreCase);
}
