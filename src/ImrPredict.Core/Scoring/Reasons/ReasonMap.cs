using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Training.Attribution;

namespace ImrPredict.Scoring.Reasons;

/// <summary>Which reason each column of a model belongs to. Made once for a model; immutable.</summary>
internal sealed class ReasonMap
{
    /// <summary>
    /// Stands for a word or phrase of the clinical text, whose reasons are the sentences that it stands in.
    /// </summary>
    public const int OfSentences = -1;

    private readonly int[] _sparse;
    private readonly int[] _dense;
    private readonly double[][] _absent;
    private readonly ReasonKey[] _keys;

    /// <summary>Maps the columns of a model.</summary>
    public ReasonMap(FeatureSpace space, ModelAttribution attribution)
    {
        var numbers = new Dictionary<ReasonKey, int>();
        _sparse = [.. space.Columns.Select(column => NumberOf(column, numbers))];
        _dense = [.. FeatureSpace.DenseColumns.Select(column => NumberOf(column, numbers))];
        _keys = [.. numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key)];
        _absent = [.. Enumerable.Range(0, attribution.Members).Select(_ => new double[_keys.Length])];
        for (var column = 0; column < _sparse.Length; column++)
        {
            if (_sparse[column] != OfSentences)
            {
                _absent[attribution.MemberOf(column)][_sparse[column]] -=
                    attribution.WeightOf(column) * attribution.MeanOf(column);
            }
        }
    }

    /// <summary>The reasons but those of sentences.</summary>
    public ReadOnlySpan<ReasonKey> Keys => _keys;

    /// <summary>Number of the reason of a sparse column, or <see cref="OfSentences"/>.</summary>
    public int OfSparse(int column) => _sparse[column];

    /// <summary>Number of the reason of a dense value.</summary>
    public int OfDense(int value) => _dense[value];

    /// <summary>
    /// What each reason adds where none of its sparse columns is there, by learner, for each unit of the learner's
    /// factor.
    /// </summary>
    public IReadOnlyList<double[]> Absent => _absent;

    private static int NumberOf(FeatureColumn column, Dictionary<ReasonKey, int> numbers)
    {
        var key = new ReasonKey(column.Theme, column.Concept, column.Status);
        return column.Theme == FeatureTheme.Sentence ? OfSentences
            : numbers.TryGetValue(key, out var number) ? number
            : numbers[key] = numbers.Count;
    }
}
