using ImrPredict.Features;
using ImrPredict.Training.Attribution;
using ImrPredict.Training.Model;

namespace ImrPredict.Scoring.Reasons;

/// <summary>Which reason each column of a model belongs to. Made once for a model; immutable.</summary>
internal sealed class ReasonMap
{
    /// <summary>The reason of a word or phrase of the clinical text: the sentences that it stands in.</summary>
    public const int Own = -1;

    private readonly int[] sparse;
    private readonly int[] dense;
    private readonly double[] absent;
    private readonly ReasonKey[] keys;
    private readonly Evidence[] evidence;
    private readonly int behindWords;

    /// <summary>Maps the columns of a model.</summary>
    public ReasonMap(OutcomeModel model, ModelAttribution attribution)
    {
        var numbers = new Dictionary<ReasonKey, int>();
        sparse = [.. model.Features.Names.Select(name => NumberOf(ReasonKeys.Of(name), numbers))];
        dense = [.. FeatureSpace.DenseNames.Select(name => NumberOf(ReasonKeys.Of(name), numbers))];
        keys = [.. numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key)];
        evidence = [.. keys.Select(EvidenceOf)];
        behindWords = Math.Max(0, Array.IndexOf(sparse, Own));
        while (behindWords < sparse.Length && sparse[behindWords] == Own)
        {
            behindWords++;
        }

        absent = new double[keys.Length];
        for (var column = 0; column < sparse.Length; column++)
        {
            if (sparse[column] != Own)
            {
                absent[sparse[column]] -= attribution.WeightOf(column) * attribution.MeanOf(column);
            }
        }
    }

    /// <summary>The reasons but those of sentences.</summary>
    public ReadOnlySpan<ReasonKey> Keys => keys;

    /// <summary>What each reason counts of clinical evidence: the keys in short, since every item asks them all.</summary>
    public ReadOnlySpan<Evidence> Counted => evidence;

    /// <summary>
    /// The place behind those columns of a row that are words and stand side by side: hundreds, which need no look.
    /// </summary>
    /// <param name="columns">Columns of a row, ascending.</param>
    /// <param name="at">Place of the first word.</param>
    public int Behind(ReadOnlySpan<int> columns, int at)
    {
        var found = columns[at..].BinarySearch(behindWords);
        return Math.Max(at + 1, at + (found < 0 ? ~found : found));
    }

    /// <summary>Number of the reason of a sparse column, or <see cref="Own"/>.</summary>
    public int OfSparse(int column) => sparse[column];

    /// <summary>Number of the reason of a dense value.</summary>
    public int OfDense(int value) => dense[value];

    /// <summary>What each reason adds where none of its sparse columns is there, per unit of slope.</summary>
    public ReadOnlySpan<double> Absent => absent;

    private static Evidence EvidenceOf(ReasonKey key) =>
        key is { Theme: ReasonTheme.Evidence, Concept: { } concept }
            ? new((sbyte)concept, (sbyte)(key.Status is { } status ? (int)status : Evidence.None))
            : new(Evidence.None, Evidence.None);

    private static int NumberOf(ReasonKey key, Dictionary<ReasonKey, int> numbers)
    {
        if (key.Theme == ReasonTheme.Sentence)
        {
            return Own;
        }

        if (!numbers.TryGetValue(key, out var number))
        {
            numbers[key] = number = numbers.Count;
        }

        return number;
    }

    /// <summary>A concept of clinical evidence, and the status that is counted.</summary>
    /// <param name="Concept">The concept; <see cref="None"/> for other reasons.</param>
    /// <param name="Status">The status; <see cref="None"/> for any.</param>
    public readonly record struct Evidence(sbyte Concept, sbyte Status)
    {
        /// <summary>Stands for no concept, and for any status.</summary>
        public const sbyte None = -1;
    }
}
