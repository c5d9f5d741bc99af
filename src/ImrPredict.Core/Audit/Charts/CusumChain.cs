namespace ImrPredict.Audit;

/// <summary>Markov chain of a CUSUM: the range from zero to the limit in cells (Brook and Evans 1972).</summary>
internal sealed class CusumChain(double[] sortedScores)
{
    private const int Cells = 80;

    /// <summary>Mean steps from zero to above the limit.</summary>
    public double RunLength(double limit)
    {
        var width = 2 * limit / ((2 * Cells) - 1);
        var system = LinearSystem.Diagonal(Cells, 1);
        for (var from = 0; from < Cells; from++)
        {
            var below = 0.0;
            for (var to = 0; to < Cells; to++)
            {
                var upTo = ShareUpTo((to - from + 0.5) * width);
                system[from][to] -= upTo - below;
                below = upTo;
            }
        }

        var lengths = LinearSystem.Solve(system, [.. Enumerable.Repeat(1.0, Cells)]);
        return lengths[0] is > 0 and < 1e12 ? lengths[0] : 1e12;
    }

    private double ShareUpTo(double score)
    {
        var (low, high) = (0, sortedScores.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sortedScores[middle] <= score ? (middle + 1, high) : (low, middle);
        }

        return (double)low / sortedScores.Length;
    }
}
