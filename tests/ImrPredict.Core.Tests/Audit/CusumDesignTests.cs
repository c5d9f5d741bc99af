using ImrPredict.Audit.Charts.Cusum;

namespace ImrPredict.Tests.Audit;

public sealed class CusumDesignTests
{
    private static readonly IReadOnlyList<IReadOnlyList<double>> Letters =
        [[0.05], [0.1, 0.3], [0.2], [0.15, 0.1, 0.05], [0.4], [0.1]];

    [Theory]
    [InlineData(1.5, 0.0)]
    [InlineData(1.5, 0.4)]
    [InlineData(0.6667, 0.0)]
    public void The_run_lengths_stated_are_those_of_a_simulation(double oddsRatio, double correlation)
    {
        var design = CusumDesign.Find(Letters, correlation, oddsRatio, 400);

        var inControl = Simulated(design, correlation, shift: 1);
        var shifted = Simulated(design, correlation, oddsRatio);

        Assert.True(design.InControlRunLength >= 400);
        Assert.InRange(inControl, design.InControlRunLength * 0.9, design.InControlRunLength * 1.1);
        Assert.InRange(shifted, design.ShiftedRunLength * 0.9, design.ShiftedRunLength * 1.1);
        Assert.True(design.ShiftedRunLength < design.InControlRunLength / 3);
    }

    // An own walk over letters drawn anew: it shares no code with the Markov chain.
    private static double Simulated(CusumDesign design, double correlation, double shift)
    {
        const int Runs = 1500;
        var random = new Random(11);
        var steps = 0L;
        for (var run = 0; run < Runs; run++)
        {
            for (var sum = 0.0; sum <= design.Limit; steps++)
            {
                var letter = Letters[random.Next(Letters.Count)];
                var (common, score) = (random.NextDouble(), 0.0);
                foreach (var p in letter)
                {
                    var odds = shift * p / (1 - p);
                    var draw = random.NextDouble() < Math.Sqrt(correlation) ? common : random.NextDouble();
                    var overturned = draw < odds / (1 + odds);
                    score += Math.Log((overturned ? design.OddsRatio : 1) / (1 - p + (design.OddsRatio * p)));
                }

                sum = Math.Max(0, sum + (score / (1 + ((letter.Count - 1) * correlation))));
            }
        }

        return (double)steps / Runs;
    }
}
