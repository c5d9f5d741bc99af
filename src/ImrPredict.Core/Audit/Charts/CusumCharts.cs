namespace ImrPredict.Audit;

/// <summary>Draws the CUSUM of a unit.</summary>
internal static class CusumCharts
{
    /// <summary>The chart of some rows that stand in order of time.</summary>
    public static CusumChart Of(
        CaseMix mix, ChartPoint unit, IReadOnlyList<int> rows, IReadOnlyList<string?> periods, double betweenVariance,
        ChartOptions options)
    {
        var trust = betweenVariance / (betweenVariance + (unit.RatioError * unit.RatioError));
        var own = AtLevel(mix, rows, 1 + (trust * (unit.Ratio - 1)));
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

        return new CusumChart
        {
            Unit = unit.Name,
            Points = points,
            Up = up,
            Down = down,
            FalseAlarmShare = 1 - Math.Exp(-(points.Length / up.InControlRunLength) - (points.Length / down.InControlRunLength)),
        };
    }

    // One shift of all logits multiplies the expected count; half an item keeps it finite.
    private static double[] AtLevel(CaseMix mix, IReadOnlyList<int> rows, double ratio)
    {
        double[] logits = [.. rows.Select(row => Math.Log(mix.Expected[row] / (1 - mix.Expected[row])))];
        var target = Math.Clamp(ratio * rows.Sum(row => mix.Expected[row]), 0.5, rows.Count - 0.5);
        var (low, high) = (-20.0, 20.0);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = logits.Sum(l => Sigmoid(l + middle)) < target ? (middle, high) : (low, middle);
        }

        return [.. logits.Select(l => Sigmoid(l + high))];
    }

    private static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));
}
