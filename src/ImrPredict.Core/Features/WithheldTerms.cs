using System.Collections.Frozen;

namespace ImrPredict.Features;

/// <summary>Words that never become a feature because they state the patient's sex (<c>withheld-terms.tsv</c>).</summary>
internal static class WithheldTerms
{
    private static readonly FrozenSet<ulong> Hashes = Read();

    /// <summary>Whether the word with this hash is withheld.</summary>
    public static bool Contains(ulong hash) => Hashes.Contains(hash);

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
