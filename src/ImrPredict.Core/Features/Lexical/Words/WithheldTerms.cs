using ImrPredict.Text;
using ImrPredict.Text.Internals;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Features.Lexical.Words;

/// <summary>Words that never become a feature: they state the sex of the patient (<c>withheld-terms.tsv</c>).</summary>
internal static class WithheldTerms
{
    private static readonly HashIndex Hashes =
        new([.. TermTable.Read("withheld-terms.tsv", 1).Select(row => TextHash.Of(row[0]))]);

    /// <summary>Whether the word with this hash is withheld.</summary>
    public static bool Contains(ulong hash) => Hashes.Find(hash) >= 0;
}
