using ImrPredict.Audit.Charts.Dispersion;

namespace ImrPredict.Audit.Charts;

/// <summary>
/// Units of one column against what their case mix lets expect, with limits that widen for small units.
/// </summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Points">Units with enough items and letters, by name.</param>
/// <param name="UnitsTooSmall">Units left out because they are too small.</param>
/// <param name="ItemsTooSmall">Their items.</param>
/// <param name="Spread">Spread between units beyond chance.</param>
/// <param name="LetterCorrelation">Correlation of two decisions of one letter, in [0, 1].</param>
public sealed record FunnelChart(
    string Column,
    IReadOnlyList<ChartPoint> Points,
    int UnitsTooSmall,
    int ItemsTooSmall,
    Overdispersion Spread,
    double LetterCorrelation)
{
    /// <summary>Units that chance alone is expected to put outside the 99.8 % limits: at most 0.2 % of them.</summary>
    public double ExpectedOutside998 => 0.002 * Points.Count;

    internal static FunnelChart Draw(CaseMix mix, UnitColumn column, ChartOptions options)
    {
        var units = Enumerable.Range(0, column.Units.Count).Where(row => !string.IsNullOrWhiteSpace(column.Units[row]))
            .GroupBy(row => column.Units[row]!, StringComparer.Ordinal).OrderBy(u => u.Key, StringComparer.Ordinal)
            .Select(u => (Name: u.Key, Sum: mix.Sum([.. u]))).ToList();
        var shown = units.Where(u => u.Sum.Items >= options.MinItems && u.Sum.Letters >= options.MinLetters).ToList();
        var spread = options.Overdispersion == OverdispersionForm.None
            ? Overdispersion.None
            : Overdispersion.Estimate(
                [.. shown.Select(u => (u.Sum.Observed - u.Sum.Expected) / Math.Sqrt(u.Sum.Variance))],
                [.. shown.Select(u => Math.Sqrt(u.Sum.Variance) / u.Sum.Expected)]);
        var points = shown.Select(u => ChartPoint.Measure(
            u.Name, u.Sum, spread.Predictive(u.Sum.Variance, u.Sum.Expected, options.Overdispersion), u.Sum.Expected));
        return new(
            column.Name, [.. points], units.Count - shown.Count,
            units.Sum(u => u.Sum.Items) - shown.Sum(u => u.Sum.Items), spread, mix.LetterCorrelation);
    }
}
