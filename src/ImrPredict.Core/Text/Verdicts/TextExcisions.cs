using System.Text;
using ImrPredict.Cases;

namespace ImrPredict.Text.Verdicts;

/// <summary>Takes excisions out of a text.</summary>
internal static class TextExcisions
{
    /// <summary>
    /// The text without the excisions. White space that meets at a cut becomes one character: a line break where there
    /// was one, else a space; white space at the text's ends goes. Nothing else changes.
    /// </summary>
    /// <param name="text">The uncut text.</param>
    /// <param name="excisions">In order, without overlap.</param>
    /// <param name="origins">For each character kept, its offset in <paramref name="text"/>.</param>
    public static string Apply(string text, IReadOnlyList<Excision> excisions, out int[] origins)
    {
        var kept = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        var at = 0;
        foreach (var excision in excisions)
        {
            Append(text, at, excision.Start, kept, places);
            at = excision.End;
        }

        Append(text, at, text.Length, kept, places);
        TrimEnd(kept, places);
        origins = [.. places];
        return kept.ToString();
    }

    private static void Append(string text, int from, int end, StringBuilder kept, List<int> places)
    {
        var start = from;
        while (from < end && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        if (from == end)
        {
            return;
        }

        if (start > 0)
        {
            JoinAt(text, start, from, kept, places);
        }

        kept.Append(text, from, end - from);
        places.AddRange(Enumerable.Range(from, end - from));
    }

    private static void JoinAt(string text, int start, int from, StringBuilder kept, List<int> places)
    {
        var lineBreak = text.AsSpan(start, from - start).ContainsAny('\n', '\f') || EndsInLineBreak(kept);
        TrimEnd(kept, places);
        if (kept.Length > 0)
        {
            kept.Append(lineBreak ? '\n' : ' ');
            places.Add(Math.Max(start, from - 1));
        }
    }

    private static bool EndsInLineBreak(StringBuilder kept)
    {
        for (var i = kept.Length - 1; i >= 0 && char.IsWhiteSpace(kept[i]); i--)
        {
            if (kept[i] is '\n' or '\f')
            {
                return true;
            }
        }

        return false;
    }

    private static void TrimEnd(StringBuilder kept, List<int> places)
    {
        var length = kept.Length;
        while (length > 0 && char.IsWhiteSpace(kept[length - 1]))
        {
            length--;
        }

        kept.Length = length;
        places.RemoveRange(length, places.Count - length);
    }
}
