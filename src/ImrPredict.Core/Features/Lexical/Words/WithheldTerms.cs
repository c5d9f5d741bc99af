using System.Collections.Frozen;

namespace ImrPredict.Features.Lexical.Words;

/// <summary>Words that never become a feature: they state the sex of the patient (<c>withheld-terms.tsv</c>).</summary>
internal static class WithheldTerms
{
    private static readonly FrozenSet<ulong> Hashes = Read();

    // One bit for each of 4,096 classes of hashes: nearly every word is none of these, and learns it here.
    private static readonly ulong[] Classes = ClassesOf(Hashes);

    /// <summary>Whether the word with this hash is withheld.</summary>
    public static bool Contains(ulong hash) =>
        (Classes[hash >> 58] & (1UL << (int)(hash >> 52))) != 0 && Hashes.Contains(hash);

    private static ulong[] ClassesOf(IEnumerable<ulong> hashes)
    {
        var classes = new ulong[64];
        foreach (var hash in hashes)
        {
            classes[hash >> 58] |= 1UL << (int)(hash >> 52);
        }

        return classes;
    }

    private static FrozenSet<ulong> Read()
    {
        using var stream = typeof(WithheldTerms).Assembly.GetManifestResourceStream("withheld-terms.tsv")
            ?? throw new InvalidOperationException("withheld-terms.tsv is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => TextHash.Of(line.Split('\t')[0]))
            .ToFrozenSet();
    }
}
