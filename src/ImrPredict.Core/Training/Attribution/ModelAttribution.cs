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

    private readonly LearnerMix _learners;
    private readonly TreeInput _input;
    private readonly TreeEnsemble[] _ensembles;
    private readonly double[] _shares;
    private readonly (float Weight, float Mean)[] _columns;
    private readonly double _linearMean;
    private readonly double _linearShare;
    private readonly double _leastDistance;

    internal ModelAttribution(LearnerMix learners, Background background)
    {
        _learners = learners;
        _input = TreeInput.Of(learners);
        _ensembles = [.. TreeEnsemble.Of(learners.Chain, _input, background.LeafRows)];
        _columns = [.. learners.Space.WithoutSums(learners.Linear.Weights).Zip(background.Means)];
        _linearMean = learners.Linear.Bias;
        foreach (var (weight, mean) in _columns)
        {
            _linearMean += weight * (double)mean;
        }

        _leastDistance = NearMean * background.LinearDeviation;
        _linearShare = learners.LinearWeight;
        _shares = [.. learners.TreeWeights];
        BaseValue = (_linearShare * _linearMean)
            + _ensembles.Zip(_shares, (trees, share) => share * trees.BaseValue).Sum();
    }

    /// <summary>Log-odds before calibration of the mean background row: what contributions start from.</summary>
    public double BaseValue { get; }

    /// <summary>Sparse columns that trees read themselves, ascending; none where they read a logistic score.</summary>
    public IReadOnlyList<int> TreeColumns => _input.Columns;

    /// <summary>Log-odds before calibration.</summary>
    public double LogOdds(FeatureRow row)
    {
        var linear = _learners.Linear.Score(row);
        var sum = _linearShare * linear;
        if (_ensembles.Length > 0)
        {
            Span<float> seen = _input.Width <= MostOnStack ? stackalloc float[_input.Width] : new float[_input.Width];
            _input.Fill(row, linear, seen);
            for (var tree = 0; tree < _ensembles.Length; tree++)
            {
                sum += _shares[tree] * _ensembles[tree].Score(seen);
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
        var linear = _learners.Linear.Score(row);
        var moved = new double[_input.Width];
        var logOdds = _linearShare * linear;
        if (_ensembles.Length > 0)
        {
            var seen = _input.Of(row, linear);
            for (var tree = 0; tree < _ensembles.Length; tree++)
            {
                var own = new double[_input.Width];
                _ensembles[tree].AddContributions(seen, own);
                TensorPrimitives.MultiplyAdd(own, _shares[tree], moved, moved);
                logOdds += _shares[tree] * _ensembles[tree].Score(seen);
            }
        }

        var dense = moved.AsMemory(0, row.Dense.Length);
        if (_learners.TreesReadAllColumns)
        {
            return new ItemAttribution(logOdds, 0, dense, 0) { Columns = moved.AsMemory(row.Dense.Length) };
        }

        var (slope, rest) = Pass(moved[^1], linear - _linearMean);
        return new ItemAttribution(logOdds, _linearShare + slope, dense, rest);
    }

    /// <summary>
    /// The largest contributions to the log-odds of a row: of its logistic columns, or of all values that trees read
    /// where there is no logistic regression.
    /// </summary>
    internal IReadOnlyList<Contribution> Largest(FeatureRow row, int count)
    {
        var names = _learners.Space.Names;
        if (!_learners.TreesReadAllColumns)
        {
            return _learners.Linear.Largest(row, names, count);
        }

        var found = Explain(row);
        var (dense, columns) = (found.Dense.ToArray(), found.Columns.ToArray());
        return
        [
            .. dense.Select((value, i) => new Contribution(FeatureSpace.DenseNames[i], value))
                .Concat(columns.Select((value, i) => new Contribution(names[_input.Columns[i]], value)))
                .Where(c => c.LogOdds != 0)
                .OrderByDescending(c => Math.Abs(c.LogOdds)).ThenBy(c => c.Feature, StringComparer.Ordinal)
                .Take(count),
        ];
    }

    /// <summary>
    /// Logistic weight of a sparse column. A sum of columns has none: its weight is passed on to those that it is made
    /// of, which gives the same score.
    /// </summary>
    public double WeightOf(int column) => _columns[column].Weight;

    /// <summary>Background mean of a sparse column.</summary>
    public double MeanOf(int column) => _columns[column].Mean;

    // Trees moved the score by `moved` since the logistic score lies `distance` from its mean: each unit of distance by
    // moved / distance. Near the mean, or where trees turn the direction round, the quotient would blow features up or
    // flip them, so what it cannot carry is kept as a rest of its own.
    private (double Slope, double Kept) Pass(double moved, double distance)
    {
        var held = Math.Max(distance * distance, _leastDistance * _leastDistance);
        var slope = held > 0 ? Math.Max(0, moved * distance / held) : 0;
        return (slope, moved - (slope * distance));
    }
}
