namespace ImrPredict.Features.Rows;

/// <summary>
/// One item as numbers: a sparse part (words, categories; for linear models) and a dense part (rates, quantities,
/// delays; for trees). Immutable.
/// </summary>
public sealed class FeatureRow
{
    /// <summary>
    /// Stands for "not known" in the dense part, where every known value is at least 0; FastTree would leave out rows
    /// with a NaN in silence.
    /// </summary>
    public const float Unknown = -1;

    private readonly int[] indices;
    private readonly float[] values;
    private readonly float[] dense;

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

        (this.indices, this.values, this.dense) = (indices, values, dense);
    }

    /// <summary>Columns of the sparse part that are not zero, ascending.</summary>
    public ReadOnlySpan<int> Indices => indices;

    /// <summary>Values of the sparse part, one for each of <see cref="Indices"/>.</summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>
    /// The dense part, one value for each of <see cref="FeatureSpace.DenseNames"/>; where unknown,
    /// <see cref="Unknown"/>.
    /// </summary>
    public ReadOnlySpan<float> Dense => dense;

    internal int[] IndexArray => indices;

    internal float[] ValueArray => values;

    internal float[] DenseArray => dense;
}
