namespace ImrPredict.Training.Assessment.Leaks;

/// <summary>AUC of a column in which the rows that are not listed share the lowest value: 0, or unknown.</summary>
internal static class SparseAuc
{
    /// <summary>The area; ties count one half.</summary>
    /// <param name="listed">Value (above all others) and outcome of the rows that are not 0 or not unknown.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="positives">All overturned rows.</param>
    public static double Compute(IReadOnlyList<(float Value, bool Overturned)> listed, int rows, int positives)
    {
        var negatives = rows - positives;
        if (positives == 0 || negatives == 0)
        {
            return 0.5;
        }

        var (above, aboveNegative, area) = (0L, 0L, 0.0);
        foreach (var tied in listed.GroupBy(row => row.Value).OrderByDescending(group => group.Key))
        {
            var tiedPositive = tied.Count(row => row.Overturned);
            var tiedNegative = tied.Count() - tiedPositive;
            area += tiedPositive * (negatives - aboveNegative - (0.5 * tiedNegative));
            (above, aboveNegative) = (above + tiedPositive, aboveNegative + tiedNegative);
        }

        area += (positives - above) * 0.5 * (negatives - aboveNegative);
        return area / ((double)positives * negatives);
    }
}
