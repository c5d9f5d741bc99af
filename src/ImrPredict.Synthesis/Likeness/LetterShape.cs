using System.Text.RegularExpressions;

namespace ImrPredict.Synthesis;

/// <summary>
/// The measurable shape of one letter's text, of the layouts since 2014, ours or a real one. A rough reading for
/// comparing collections; it is not the parser.
/// </summary>
public sealed partial record LetterShape
{
    /// <summary>Words of the whole letter.</summary>
    public required int Words { get; init; }

    /// <summary>The clinical case summary, white space folded; empty where its heading is missing.</summary>
    public required string Summary { get; init; }

    /// <summary>Rationale and whether its item was overturned, in order.</summary>
    public required IReadOnlyList<(string Text, bool Overturned)> Rationales { get; init; }

    /// <summary>The first four words of the summary, digits as <c>#</c>.</summary>
    public string Opener => Digits().Replace(string.Join(' ', Summary.Split(' ').Take(4)), "#").ToLowerInvariant();

    /// <summary>Text of the summary and the rationales, without the frame that all letters share.</summary>
    public string Body => $"{Summary} {string.Join(' ', Rationales.Select(r => r.Text))}";

    /// <summary>Reads a letter's text; parts that are missing come out empty.</summary>
    public static LetterShape Read(string text)
    {
        var folded = Spaces().Replace(text, " ");
        var summary = Between(folded, "CLINICAL CASE SUMMARY", "IMR ISSUES, DECISIONS");
        var leadIn = summary.IndexOf(':', StringComparison.Ordinal);
        if (summary.StartsWith("The expert reviewer developed", StringComparison.OrdinalIgnoreCase) && leadIn > 0)
        {
            summary = summary[(leadIn + 1)..].Trim();
        }

        var issues = folded.IndexOf("IMR ISSUES, DECISIONS", StringComparison.Ordinal);
        return new LetterShape
        {
            Words = CountWords(folded),
            Summary = summary,
            Rationales = issues < 0 ? [] : [.. ReadRationales(folded[issues..])],
        };
    }

    /// <summary>Number of words, split at white space.</summary>
    public static int CountWords(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Splits running text into sentences, roughly.</summary>
    public static IEnumerable<string> Sentences(string text) =>
        SentenceEnds().Split(text).Select(s => s.Trim()).Where(s => CountWords(s) >= 4);

    private static IEnumerable<(string Text, bool Overturned)> ReadRationales(string issues)
    {
        // Behind each rationale stands the next item's title, which ends with its verdict.
        var parts = issues.Split("Decision rationale:");
        for (var i = 1; i < parts.Length; i++)
        {
            var verdict = Verdict().Matches(parts[i - 1]).LastOrDefault();
            if (verdict is null)
            {
                continue;
            }

            var text = parts[i];
            var next = Verdict().Matches(text).LastOrDefault();
            if (next is not null && i < parts.Length - 1)
            {
                var end = text.LastIndexOf(". ", next.Index, StringComparison.Ordinal);
                text = end < 0 ? text[..next.Index] : text[..(end + 1)];
            }

            yield return (text.Trim(), verdict.Groups[1].Value == "Overturned");
        }
    }

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        var end = text.IndexOf(to, StringComparison.Ordinal);
        return start < 0 || end < start ? "" : text[(start + from.Length)..end].Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[A-Z0-9])")]
    private static partial Regex SentenceEnds();

    [GeneratedRegex(@":\s*(Upheld|Overturned)\b")]
    private static partial Regex Verdict();
}
