namespace ImrPredict.Audit.Charts.Cusum;

/// <summary>
/// Where a series that alarmed most likely changed: the split into two stretches that differ most against chance. The
/// alarm itself only tells when a sum had grown enough, which may be years later, and its side only how the series then
/// compares with its own mean level: one that starts low and rises alarms downward, at its start.
/// </summary>
/// <param name="From">Place of the first letter of the later stretch, from 0.</param>
/// <param name="IsUpward">Whether more was overturned in the later stretch, against what was expected.</param>
/// <param name="RatioBefore">Observed over expected overturns of the earlier stretch.</param>
/// <param name="RatioAfter">The same of the later stretch.</param>
public sealed record CusumChange(int From, bool IsUpward, double RatioBefore, double RatioAfter)
{
    private const double LeastShare = 0.02;

    /// <summary>Finds the split.</summary>
    /// <param name="letters">
    /// Observed and expected overturns and variance of each letter, in order of time; at least two.
    /// </param>
    internal static CusumChange Find(IReadOnlyList<(double Observed, double Expected, double Variance)> letters)
    {
        var (observed, expected) = (letters.Sum(l => l.Observed), letters.Sum(l => l.Expected));
        var variance = letters.Sum(l => l.Variance);
        var (o, e, v, best, from) = (0.0, 0.0, 0.0, -1.0, 1);
        var (bestObserved, bestExpected) = (0.0, 0.0);
        for (var place = 1; place < letters.Count; place++)
        {
            var letter = letters[place - 1];
            (o, e, v) = (o + letter.Observed, e + letter.Expected, v + letter.Variance);
            var share = Math.Clamp(v / variance, LeastShare, 1 - LeastShare);
            var bridge = o - e - (v / variance * (observed - expected));
            var strength = bridge * bridge / (variance * share * (1 - share));
            if (strength > best)
            {
                (best, from, bestObserved, bestExpected) = (strength, place, o, e);
            }
        }

        var (before, after) = (bestObserved / bestExpected, (observed - bestObserved) / (expected - bestExpected));
        return new(from, after > before, before, after);
    }
}
