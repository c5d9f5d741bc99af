namespace ImrPredict.Evaluation.Splits;

/// <summary>Rows that are held out once, and the rows to learn from instead; no cluster is on both sides.</summary>
/// <param name="Learn">Row numbers to learn from.</param>
/// <param name="Check">Row numbers held out.</param>
/// <param name="Part">Number of the fold or year, for calibration by parts.</param>
internal sealed record Fold(IReadOnlyList<int> Learn, IReadOnlyList<int> Check, int Part = 0)
{
    /// <summary>One fold for each number of an assignment, e.g. by <see cref="GroupedFolds"/>.</summary>
    /// <param name="numbers">Fold of each row, from 0.</param>
    public static IReadOnlyList<Fold> Each(IReadOnlyList<int> numbers) =>
    [
        .. Enumerable.Range(0, numbers.Max() + 1).Select(part => new Fold(
            [.. Enumerable.Range(0, numbers.Count).Where(row => numbers[row] != part)],
            [.. Enumerable.Range(0, numbers.Count).Where(row => numbers[row] == part)], part)),
    ];

    /// <summary>Holds rows out, and leaves out of the others those of their clusters.</summary>
    /// <param name="learn">Rows to learn from where their cluster is not held out.</param>
    /// <param name="check">Rows held out.</param>
    /// <param name="clusters">Cluster of each row.</param>
    /// <param name="part">Number of the fold.</param>
    public static Fold Apart(
        IEnumerable<int> learn, IReadOnlyList<int> check, IReadOnlyList<int> clusters, int part = 0)
    {
        var held = check.Select(row => clusters[row]).ToHashSet();
        return new([.. learn.Where(row => !held.Contains(clusters[row]))], check, part);
    }
}
