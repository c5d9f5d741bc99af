namespace ImrPredict.Features.Blocks;

/// <summary>
/// One item as numbers: a sparse part (words, categories; for linear models) and a dense part (rates, quantities,
/// delays; for trees). Immutable.
/// </summary>
internal sealed class FeatureRow
{
    /// <summary>
    /// Stands for "not known" in the dense part, where every known value is at least 0. FastTree would silently leave
    /// out rows with a NaN.
    /// </summary>
    public const float Unknown = -1;

    /// <summary>Creates a row.</summary>
    /// <param name="indices">Columns of the sparse part, ascending, without repeats. Taken over, not copied.</param>
    /// <param name="values">Their values, same length.</param>
    /// <param name="dense">The dense part; <see cref="Unknown"/> where unknown.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public FeatureRow(int[] indices, float[] values, float[] dense)
    {
        if (indices.Length != values.Length)
        {
            throw new ArgumentException($"{indices.Length} indices but {values.Length} values.", nameof(values));
        }

        (IndexArray, ValueArray, DenseArray) = (indices, values, dense);
    }

    /// <summary>Columns of the sparse part that are not zero, ascending.</summary>
    public ReadOnlySpan<int> Indices => IndexArray;

    /// <summary>Values of the sparse part, one for each of <see cref="Indices"/>.</summary>
    public ReadOnlySpan<float> Values => ValueArray;

    /// <summary>The dense part; <see cref="Unknown"/> where unknown.</summary>
    public ReadOnlySpan<float> Dense => DenseArray;

    /// <summary>
    /// Share of the item's words and category levels that training met often enough, 0 to 1; 0 for an item without any.
    /// </summary>
    public double KnownShare { get; init; }

    /// <summary>What the item has.</summary>
    public RowKind Kind { get; init; }

    internal int[] IndexArray { get; }

    internal float[] ValueArray { get; }

    internal float[] DenseArray { get; }
}
