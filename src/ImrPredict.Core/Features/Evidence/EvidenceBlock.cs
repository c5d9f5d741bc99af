using ImrPredict.Cases;
using ImrPredict.Features.Blocks;
using ImrPredict.Text.Evidence;

namespace ImrPredict.Features.Evidence;

/// <summary>
/// What the clinical text says of an item: columns that count the mentions of a concept in one status (as the logarithm
/// to base 2 of one more than the count), alone and crossed with the group of the requested service, and a last column
/// that sums them up with fixed weights. Nothing is fitted.
/// </summary>
/// <param name="weight">Value of one mention; 0 leaves the block out.</param>
internal sealed class EvidenceBlock(double weight) : FeatureBlock
{
    private static readonly EvidenceConcept[] Concepts = Enum.GetValues<EvidenceConcept>();
    private static readonly Assertion[] Statuses = Enum.GetValues<Assertion>();

    private static readonly EvidenceCross[] Table = EvidenceCross.ReadAll();
    private static readonly EvidenceCross[] Crosses = [.. Table.Where(c => c.Group != EvidenceCross.AnyGroup)];
    private static readonly int FirstCross = Concepts.Length * Statuses.Length;

    // For each cross the column of its concept and the number of its group.
    private static readonly (int Column, int Group)[] CrossParts =
    [
        .. Crosses.Select(c => (ColumnOf(c.Concept, c.Status), EvidenceGroups.Names.ToList().IndexOf(c.Group))),
    ];

    private static readonly FeatureColumn[] All =
    [
        .. Concepts.SelectMany(concept => Statuses.Select(status => Counting(concept, status))),
        .. Crosses.Select(c => Counting(c.Concept, c.Status, $", request for {c.Group}")),
        new("evidence as the field weighs it", FeatureView.Facts, FeatureTheme.EvidenceSum),
    ];

    /// <summary>
    /// The weight of each column in the last one: what reviewers hold the evidence to be worth, in log-odds of an
    /// overturn. A model of few letters can learn its one coefficient where it cannot learn hundreds.
    /// </summary>
    public static IReadOnlyList<float> SumWeights { get; } =
        [.. PlainWeights(), .. Crosses.Select(c => c.Weight), 0f];

    /// <inheritdoc/>
    public override IReadOnlyList<FeatureColumn> Columns => weight > 0 ? All : [];

    /// <inheritdoc/>
    public override void Append(DisputedItem item, ClinicalReading reading, RowBuilder row)
    {
        if (weight <= 0)
        {
            return;
        }

        Span<int> counts = stackalloc int[FirstCross];
        var mentions = reading.MentionsOf(item);
        for (var i = 0; i < mentions.Count; i++)
        {
            counts[ColumnOf(mentions[i].Concept, mentions[i].Status)]++;
        }

        var sum = 0f;
        for (var column = 0; column < counts.Length; column++)
        {
            Add(column, counts[column], row, ref sum);
        }

        if (mentions.Count > 0)
        {
            AddCrosses(item, counts, row, ref sum);
        }

        if (sum != 0)
        {
            row.Add(All.Length - 1, (float)(weight * sum));
        }
    }

    /// <inheritdoc/>
    public override void SpreadSums(Span<float> weights)
    {
        if (weight > 0)
        {
            var sum = weights[^1];
            weights[^1] = 0;
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] += sum * SumWeights[i];
            }
        }
    }

    /// <inheritdoc/>
    public override void Save(BinaryWriter writer) => writer.Write(weight);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static EvidenceBlock Load(BinaryReader reader) => new(reader.ReadDouble());

    private void AddCrosses(DisputedItem item, ReadOnlySpan<int> counts, RowBuilder row, ref float sum)
    {
        Span<bool> groups = stackalloc bool[EvidenceGroups.Names.Count];
        EvidenceGroups.Mark(item, groups);
        for (var i = 0; i < CrossParts.Length; i++)
        {
            var (column, group) = CrossParts[i];
            Add(FirstCross + i, groups[group] ? counts[column] : 0, row, ref sum);
        }
    }

    private void Add(int column, int count, RowBuilder row, ref float sum)
    {
        if (count > 0)
        {
            var value = (float)Math.Log2(1 + count);
            sum += SumWeights[column] * value;
            row.Add(column, (float)(weight * value));
        }
    }

    private static float[] PlainWeights()
    {
        var weights = new float[FirstCross];
        foreach (var row in Table.Where(c => c.Group == EvidenceCross.AnyGroup))
        {
            weights[ColumnOf(row.Concept, row.Status)] = row.Weight;
        }

        return weights;
    }

    private static FeatureColumn Counting(EvidenceConcept concept, Assertion status, string request = "")
    {
        var words = status switch
        {
            Assertion.Present => "present",
            Assertion.Absent => "absent",
            Assertion.Hypothetical => "asked for or possible",
            _ => "in a quoted guideline",
        };
        return new(
            $"{EvidenceFinder.WordsOf(concept)}: {words}{request}", FeatureView.Facts, FeatureTheme.Evidence,
            concept, status);
    }

    private static int ColumnOf(EvidenceConcept concept, Assertion status) =>
        ((int)concept * Statuses.Length) + (int)status;
}
