namespace ImrPredict.Audit.Charts.Runs;

/// <summary>
/// How many signals a series in control is expected to give: its own counts are drawn again and again.
/// </summary>
internal static class ChanceSignals
{
    private const int Draws = 100;

    /// <summary>The mean number of signals; the same points and seed give the same number.</summary>
    public static double Expect(IReadOnlyList<CountPoint> points, RunRuleSet set, int seed)
    {
        if (set == RunRuleSet.None)
        {
            return 0;
        }

        var (random, sum, drawn) = (new Random(seed), 0, new RunPoint[points.Count]);
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var place = 0; place < drawn.Length; place++)
            {
                drawn[place] = points[place].Draw(random.NextDouble());
            }

            sum += RunRules.Find(drawn, set).Count;
        }

        return (double)sum / Draws;
    }
}
