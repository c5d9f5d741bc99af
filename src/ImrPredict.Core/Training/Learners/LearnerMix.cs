using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Training.Settings;
using Microsoft.ML;

namespace ImrPredict.Training.Learners;

/// <summary>Fitted learners whose log-odds are added up, and the features that they read. Immutable.</summary>
internal sealed class LearnerMix
{
    private readonly float[] _weights;
    private readonly byte[] _memberOf;
    private readonly double[] _biases;

    /// <summary>Makes a mix.</summary>
    /// <param name="space">How an item becomes numbers.</param>
    /// <param name="chain">
    /// The learners as one ML.NET transformer: logistic regressions first, in the order of the members.
    /// </param>
    /// <param name="members">The learners.</param>
    /// <param name="fusion">How their log-odds are added up.</param>
    /// <exception cref="ImrPredict.Cases.ImrPredictException">The chain has other learners.</exception>
    public LearnerMix(FeatureSpace space, ITransformer chain, IReadOnlyList<ViewLearner> members, Fusion fusion)
    {
        (Space, Chain, Members, Fusion) = (space, chain, members, fusion);
        (_weights, _memberOf) = (new float[space.Columns.Count], new byte[space.Columns.Count]);
        _biases = new double[members.Count];
        var linear = LinearFit.AllOf(chain);
        var next = 0;
        for (var member = 0; member < members.Count; member++)
        {
            if (members[member].IsTrees)
            {
                continue;
            }

            var fit = next < linear.Count && linear[next].Weights.Length == _weights.Length
                ? linear[next++]
                : throw new ImrPredict.Cases.ImrPredictException(
                    $"model.zip: no logistic regression for '{members[member].Name}'; train the model again.");
            _biases[member] = fit.Bias;
            for (var column = 0; column < _weights.Length; column++)
            {
                if (members[member].Views.Contains(space.Columns[column].View))
                {
                    (_weights[column], _memberOf[column]) = (fit.Weights[column], (byte)member);
                }
            }
        }
    }

    /// <summary>How an item becomes numbers.</summary>
    public FeatureSpace Space { get; }

    /// <summary>The learners as one ML.NET transformer.</summary>
    public ITransformer Chain { get; }

    /// <summary>The learners.</summary>
    public IReadOnlyList<ViewLearner> Members { get; }

    /// <summary>How their log-odds are added up.</summary>
    public Fusion Fusion { get; }

    /// <summary>Whether trees read the sparse columns themselves.</summary>
    public bool TreesReadAllColumns => Members.Any(member => member.Name == CandidateNames.Distributed);

    /// <summary>Places of the tree learners among the members.</summary>
    public IReadOnlyList<int> Trees => [.. Enumerable.Range(0, Members.Count).Where(i => Members[i].IsTrees)];

    /// <summary>Weight of each sparse column in its own logistic regression; 0 where none reads it.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>Place of the member that reads each sparse column.</summary>
    public ReadOnlySpan<byte> MemberOf => _memberOf;

    /// <summary>Log-odds of each logistic regression for a row of zeroes; 0 for trees.</summary>
    public IReadOnlyList<double> Biases => _biases;

    /// <summary>
    /// What a unit of each member's log-odds adds for a kind of item; 0 for a member that does not see such items.
    /// </summary>
    public double[] FactorsOf(RowKind kind) =>
    [
        .. Members.Select((member, i) => (kind & member.Needs) == member.Needs ? Fusion.Weights[(int)kind][i] : 0),
    ];

    /// <summary>
    /// Writes the log-odds of every logistic regression; not a number where it does not see the row, 0 for trees.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="scores">One for each member.</param>
    public void ScoreLinear(FeatureRow row, Span<double> scores)
    {
        _biases.CopyTo(scores);
        var indices = row.Indices;
        var values = row.Values;
        for (var i = 0; i < indices.Length;)
        {
            // Neighbours mostly have one member.
            var member = _memberOf[indices[i]];
            var sum = scores[member];
            for (; i < indices.Length && _memberOf[indices[i]] == member; i++)
            {
                sum += (double)_weights[indices[i]] * values[i];
            }

            scores[member] = sum;
        }

        for (var member = 0; member < scores.Length; member++)
        {
            if (!Members[member].Sees(row))
            {
                scores[member] = double.NaN;
            }
        }
    }
}
