namespace ImrPredict.Desk.Store;

/// <summary>Words of a user as the index of words takes them.</summary>
internal static class SearchWords
{
    /// <summary>
    /// Each word as a text of its own, so that no sign of a user is an operator of the search; each may be begun alone.
    /// </summary>
    public static string Quoted(string words) => string.Join(
        ' ', string.Concat(words.Select(c => char.IsControl(c) ? ' ' : c))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"*"));
}
