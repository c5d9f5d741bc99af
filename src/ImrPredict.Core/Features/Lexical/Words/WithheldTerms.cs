using System.Collections.Frozen;
using ImrPredict.Text;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Features.Lexical.Words;

/// <summary>Words that never become a feature: they state the sex of the patient (<c>withheld-terms.tsv</c>).</summary>
internal static class WithheldTerms
{
    private static readonly FrozenSet<ulong> Hashes =
        TermTable.Read("withheld-terms.tsv", 1).Select(row => TextHash.Of(row[0])).ToFrozenSet();

    /// <summary>Whether the word with this hash is withheld.</summary>
    public static bool Contains(ulong hash) => Hashes.Contains(hash);
}
