namespace ImrPredict.Evaluation.Metrics;

/// <summary>
/// When rows are enough for an interval. A bootstrap of one or two overturned rows draws the same rows again and again,
/// and calls chance a certainty.
/// </summary>
public static class EnoughRows
{
    /// <summary>Fewest letters with an overturned item, and fewest with an upheld one.</summary>
    public const int LettersOfEach = 10;

    /// <summary>What is said where they are not enough.</summary>
    public static string TooFew { get; } =
        $"too few to tell: that needs {LettersOfEach} cases with an overturned and {LettersOfEach} with an upheld "
        + "item";

    /// <summary>Whether they are.</summary>
    /// <param name="overturned">Outcome of each row.</param>
    /// <param name="clusters">Cluster (letter, or near duplicates) of each row.</param>
    internal static bool Are(IReadOnlyList<bool> overturned, IReadOnlyList<int> clusters) =>
        LettersWith(true, overturned, clusters) >= LettersOfEach
        && LettersWith(false, overturned, clusters) >= LettersOfEach;

    /// <summary>Clusters that have a row of an outcome.</summary>
    internal static int LettersWith(bool outcome, IReadOnlyList<bool> overturned, IReadOnlyList<int> clusters) =>
        Enumerable.Range(0, overturned.Count).Where(i => overturned[i] == outcome)
            .Select(i => clusters[i]).Distinct().Count();
}
