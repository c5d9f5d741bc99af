using ImrPredict.Text;

namespace ImrPredict.Scoring;

/// <summary>The words of a clinical text around a place, short enough for a cell.</summary>
internal static class EvidenceQuote
{
    private const int Around = 40;

    /// <summary>The words around a mention, inside its sentence; three dots where something is left out.</summary>
    public static string Of(string text, TextSpan span, TextSpan sentence)
    {
        var start = Math.Max(sentence.Start, span.Start - Around);
        var end = Math.Min(sentence.End, span.End + Around);
        while (start > sentence.Start && start < span.Start && !char.IsWhiteSpace(text[start - 1]))
        {
            start++;
        }

        while (end < sentence.End && end > span.End && !char.IsWhiteSpace(text[end]))
        {
            end--;
        }

        var words = string.Join(' ', text[start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return (start > sentence.Start ? "... " : "") + words.Trim(' ', '.', ',', ';') + (end < sentence.End ? " ..." : "");
    }

    /// <summary>The place of a phrase of lower-case words, <c>#</c> for a number; null where the text has it not.</summary>
    public static TextSpan? Find(string text, string phrase)
    {
        var words = phrase.Split(' ');
        var pattern = string.Join(@"[^\p{L}\p{N}]+", words.Select(word =>
            word == "#" ? @"\p{N}+" : string.Join("['\u2019]?", word.Select(c => System.Text.RegularExpressions.Regex.Escape(c.ToString())))));
        var match = System.Text.RegularExpressions.Regex.Match(
            text, $@"(?<![\p{{L}}\p{{N}}]){pattern}(?![\p{{L}}\p{{N}}])",
            System.Text.RegularExpressions.RegexOptions.IgnoreCase | System.Text.RegularExpressions.RegexOptions.CultureInvariant);
        return match.Success ? new TextSpan(match.Index, match.Length) : null;
    }
}
