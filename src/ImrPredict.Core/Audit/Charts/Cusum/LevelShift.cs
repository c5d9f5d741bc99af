using ImrPredict.Numerics;

namespace ImrPredict.Audit.Charts.Cusum;

/// <summary>Moves probabilities together to another level.</summary>
internal static class LevelShift
{
    private const int Bisections = 60;

    /// <summary>
    /// Adds one number to all log-odds such that the sum of the probabilities is multiplied by a ratio; half an item
    /// away from none and all keeps it finite.
    /// </summary>
    public static double[] To(double ratio, IReadOnlyList<double> probabilities)
    {
        double[] logits = [.. probabilities.Select(p => Logistic.Logit(p))];
        var (sum, edge) = (probabilities.Sum(), Math.Min(0.5, probabilities.Count / 4.0));
        if (ratio == 1)
        {
            return [.. probabilities];
        }

        var target = Math.Clamp(ratio * sum, Math.Min(edge, sum), Math.Max(probabilities.Count - edge, sum));
        var (low, high) = (-20.0, 20.0);
        for (var step = 0; step < Bisections; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = logits.Sum(l => Logistic.Sigmoid(l + middle)) < target ? (middle, high) : (low, middle);
        }

        return [.. logits.Select(l => Logistic.Sigmoid(l + high))];
    }

}
