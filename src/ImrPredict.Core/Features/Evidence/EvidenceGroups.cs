using ImrPredict.Cases;
using ImrPredict.Text;
using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Features.Evidence;

/// <summary>The groups of services that evidence is crossed with, read from the request.</summary>
internal static class EvidenceGroups
{
    private const int RequestSentences = 2;

    private static readonly IReadOnlyList<string[]> Rows = TermTable.Read("evidence-services.tsv", 2);
    private static readonly PhraseSet Patterns = PhraseSet.OfTable(Rows.Select(r => r[1]));
    private static readonly string[] All = [.. Rows.Select(r => r[0]).Distinct()];
    private static readonly int[] GroupOfPattern = [.. Rows.Select(r => Array.IndexOf(All, r[0]))];

    /// <summary>Names of the groups, in the table's order.</summary>
    public static IReadOnlyList<string> Names => All;

    /// <summary>Marks the groups that an item belongs to; none where its request names none.</summary>
    /// <param name="item">The item.</param>
    /// <param name="groups">One for each of <see cref="Names"/>; those of the item are set.</param>
    public static void Mark(DisputedItem item, Span<bool> groups)
    {
        var tokens = new WordTokens(RequestOf(item));
        var matches = new List<PhraseMatch>();
        Patterns.Match(Patterns.Encode(tokens), 0, tokens.Count, matches);
        foreach (var match in matches)
        {
            groups[GroupOfPattern[match.Pattern]] = true;
        }
    }

    private static string RequestOf(DisputedItem item)
    {
        if ((ServiceKey.OfTitle(item) ?? ServiceKey.OfCategory(item)) is { } service)
        {
            return $"{service.Narrow} {item.RequestedService}";
        }

        var sentences = SentenceSplitter.Split(item.ClinicalText);
        return sentences.Count == 0
            ? ""
            : item.ClinicalText[..sentences[Math.Min(RequestSentences, sentences.Count) - 1].End];
    }
}
