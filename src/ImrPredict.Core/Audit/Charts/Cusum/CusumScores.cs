using System.Runtime.InteropServices;

namespace ImrPredict.Audit.Charts.Cusum;

/// <summary>
/// The distribution of a CUSUM's steps over the letters of a unit, computed and not drawn: the drift of a CUSUM is so
/// small beside its steps that the noise of draws would show in the run lengths.
/// </summary>
internal sealed class CusumScores
{
    private const int MostLetters = 2000;
    private const int MostItems = 10;
    private const double Grain = 1e-4;

    private readonly Dictionary<long, (double Share, double Moment)> _bins = [];

    private CusumScores()
    {
    }

    /// <summary>The steps in order of size, each with its share; the shares add up to 1.</summary>
    public IReadOnlyList<(double Score, double Share)> Steps =>
        [.. _bins.OrderBy(b => b.Key).Select(b => (b.Value.Moment / b.Value.Share, b.Value.Share))];

    /// <summary>The steps where the odds of every item are multiplied by <paramref name="shift"/>.</summary>
    public static CusumScores Compute(
        IReadOnlyList<IReadOnlyList<double>> letters, double correlation, double oddsRatio, double shift)
    {
        var scores = new CusumScores();
        var used = Math.Min(letters.Count, MostLetters);
        for (var letter = 0; letter < used; letter++)
        {
            var probabilities = letters[(int)((long)letter * letters.Count / used)];
            scores.AddLetter(probabilities, correlation, oddsRatio, shift, 1.0 / used);
        }

        return scores;
    }

    // An item takes the one draw of its letter with the chance sqrt(correlation), so two items share it with the chance
    // 'correlation' while each keeps its own probability. Given that draw the items are independent.
    private void AddLetter(
        IReadOnlyList<double> probabilities, double correlation, double oddsRatio, double shift, double weight)
    {
        var effect = CusumScore.DesignEffect(probabilities.Count, correlation);
        var items = probabilities.Take(MostItems).ToArray();
        var rest = (double)probabilities.Count / items.Length / effect;
        double[] shifted = [.. items.Select(p => shift * p / (1 - p + (shift * p)))];
        double[] high = [.. items.Select(p => rest * CusumScore.ComputeItem(p, true, oddsRatio))];
        double[] low = [.. items.Select(p => rest * CusumScore.ComputeItem(p, false, oddsRatio))];
        var common = items.Length == 1 ? 0 : Math.Sqrt(correlation);
        double[] cuts = common > 0 ? [0, .. shifted.Order(), 1] : [0, 1];
        for (var cut = 0; cut + 1 < cuts.Length; cut++)
        {
            var draw = (cuts[cut] + cuts[cut + 1]) / 2;
            double[] given = [.. shifted.Select(p => ((1 - common) * p) + (common > 0 && draw < p ? common : 0))];
            AddOutcomes(given, high, low, 0, 0, weight * (cuts[cut + 1] - cuts[cut]));
        }
    }

    private void AddOutcomes(double[] given, double[] high, double[] low, int item, double score, double weight)
    {
        if (weight <= 0)
        {
            return;
        }

        if (item == given.Length)
        {
            ref var bin = ref CollectionsMarshal.GetValueRefOrAddDefault(_bins, (long)Math.Round(score / Grain), out _);
            bin = (bin.Share + weight, bin.Moment + (weight * score));
            return;
        }

        AddOutcomes(given, high, low, item + 1, score + high[item], weight * given[item]);
        AddOutcomes(given, high, low, item + 1, score + low[item], weight * (1 - given[item]));
    }
}
