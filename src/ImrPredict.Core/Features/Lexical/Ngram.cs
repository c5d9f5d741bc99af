namespace ImrPredict.Features.Lexical;

/// <summary>An n-gram that has a column.</summary>
/// <param name="Hash">Its hash.</param>
/// <param name="Name">Its column name.</param>
/// <param name="Frequency">Training letters that it stands in.</param>
internal readonly record struct Ngram(ulong Hash, string Name, int Frequency)
{
    /// <summary>Order of columns: by name, ordinal; equal names by hash.</summary>
    public static Comparison<Ngram> ByName { get; } = static (a, b) =>
        string.CompareOrdinal(a.Name, b.Name) is var order and not 0 ? order : a.Hash.CompareTo(b.Hash);
}
