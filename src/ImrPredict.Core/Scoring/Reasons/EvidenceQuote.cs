using ImrPredict.Text;

namespace ImrPredict.Scoring.Reasons;

/// <summary>The words of a clinical text around a place, short enough for a cell.</summary>
internal static class EvidenceQuote
{
    private const int Around = 40;
    private const int Longest = 90;

    /// <summary>The words around a mention, inside its sentence; three dots where something is left out.</summary>
    public static string Cut(string text, TextSpan span, TextSpan sentence)
    {
        var start = Math.Max(sentence.Start, span.Start - Around);
        var end = Math.Min(sentence.End, Math.Max(span.End + Around, start + Longest));
        while (start > sentence.Start && start < span.Start && !char.IsWhiteSpace(text[start - 1]))
        {
            start++;
        }

        while (end < sentence.End && end > span.End && !char.IsWhiteSpace(text[end]))
        {
            end--;
        }

        var words = text.AsSpan(start, end - start);
        if (!HasSingleSpaces(words))
        {
            words = string.Join(' ', text[start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        return string.Concat(
            start > sentence.Start ? "... " : "", words.Trim(" .,;"), end < sentence.End ? " ..." : "");
    }

    private static bool HasSingleSpaces(ReadOnlySpan<char> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (char.IsWhiteSpace(words[i]) && (words[i] != ' ' || (i > 0 && words[i - 1] == ' ')))
            {
                return false;
            }
        }

        return true;
    }
}
