using ImrPredict.Features;
using ImrPredict.Training;

namespace ImrPredict.Scoring;

/// <summary>Which reason each column of a model belongs to. Made once for a model; immutable.</summary>
internal sealed class ReasonMap
{
    /// <summary>The reason of a word or phrase of the clinical text: one of its own.</summary>
    public const int Own = -1;

    private readonly int[] sparse;
    private readonly int[] dense;
    private readonly double[] absent;

    /// <summary>Maps the columns of a model.</summary>
    public ReasonMap(OutcomeModel model, ModelAttribution attribution)
    {
        var numbers = new Dictionary<ReasonKey, int>();
        sparse = [.. model.Features.Names.Select(name => NumberOf(ReasonKeys.Of(name), numbers))];
        dense = [.. FeatureSpace.DenseNames.Select(name => NumberOf(ReasonKeys.Of(name), numbers))];
        Keys = [.. numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key)];
        absent = new double[Keys.Count];
        for (var column = 0; column < sparse.Length; column++)
        {
            if (sparse[column] != Own)
            {
                absent[sparse[column]] -= attribution.WeightOf(column) * attribution.MeanOf(column);
            }
        }
    }

    /// <summary>The reasons but those of words.</summary>
    public IReadOnlyList<ReasonKey> Keys { get; }

    /// <summary>Number of the reason of a sparse column, or <see cref="Own"/>.</summary>
    public int OfSparse(int column) => sparse[column];

    /// <summary>Number of the reason of a dense value.</summary>
    public int OfDense(int value) => dense[value];

    /// <summary>What each reason adds where none of its sparse columns is there, per unit of slope.</summary>
    public ReadOnlySpan<double> Absent => absent;

    private static int NumberOf(ReasonKey key, Dictionary<ReasonKey, int> numbers)
    {
        if (key.Theme == ReasonTheme.Words)
        {
            return Own;
        }

        if (!numbers.TryGetValue(key, out var number))
        {
            numbers[key] = number = numbers.Count;
        }

        return number;
    }
}
