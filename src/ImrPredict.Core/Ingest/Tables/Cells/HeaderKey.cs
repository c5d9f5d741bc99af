namespace ImrPredict.Ingest.Tables.Cells;

/// <summary>Names compared without case, spaces and punctuation.</summary>
internal static class HeaderKey
{
    /// <summary>The letters and digits of a name, in lower case.</summary>
    public static string Of(string name)
    {
        var kept = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        var length = 0;
        foreach (var letter in name)
        {
            if (char.IsLetterOrDigit(letter))
            {
                kept[length++] = char.ToLowerInvariant(letter);
            }
        }

        return new string(kept[..length]);
    }
}
