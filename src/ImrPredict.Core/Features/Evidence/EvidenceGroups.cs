using ImrPredict.Cases;
using ImrPredict.Text;

namespace ImrPredict.Features;

/// <summary>The groups of services that evidence is crossed with, read from the request.</summary>
internal static class EvidenceGroups
{
    private const int RequestSentences = 2;

    private static readonly IReadOnlyList<string[]> Rows = TermTable.Read("evidence-services.tsv", 2);
    private static readonly PhraseSet Patterns = new([.. Rows.Select(r => PhrasePattern.Parse(r[1]))]);

    /// <summary>Names of the groups, in the table's order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Rows.Select(r => r[0]).Distinct()];

    /// <summary>The groups that an item belongs to; empty where its request names none.</summary>
    public static IReadOnlyList<string> Of(DisputedItem item)
    {
        var request = RequestOf(item);
        var tokens = WordTokens.Of(request);
        var matches = new List<PhraseMatch>();
        Patterns.Match(Patterns.Encode(tokens), 0, tokens.Count, matches);
        return [.. matches.Select(m => Rows[m.Pattern][0]).Distinct()];
    }

    private static string RequestOf(DisputedItem item)
    {
        if (item.RequestedService.Length > 0 || item.ServiceCategory != ServiceCategory.Other)
        {
            return $"{item.ServiceCategory} {item.RequestedService}";
        }

        var sentences = SentenceSplitter.Split(item.ClinicalText);
        return sentences.Count == 0
            ? ""
            : item.ClinicalText[..sentences[Math.Min(RequestSentences, sentences.Count) - 1].End];
    }
}
