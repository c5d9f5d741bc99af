using System.Numerics.Tensors;
using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Training.Learners;

namespace ImrPredict.Training.Attribution;

/// <summary>
/// Splits a score by feature, exactly: logistic parts by weight times distance from the background mean, tree
/// parts by Shapley values under the trees' paths. What trees make of the stacked logistic score is passed on to the
/// features of that score in proportion. Immutable and safe from several threads.
/// </summary>
internal sealed class ModelAttribution
{
    // Below a quarter of a standard deviation from the mean a proportion says nothing; see Pass.
    private const double NearMean = 0.25;
    private const int MostOnStack = 4096;

    private readonly LearnerMix learners;
    private readonly TreeInput input;
    private readonly TreeEnsemble[] ensembles;
    private readonly double[] shares;
    private readonly (float Weight, float Mean)[] columns;
    private readonly double linearMean;
    private readonly double linearShare;
    private readonly double leastDistance;

    internal ModelAttribution(LearnerMix learners, Background background)
    {
        this.learners = learners;
        input = TreeInput.Of(learners);
        ensembles = [.. TreeEnsemble.Of(learners.Chain, input, background.LeafRows)];
        columns = [.. learners.Space.WithoutSums(learners.Linear.Weights).Zip(background.Means)];
        linearMean = learners.Linear.Bias;
        foreach (var (weight, mean) in columns)
        {
            linearMean += weight * (double)mean;
        }

        leastDistance = NearMean * background.LinearDeviation;
        linearShare = learners.LinearWeight;
        shares = [.. learners.TreeWeights];
        BaseValue = (linearShare * linearMean) + ensembles.Zip(shares, (trees, share) => share * trees.BaseValue).Sum();
    }

    /// <summary>Log-odds before calibration of the mean background row: what contributions start from.</summary>
    public double BaseValue { get; }

    /// <summary>Sparse columns that trees read themselves, ascending; none where they read a logistic score.</summary>
    public IReadOnlyList<int> TreeColumns => input.Columns;

    /// <summary>Log-odds before calibration.</summary>
    public double LogOdds(FeatureRow row)
    {
        var linear = learners.Linear.Score(row);
        var sum = linearShare * linear;
        if (ensembles.Length > 0)
        {
            Span<float> seen = input.Width <= MostOnStack ? stackalloc float[input.Width] : new float[input.Width];
            input.Fill(row, linear, seen);
            for (var tree = 0; tree < ensembles.Length; tree++)
            {
                sum += shares[tree] * ensembles[tree].Score(seen);
            }
        }

        return sum;
    }

    /// <summary>Splits the log-odds of a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>
    /// With <see cref="BaseValue"/> the contributions of dense values, <see cref="ItemAttribution.Slope"/> times the
    /// logistic score's distance from its mean, and the rest add up to the log-odds.
    /// </returns>
    public ItemAttribution Explain(FeatureRow row)
    {
        var linear = learners.Linear.Score(row);
        var moved = new double[input.Width];
        var logOdds = linearShare * linear;
        if (ensembles.Length > 0)
        {
            var seen = input.Of(row, linear);
            for (var tree = 0; tree < ensembles.Length; tree++)
            {
                var own = new double[input.Width];
                ensembles[tree].AddContributions(seen, own);
                TensorPrimitives.MultiplyAdd(own, shares[tree], moved, moved);
                logOdds += shares[tree] * ensembles[tree].Score(seen);
            }
        }

        var dense = moved.AsMemory(0, row.Dense.Length);
        if (learners.TreesReadAllColumns)
        {
            return new ItemAttribution(logOdds, 0, dense, 0) { Columns = moved.AsMemory(row.Dense.Length) };
        }

        var (slope, rest) = Pass(moved[^1], linear - linearMean);
        return new ItemAttribution(logOdds, linearShare + slope, dense, rest);
    }

    /// <summary>
    /// The largest contributions to the log-odds of a row: of its logistic columns, or of all values that trees read
    /// where there is no logistic regression.
    /// </summary>
    internal IReadOnlyList<Contribution> Largest(FeatureRow row, int count)
    {
        var names = learners.Space.Names;
        if (!learners.TreesReadAllColumns)
        {
            return learners.Linear.Largest(row, names, count);
        }

        var found = Explain(row);
        var (dense, columns) = (found.Dense.ToArray(), found.Columns.ToArray());
        return
        [
            .. dense.Select((value, i) => new Contribution(FeatureSpace.DenseNames[i], value))
                .Concat(columns.Select((value, i) => new Contribution(names[input.Columns[i]], value)))
                .Where(c => c.LogOdds != 0)
                .OrderByDescending(c => Math.Abs(c.LogOdds)).ThenBy(c => c.Feature, StringComparer.Ordinal)
                .Take(count),
        ];
    }

    /// <summary>
    /// Logistic weight of a sparse column. A sum of columns has none: its weight is passed on to those that it is made
    /// of, which gives the same score.
    /// </summary>
    public double WeightOf(int column) => columns[column].Weight;

    /// <summary>Background mean of a sparse column.</summary>
    public double MeanOf(int column) => columns[column].Mean;

    // Trees moved the score by `moved` since the logistic score lies `distance` from its mean: each unit of distance by
    // moved / distance. Near the mean, or where trees turn the direction round, the quotient would blow features up or
    // flip them, so what it cannot carry is kept as a rest of its own.
    private (double Slope, double Kept) Pass(double moved, double distance)
    {
        var held = Math.Max(distance * distance, leastDistance * leastDistance);
        var slope = held > 0 ? Math.Max(0, moved * distance / held) : 0;
        return (slope, moved - (slope * distance));
    }
}
