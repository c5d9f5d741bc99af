using System.Buffers;
using ImrPredict.Text;

namespace ImrPredict.Scoring.Reasons;

/// <summary>The words of a clinical text around a place, short enough for a cell.</summary>
internal static class EvidenceQuote
{
    private const int Around = 40;
    private const int Longest = 90;

    // White space that a quote shows as a blank.
    private static readonly SearchValues<char> OtherSpaces = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => c != ' ' && char.IsWhiteSpace(c))]);

    /// <summary>The words around a mention, inside its sentence; three dots where something is left out.</summary>
    public static string Of(string text, TextSpan span, TextSpan sentence)
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

        var kept = text.AsSpan(start, end - start);
        var words = kept.ContainsAny(OtherSpaces) || kept.Contains("  ", StringComparison.Ordinal) ? OneSpaced(kept) : kept;
        return string.Concat(
            start > sentence.Start ? "... " : "", words.Trim(" .,;"), end < sentence.End ? " ..." : "");
    }

    private static string OneSpaced(ReadOnlySpan<char> text) =>
        string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
