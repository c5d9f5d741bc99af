namespace ImrPredict.Audit.Charts.Cusum;

/// <summary>Draws the CUSUM of a unit.</summary>
internal static class CusumCharts
{
    /// <summary>The chart of some rows that stand in order of time.</summary>
    /// <param name="mix">All rows.</param>
    /// <param name="unit">Name of the unit.</param>
    /// <param name="rows">Rows of the unit, in order of time.</param>
    /// <param name="along">Their probabilities, along the course of all.</param>
    /// <param name="periods">Period of each row of the mix.</param>
    /// <param name="betweenVariance">Variance between units of observed over expected.</param>
    /// <param name="options">Settings.</param>
    public static CusumChart Of(
        CaseMix mix, string unit, IReadOnlyList<int> rows, IReadOnlyList<double> along, IReadOnlyList<string?> periods,
        double betweenVariance, ChartOptions options)
    {
        var (_, _, observed, _, variance) = mix.Sum(rows);
        var expected = along.Sum();
        var trust = betweenVariance / (betweenVariance + (variance / (expected * expected)));
        var own = LevelShift.To(1 + (trust * ((observed / expected) - 1)), along);
        var letters = rows.Select((row, place) => (Row: row, Place: place)).GroupBy(r => mix.Letters[r.Row])
            .Select(l => l.ToList()).ToList();
        List<IReadOnlyList<double>> probabilities = [.. letters.Select(l => l.Select(r => own[r.Place]).ToArray())];
        // Run lengths are near geometric: half the share on each side over n letters needs a mean of -n / ln(1 - share / 2).
        var wanted = -letters.Count / Math.Log(1 - (options.CusumFalseAlarmShare / 2));
        var correlation = mix.LetterCorrelation;
        var up = CusumDesign.Of(probabilities, correlation, options.ShiftOddsRatio, wanted);
        var down = CusumDesign.Of(probabilities, correlation, 1 / options.ShiftOddsRatio, wanted);
        var points = new CusumPoint[letters.Count];
        var last = new CusumPoint("", 0, 0);
        for (var place = 0; place < points.Length; place++)
        {
            bool[] overturned = [.. letters[place].Select(r => mix.Overturned[r.Row] > 0)];
            last = points[place] = new(
                periods[letters[place][0].Row] ?? "",
                Math.Max(0, last.Up + CusumScore.Of(probabilities[place], overturned, up.OddsRatio, correlation)),
                Math.Max(0, last.Down + CusumScore.Of(probabilities[place], overturned, down.OddsRatio, correlation)));
        }

        var chart = new CusumChart
        {
            Unit = unit,
            Points = points,
            Up = up,
            Down = down,
            FalseAlarmShare = 1 - Math.Exp(-(points.Length / up.InControlRunLength) - (points.Length / down.InControlRunLength)),
        };
        return chart.AlarmAt is null ? chart : chart with { Change = ChangeOf(mix, rows, own, letters) };
    }

    private static CusumChange ChangeOf(
        CaseMix mix, IReadOnlyList<int> rows, double[] own, IReadOnlyList<List<(int Row, int Place)>> letters) =>
        CusumChange.Of([.. letters.Select(l => (
            l.Sum(r => mix.Overturned[rows[r.Place]]), l.Sum(r => own[r.Place]), mix.Sum([.. l.Select(r => r.Row)]).Variance))]);
}
