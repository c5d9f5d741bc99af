namespace ImrPredict.Evaluation.Metrics;

/// <summary>Expected calibration error: the mean gap between probability and overturn rate, bin by bin.</summary>
internal static class CalibrationError
{
    /// <summary>Bins of both forms.</summary>
    public const int Bins = 10;

    /// <summary>Bins of equal width: [0, .1), [.1, .2), ... [.9, 1].</summary>
    /// <param name="overturned">Outcomes.</param>
    /// <param name="probabilities">Probabilities, same length.</param>
    /// <param name="weights">How often each row counts, same length.</param>
    public static double EqualWidth(
        ReadOnlySpan<bool> overturned, ReadOnlySpan<double> probabilities, ReadOnlySpan<double> weights)
    {
        Span<double> gaps = stackalloc double[Bins];
        var rows = 0.0;
        for (var i = 0; i < overturned.Length; i++)
        {
            gaps[BinOf(probabilities[i])] += weights[i] * (probabilities[i] - (overturned[i] ? 1 : 0));
            rows += weights[i];
        }

        return SumOfAbsolutes(gaps) / rows;
    }

    /// <summary>Bins of equal count along an order by probability; a row on a border is split in two.</summary>
    /// <param name="overturned">Outcomes.</param>
    /// <param name="probabilities">Probabilities, same length.</param>
    /// <param name="order">Row numbers in order of probability.</param>
    /// <param name="weights">How often each row counts, same length.</param>
    public static double EqualCount(
        ReadOnlySpan<bool> overturned, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> order,
        ReadOnlySpan<double> weights)
    {
        var rows = 0.0;
        foreach (var weight in weights)
        {
            rows += weight;
        }

        Span<double> gaps = stackalloc double[Bins];
        var before = 0.0;
        foreach (var row in order)
        {
            var gap = probabilities[row] - (overturned[row] ? 1 : 0);
            for (var left = weights[row]; left > 1e-12;)
            {
                var bin = Math.Min((int)((before / rows * Bins) + 1e-9), Bins - 1);
                var room = bin == Bins - 1 ? left : ((bin + 1) * rows / Bins) - before;
                var part = Math.Min(left, Math.Max(room, 1e-12));
                gaps[bin] += part * gap;
                (before, left) = (before + part, left - part);
            }
        }

        return SumOfAbsolutes(gaps) / rows;
    }

    /// <summary>The bin of equal width that a probability falls into, from 0.</summary>
    public static int BinOf(double probability) => Math.Min((int)(probability * Bins), Bins - 1);

    private static double SumOfAbsolutes(ReadOnlySpan<double> gaps)
    {
        var sum = 0.0;
        foreach (var gap in gaps)
        {
            sum += Math.Abs(gap);
        }

        return sum;
    }
}
