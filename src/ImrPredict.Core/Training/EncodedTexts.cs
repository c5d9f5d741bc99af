namespace ImrPredict.Training;

/// <summary>Puts together what the numbers of the text encoder add to an item's log-odds.</summary>
internal static class EncodedTexts
{
    /// <summary>The largest contributions, the encoder's numbers of one text taken together; largest first.</summary>
    /// <param name="contributions">Contributions of all columns.</param>
    /// <param name="count">How many at most.</param>
    public static IReadOnlyList<Contribution> Joined(IReadOnlyList<Contribution> contributions, int count) =>
    [
        .. contributions.GroupBy(c => Wholes(c.Feature) ?? c.Feature, StringComparer.Ordinal)
            .Select(g => new Contribution(g.Key, g.Sum(c => c.LogOdds)))
            .OrderByDescending(c => Math.Abs(c.LogOdds)).ThenBy(c => c.Feature, StringComparer.Ordinal).Take(count),
    ];

    // A column of the encoder is the name of its block, @ and a number.
    private static string? Wholes(string feature) =>
        feature.StartsWith("title@", StringComparison.Ordinal) ? "the request as a whole"
        : feature.StartsWith("text@", StringComparison.Ordinal) ? "the text as a whole"
        : null;
}
