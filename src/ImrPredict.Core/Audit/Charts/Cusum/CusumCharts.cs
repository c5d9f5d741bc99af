using ImrPredict.Audit.Charts.Dispersion;

namespace ImrPredict.Audit.Charts.Cusum;

/// <summary>Draws CUSUM charts of units.</summary>
/// <param name="mix">All rows.</param>
/// <param name="periods">Period of each row.</param>
/// <param name="stretches">Number of the stretch between rebasings of each row, ascending with time.</param>
/// <param name="betweenVariance">Variance between units of observed over expected.</param>
/// <param name="oddsRatio">Shift to find upwards; its inverse downwards.</param>
/// <param name="falseAlarmShare">Chance that a unit in control alarms at all.</param>
internal sealed class CusumCharts(
    CaseMix mix, IReadOnlyList<string?> periods, IReadOnlyList<int> stretches, double betweenVariance, double oddsRatio,
    double falseAlarmShare)
{
    /// <summary>Draws the chart of a unit.</summary>
    /// <param name="unit">Its name.</param>
    /// <param name="rows">Its rows, in order of time.</param>
    /// <param name="along">Their probabilities, see <see cref="SharedTrend.Along"/>.</param>
    public CusumChart Draw(string unit, IReadOnlyList<int> rows, IReadOnlyList<double> along)
    {
        var own = AtOwnLevel(rows, along);
        var letters = rows.Select((row, place) => (Row: row, P: own[place])).GroupBy(r => mix.Letters[r.Row])
            .Select(l => l.ToList()).ToList();
        List<IReadOnlyList<double>> probabilities = [.. letters.Select(l => l.Select(r => r.P).ToArray())];
        // Run lengths are near geometric: half the share on each side over n letters needs a mean of
        // -n / ln(1 - share / 2).
        var wanted = -letters.Count / Math.Log(1 - (falseAlarmShare / 2));
        var correlation = mix.LetterCorrelation;
        var up = CusumDesign.Find(probabilities, correlation, oddsRatio, wanted);
        var down = CusumDesign.Find(probabilities, correlation, 1 / oddsRatio, wanted);
        var (upward, downward) = (new CusumSide(up.Limit, isUpward: true), new CusumSide(down.Limit, isUpward: false));
        var points = new CusumPoint[letters.Count];
        List<(double Observed, double Expected, double Variance)> sums = [.. letters.Select(Sum)];
        for (var place = 0; place < points.Length; place++)
        {
            var (p, first) = (probabilities[place], letters[place][0].Row);
            if (place > 0 && stretches[first] != stretches[letters[place - 1][0].Row])
            {
                upward.Reset();
                downward.Reset();
            }

            bool[] overturned = [.. letters[place].Select(r => mix.Overturned[r.Row] > 0)];
            double Step(CusumSide side, CusumDesign design) => side.Step(
                place, CusumScore.Compute(p, overturned, design.OddsRatio, correlation), sums[place].Observed,
                sums[place].Expected);
            points[place] = new(periods[first] ?? "", Step(upward, up), Step(downward, down));
        }

        var chart = new CusumChart
        {
            Unit = unit,
            Points = points,
            LetterRows = [.. letters.Select(letter => letter.Select(r => r.Row).ToArray())],
            Up = up,
            Down = down,
            Alarms = [.. upward.Alarms.Concat(downward.Alarms).OrderBy(a => a.At)],
            FalseAlarmShare =
                1 - Math.Exp(-(points.Length / up.InControlRunLength) - (points.Length / down.InControlRunLength)),
        };
        return chart.AlarmAt is null ? chart : chart with { Change = CusumChange.Find(sums) };
    }

    // Each stretch between rebasings has a level of its own, which is taken as it is: whoever rebases says that it
    // changed. Without rebasing it is moved as far as units are found to differ.
    private List<double> AtOwnLevel(IReadOnlyList<int> rows, IReadOnlyList<double> along)
    {
        var own = new List<double>();
        var isRebased = rows.Any(row => stretches[row] != stretches[rows[0]]);
        foreach (var stretch in Enumerable.Range(0, rows.Count).GroupBy(place => stretches[rows[place]]))
        {
            double[] level = [.. stretch.Select(place => along[place])];
            var (_, _, observed, _, variance) = mix.Sum([.. stretch.Select(place => rows[place])]);
            var expected = level.Sum();
            var trust = isRebased
                ? 1
                : betweenVariance / (betweenVariance + (variance / (expected * expected)));
            own.AddRange(LevelShift.To(1 + (trust * ((observed / expected) - 1)), level));
        }

        return own;
    }

    private (double Observed, double Expected, double Variance) Sum(List<(int Row, double P)> letter) =>
        (letter.Sum(r => mix.Overturned[r.Row]), letter.Sum(r => r.P),
            mix.Sum([.. letter.Select(r => r.Row)]).Variance);
}
