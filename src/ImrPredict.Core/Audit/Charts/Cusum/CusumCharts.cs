using ImrPredict.Audit.Charts.Dispersion;

namespace ImrPredict.Audit.Charts.Cusum;

/// <summary>Draws CUSUM charts of units.</summary>
/// <param name="mix">All rows.</param>
/// <param name="periods">Period of each row.</param>
/// <param name="betweenVariance">Variance between units of observed over expected.</param>
/// <param name="oddsRatio">Shift to find upwards; its inverse downwards.</param>
/// <param name="falseAlarmShare">Chance that a unit in control alarms at all.</param>
internal sealed class CusumCharts(
    CaseMix mix, IReadOnlyList<string?> periods, double betweenVariance, double oddsRatio, double falseAlarmShare)
{
    /// <summary>Draws the chart of a unit.</summary>
    /// <param name="unit">Its name.</param>
    /// <param name="rows">Its rows, in order of time.</param>
    /// <param name="along">Their probabilities, see <see cref="SharedTrend.Along"/>.</param>
    public CusumChart Draw(string unit, IReadOnlyList<int> rows, IReadOnlyList<double> along)
    {
        var (_, _, observed, _, variance) = mix.Sum(rows);
        var expected = along.Sum();
        var trust = betweenVariance / (betweenVariance + (variance / (expected * expected)));
        var own = LevelShift.To(1 + (trust * ((observed / expected) - 1)), along);
        var letters = rows.Select((row, place) => (Row: row, P: own[place])).GroupBy(r => mix.Letters[r.Row])
            .Select(l => l.ToList()).ToList();
        List<IReadOnlyList<double>> probabilities = [.. letters.Select(l => l.Select(r => r.P).ToArray())];
        // Run lengths are near geometric: half the share on each side over n letters needs a mean of
        // -n / ln(1 - share / 2).
        var wanted = -letters.Count / Math.Log(1 - (falseAlarmShare / 2));
        var correlation = mix.LetterCorrelation;
        var up = CusumDesign.Find(probabilities, correlation, oddsRatio, wanted);
        var down = CusumDesign.Find(probabilities, correlation, 1 / oddsRatio, wanted);
        var points = new CusumPoint[letters.Count];
        var last = new CusumPoint("", 0, 0);
        for (var place = 0; place < points.Length; place++)
        {
            var p = probabilities[place];
            bool[] overturned = [.. letters[place].Select(r => mix.Overturned[r.Row] > 0)];
            last = points[place] = new(
                periods[letters[place][0].Row] ?? "",
                Math.Max(0, last.Up + CusumScore.Compute(p, overturned, up.OddsRatio, correlation)),
                Math.Max(0, last.Down + CusumScore.Compute(p, overturned, down.OddsRatio, correlation)));
        }

        var chart = new CusumChart
        {
            Unit = unit,
            Points = points,
            Up = up,
            Down = down,
            FalseAlarmShare =
                1 - Math.Exp(-(points.Length / up.InControlRunLength) - (points.Length / down.InControlRunLength)),
        };
        return chart.AlarmAt is null ? chart : chart with { Change = CusumChange.Find([.. letters.Select(Sum)]) };
    }

    private (double Observed, double Expected, double Variance) Sum(List<(int Row, double P)> letter) =>
        (letter.Sum(r => mix.Overturned[r.Row]), letter.Sum(r => r.P),
            mix.Sum([.. letter.Select(r => r.Row)]).Variance);
}
