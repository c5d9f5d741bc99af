using System.Globalization;
using ImrPredict.Numerics;
using ImrPredict.Text;
using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Features.Published;

/// <summary>
/// Finds treatments and diagnoses in a text by <c>published-topics.tsv</c>, which also says how the reviews of health
/// plans of 2001 to 2014 about them were decided: knowledge of the coded public file for texts without codes.
/// </summary>
internal static class PublishedTopics
{
    private const double Shrinkage = 10;
    private const double Overall = 0.42;

    private static readonly IReadOnlyList<string[]> Rows = TermTable.Read("published-topics.tsv", 5);

    private static readonly (string Pattern, PublishedTopic Topic)[] Terms =
    [
        .. Rows.Select(row => (Row: row, Topic: TopicOf(row))).SelectMany(pair => pair.Row[4].Split(';')
            .Select(pattern => (pattern, pair.Topic))),
    ];

    private static readonly PhraseSet Phrases = new(Terms.Select(term => term.Pattern));

    /// <summary>The topics that a text names, each once, in the table's order.</summary>
    public static IReadOnlyList<PublishedTopic> In(string text)
    {
        var tokens = new WordTokens(text);
        var matches = new List<PhraseMatch>();
        Phrases.Match(Phrases.Encode(tokens), 0, tokens.Count, matches);
        return [.. matches.Select(m => m.Pattern).Distinct().Order().Select(p => Terms[p].Topic).Distinct()];
    }

    private static PublishedTopic TopicOf(string[] row)
    {
        var reviews = double.Parse(row[2], CultureInfo.InvariantCulture);
        var overturned = double.Parse(row[3], CultureInfo.InvariantCulture);
        var share = (overturned + (Shrinkage * Overall)) / (reviews + Shrinkage);
        return new PublishedTopic(
            row[0], row[1] == "treatment", Logistic.Logit(share) - Logistic.Logit(Overall));
    }
}
