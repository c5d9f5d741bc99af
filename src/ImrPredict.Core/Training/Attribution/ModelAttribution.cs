using System.Numerics.Tensors;
using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Training.Learners;

namespace ImrPredict.Training.Attribution;

/// <summary>
/// Splits a score by feature, exactly: logistic parts by weight times distance from the background mean, tree
/// parts by Shapley values under the trees' paths. Immutable and safe from several threads.
/// </summary>
internal sealed class ModelAttribution
{
    private const int MostOnStack = 4096;

    private readonly LearnerMix _learners;
    private readonly Fusion _fusion;
    private readonly TreeInput _input;
    private readonly TreeEnsemble[] _ensembles;
    private readonly int[] _trees;
    private readonly (float Weight, float Mean)[] _columns;

    // By kind of item the factor of each learner, 0 where it does not see such items.
    private readonly double[][] _factors;
    private readonly double[] _bases;

    internal ModelAttribution(LearnerMix learners, Background background)
    {
        (_learners, _fusion) = (learners, learners.Fusion);
        _input = TreeInput.Of(learners);
        _ensembles = [.. TreeEnsemble.Of(learners.Chain, _input, background.LeafRows)];
        _trees = [.. learners.Trees];
        _columns = [.. learners.Space.WithoutSums(learners.Weights).Zip(background.Means)];
        _factors = [.. Enumerable.Range(0, Fusion.Kinds).Select(kind => learners.FactorsOf((RowKind)kind))];
        _bases = BaseValues();
    }

    /// <summary>Sparse columns that trees read, ascending; none where they read dense values alone.</summary>
    public IReadOnlyList<int> TreeColumns => _input.Columns;

    /// <summary>Number of learners.</summary>
    public int Members => _learners.Members.Count;

    /// <summary>Log-odds before calibration.</summary>
    public double LogOdds(FeatureRow row)
    {
        Span<double> scores = stackalloc double[_learners.Members.Count];
        _learners.ScoreLinear(row, scores);
        if (_ensembles.Length > 0)
        {
            Span<float> seen = _input.Width <= MostOnStack ? stackalloc float[_input.Width] : new float[_input.Width];
            _input.Fill(row, seen);
            for (var tree = 0; tree < _ensembles.Length; tree++)
            {
                scores[_trees[tree]] = _ensembles[tree].Score(seen);
            }
        }

        return _fusion.LogOdds(row.Kind, scores);
    }

    /// <summary>Splits the log-odds of a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>
    /// The base value, the contributions of sparse columns and those of dense values add up to the log-odds.
    /// </returns>
    public ItemAttribution Explain(FeatureRow row)
    {
        var factors = _factors[(int)row.Kind];
        var moved = new double[_input.Width];
        Span<double> scores = stackalloc double[_learners.Members.Count];
        _learners.ScoreLinear(row, scores);
        if (_ensembles.Length > 0)
        {
            var (seen, own) = (_input.Of(row), new double[_input.Width]);
            for (var tree = 0; tree < _ensembles.Length; tree++)
            {
                Array.Clear(own);
                _ensembles[tree].AddContributions(seen, own);
                TensorPrimitives.MultiplyAdd(own, factors[_trees[tree]], moved, moved);
                scores[_trees[tree]] = _ensembles[tree].Score(seen);
            }
        }

        return new ItemAttribution(
            _fusion.LogOdds(row.Kind, scores), _bases[(int)row.Kind], factors, moved.AsMemory(0, row.Dense.Length),
            moved.AsMemory(row.Dense.Length));
    }

    /// <summary>
    /// The largest contributions to the log-odds of a row: of the columns of its logistic regressions that it has, or
    /// of all values that trees read where there is none.
    /// </summary>
    internal IReadOnlyList<Contribution> Largest(FeatureRow row, int count)
    {
        var names = _learners.Space.Names;
        return
        [
            .. (_learners.TreesReadAllColumns ? OfTrees(row, names) : OfColumns(row, names))
                .Where(c => c.LogOdds != 0)
                .OrderByDescending(c => Math.Abs(c.LogOdds)).ThenBy(c => c.Feature, StringComparer.Ordinal)
                .Take(count),
        ];
    }

    /// <summary>
    /// Weight of a sparse column in its logistic regression. A sum of columns has none: its weight is passed on to
    /// those that it is made of, which gives the same score.
    /// </summary>
    public double WeightOf(int column) => _columns[column].Weight;

    /// <summary>Background mean of a sparse column.</summary>
    public double MeanOf(int column) => _columns[column].Mean;

    /// <summary>Place of the learner that reads a sparse column.</summary>
    public int MemberOf(int column) => _learners.MemberOf[column];

    private List<Contribution> OfTrees(FeatureRow row, IReadOnlyList<string> names)
    {
        var found = Explain(row);
        var (dense, columns) = (found.Dense.ToArray(), found.Columns.ToArray());
        return
        [
            .. dense.Select((value, i) => new Contribution(FeatureSpace.DenseNames[i], value)),
            .. columns.Select((value, i) => new Contribution(names[_input.Columns[i]], value)),
        ];
    }

    private List<Contribution> OfColumns(FeatureRow row, IReadOnlyList<string> names)
    {
        var (found, factors) = (new List<Contribution>(row.Indices.Length), _factors[(int)row.Kind]);
        for (var i = 0; i < row.Indices.Length; i++)
        {
            var column = row.Indices[i];
            found.Add(new(
                names[column], factors[MemberOf(column)] * _learners.Weights[column] * row.Values[i]));
        }

        return found;
    }

    private double[] BaseValues()
    {
        var means = new double[_learners.Members.Count];
        _learners.ScoreLinear(new FeatureRow([], [], []) { Kind = RowKind.Text | RowKind.Codes }, means);
        for (var column = 0; column < _columns.Length; column++)
        {
            means[MemberOf(column)] += _columns[column].Weight * (double)_columns[column].Mean;
        }

        for (var tree = 0; tree < _ensembles.Length; tree++)
        {
            means[_trees[tree]] = _ensembles[tree].BaseValue;
        }

        return
        [
            .. _factors.Select((factors, kind) => _fusion.Levels[kind]
                + factors.Select((factor, i) => factor * (means[i] - _fusion.Means[i])).Sum()),
        ];
    }
}
