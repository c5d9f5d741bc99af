using ImrPredict.Numerics;

namespace ImrPredict.Audit.Charts.Cusum;

/// <summary>
/// Markov chain of a CUSUM: the range from zero to the limit as a grid (Brook and Evans 1972). A score that falls
/// between two grid points is shared by both so that its mean is kept; rounding it would bias the run lengths of
/// letters whose scores take few values.
/// </summary>
internal sealed class CusumChain(CusumScores scores)
{
    private const int Points = 160;

    private readonly IReadOnlyList<(double Score, double Share)> _steps = scores.Steps;

    /// <summary>Mean steps from zero to above the limit.</summary>
    public double RunLength(double limit)
    {
        var moves = Moves(limit / (Points - 0.5));
        var system = LinearSystem.Diagonal([.. Enumerable.Repeat(1.0, Points)]);
        for (var from = 0; from < Points; from++)
        {
            system[from][0] -= Enumerable.Range(0, Points - from).Sum(down => moves[Points - from - down]);
            for (var to = 1; to < Points; to++)
            {
                system[from][to] -= moves[Points + to - from];
            }
        }

        var lengths = LinearSystem.Solve(system, [.. Enumerable.Repeat(1.0, Points)]);
        return lengths[0] is > 0 and < 1e12 ? lengths[0] : 1e12;
    }

    // Share of the scores by grid points moved: [Points + k] is a move of k; the ends hold all that lies beyond.
    private double[] Moves(double width)
    {
        var moves = new double[(2 * Points) + 1];
        foreach (var (score, share) in _steps)
        {
            var place = Math.Clamp((score / width) + Points, 0, 2 * Points);
            var below = (int)place;
            var above = Math.Min(below + 1, 2 * Points);
            moves[below] += (1 - (place - below)) * share;
            moves[above] += (place - below) * share;
        }

        return moves;
    }
}
