using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Training.Learners;

namespace ImrPredict.Training.Attribution;

/// <summary>
/// The rows that contributions are measured against: the mean of each sparse column over the rows that its learner
/// sees, and the rows at each leaf. A contribution says how far an item is moved from the mean of these rows.
/// </summary>
/// <param name="Means">Mean of each sparse column.</param>
/// <param name="LeafRows">Rows by ensemble, tree and leaf.</param>
internal sealed record Background(
    IReadOnlyList<float> Means, IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> LeafRows)
{
    private const int MostRows = 20_000;

    /// <summary>Describes the rows that learners were fitted on; of very many, an even sample.</summary>
    /// <param name="learners">The learners.</param>
    /// <param name="items">The rows, in their order.</param>
    public static Background Measure(LearnerMix learners, IReadOnlyList<DecidedItem> items)
    {
        var step = Math.Max(1, (items.Count + MostRows - 1) / MostRows);
        var rows = items.Where((_, i) => i % step == 0)
            .AsParallel().AsOrdered().Select(item => learners.Space.Transform(item.Item)).ToList();
        var (sums, seen) = (new double[learners.Space.Names.Count], new double[learners.Members.Count]);
        foreach (var row in rows)
        {
            for (var member = 0; member < seen.Length; member++)
            {
                seen[member] += learners.Members[member].Sees(row) ? 1 : 0;
            }

            for (var i = 0; i < row.Indices.Length; i++)
            {
                var column = row.Indices[i];
                sums[column] += learners.Members[learners.MemberOf[column]].Sees(row) ? row.Values[i] : 0;
            }
        }

        var input = TreeInput.Of(learners);
        var trees = rows.Select(input.Of).ToList();
        return new Background(
            [.. sums.Select((sum, column) => (float)(sum / Math.Max(1, seen[learners.MemberOf[column]])))],
            [.. TreeEnsemble.Of(learners.Chain, input, null).Select(ensemble => ensemble.LeafRows(trees))]);
    }

    /// <summary>Writes it; equal ones give equal bytes.</summary>
    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Means.Count);
        foreach (var mean in Means)
        {
            writer.Write(mean);
        }

        writer.Write(LeafRows.Count);
        foreach (var trees in LeafRows)
        {
            writer.Write(trees.Count);
            foreach (var leaves in trees)
            {
                writer.Write(leaves.Count);
                foreach (var rows in leaves)
                {
                    writer.Write(rows);
                }
            }
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static Background Load(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        var means = Many(reader, reader.ReadSingle);
        return new Background(means, Many<IReadOnlyList<IReadOnlyList<double>>>(
            reader, () => Many<IReadOnlyList<double>>(reader, () => Many(reader, reader.ReadDouble))));
    }

    private static T[] Many<T>(BinaryReader reader, Func<T> one)
    {
        var many = new T[reader.ReadCount()];
        for (var i = 0; i < many.Length; i++)
        {
            many[i] = one();
        }

        return many;
    }
}
