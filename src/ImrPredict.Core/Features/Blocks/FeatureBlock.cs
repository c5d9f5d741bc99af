using ImrPredict.Cases;

namespace ImrPredict.Features.Blocks;

/// <summary>
/// One part of a feature space: columns with their meaning, and how an item fills them. Immutable and safe from
/// several threads. A new block is a class of its own and a line in <c>BlockKind.All</c>.
/// </summary>
internal abstract class FeatureBlock
{
    /// <summary>The columns, in order; none where the settings leave the block out.</summary>
    public abstract IReadOnlyList<FeatureColumn> Columns { get; }

    /// <summary>Notes what the block takes from a clinical text alone, once for all items that have the text.</summary>
    /// <param name="reading">Where to note it.</param>
    /// <param name="first">The block's first column in the row.</param>
    public virtual void Read(ClinicalReading reading, int first)
    {
    }

    /// <summary>Appends the columns of an item that are not zero, ascending; of a dense block all.</summary>
    /// <param name="item">What is known before the review.</param>
    /// <param name="reading">The reading of its clinical text.</param>
    /// <param name="row">The row so far.</param>
    public abstract void Append(DisputedItem item, ClinicalReading reading, RowBuilder row);

    /// <summary>Moves the weight of a column that sums up others to the columns that it is made of.</summary>
    /// <param name="weights">Weight of each column of the block.</param>
    public virtual void SpreadSums(Span<float> weights)
    {
    }

    /// <summary>Writes what was learnt; equal blocks give equal bytes.</summary>
    public abstract void Save(BinaryWriter writer);
}
