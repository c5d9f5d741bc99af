namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>How many letters two words differ by (Levenshtein), as damage by text recognition changes them.</summary>
internal static class EditDistance
{
    private const int Longest = 160;

    /// <summary>Whether at most so many letters have to be put in, taken out or changed.</summary>
    public static bool AtMost(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most || right.Length >= Longest)
        {
            return false;
        }

        Span<int> row = stackalloc int[right.Length + 1];
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = j;
        }

        foreach (var letter in left)
        {
            var diagonal = row[0];
            var smallest = ++row[0];
            for (var j = 1; j < row.Length; j++)
            {
                var changed = diagonal + (letter == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
                smallest = Math.Min(smallest, row[j]);
            }

            if (smallest > most)
            {
                return false;
            }
        }

        return row[^1] <= most;
    }
}
