using ImrPredict.Numerics;

namespace ImrPredict.Audit.Surprise;

/// <summary>
/// Probabilities drawn in by as much as their spread is in doubt. An expectation learnt from few decisions is
/// calibrated on the whole and yet a little too sure at its ends, where the flags are. So each log-odds is drawn
/// towards their mean by some standard errors of the calibration's slope; with many decisions that is next to nothing.
/// </summary>
internal static class ShrunkProbability
{
    /// <summary>The cautious probabilities, in the same order.</summary>
    /// <param name="probabilities">Probabilities strictly inside (0, 1).</param>
    /// <param name="letters">Letter of each item.</param>
    /// <param name="correlation">Correlation of two decisions of one letter, in [0, 1].</param>
    /// <param name="caution">Standard errors to draw in by.</param>
    public static double[] Shrink(
        double[] probabilities, IReadOnlyList<int> letters, double correlation, double caution)
    {
        double[] logits = [.. probabilities.Select(p => Logistic.Logit(p))];
        double[] weights = [.. probabilities.Select(p => p * (1 - p))];
        var mean = logits.Zip(weights, (l, w) => l * w).Sum() / weights.Sum();
        var byLetter = new Dictionary<int, (double Sum, double Squares)>();
        for (var row = 0; row < logits.Length; row++)
        {
            var part = (logits[row] - mean) * Math.Sqrt(weights[row]);
            var letter = byLetter.GetValueOrDefault(letters[row]);
            byLetter[letters[row]] = (letter.Sum + part, letter.Squares + (part * part));
        }

        var information = byLetter.Values.Sum(l => l.Squares);
        if (information < 1e-9)
        {
            return probabilities;
        }

        var variance = byLetter.Values.Sum(l => l.Squares + (correlation * Math.Max(0, (l.Sum * l.Sum) - l.Squares)));
        var kept = Math.Max(0, 1 - (caution * Math.Sqrt(variance) / information));
        return [.. logits.Select(l => Logistic.Sigmoid(mean + (kept * (l - mean))))];
    }
}
