using System.Globalization;

namespace ImrPredict.Benchmarks.Choices;

/// <summary>
/// Probabilities of the rows judged, kept as files, so that a choice is computed once and builds can be compared. They
/// hold outcomes and numbers, no text.
/// </summary>
/// <param name="folder">Where they are kept; null for nowhere.</param>
internal sealed class ChoicePredictions(string? folder)
{
    /// <summary>What is kept of a choice; null for nothing.</summary>
    /// <exception cref="InvalidDataException">It is of other rows.</exception>
    public IReadOnlyList<double>? Find(ChoiceCollection collection, string choice)
    {
        if (folder is null || !File.Exists(PathOf(collection, choice)))
        {
            return null;
        }

        var lines = File.ReadAllLines(PathOf(collection, choice));
        return lines.Select(line => line[0] == '1').SequenceEqual(collection.Overturned)
            ? [.. lines.Select(line => double.Parse(line.AsSpan(2), CultureInfo.InvariantCulture))]
            : throw new InvalidDataException(
                $"{PathOf(collection, choice)} is of other rows than {collection.Name} has now; remove it.");
    }

    /// <summary>Keeps them.</summary>
    public void Keep(ChoiceCollection collection, string choice, IReadOnlyList<double> probabilities)
    {
        if (folder is null)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllLines(
            PathOf(collection, choice),
            collection.Overturned.Zip(
                probabilities,
                (o, p) => string.Create(CultureInfo.InvariantCulture, $"{(o ? 1 : 0)} {p:R}")));
    }

    private string PathOf(ChoiceCollection collection, string choice) =>
        Path.Combine(folder!, $"{collection.Name}.{choice}.txt");
}
