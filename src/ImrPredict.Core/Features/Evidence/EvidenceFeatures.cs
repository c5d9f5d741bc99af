using ImrPredict.Cases;
using ImrPredict.Text;

namespace ImrPredict.Features;

/// <summary>
/// What the clinical text of an item says as named numbers. Nothing is fitted: the columns are the same for every
/// model. Sparse columns count mentions of a concept in one status, alone and crossed with the group of the service;
/// dense values sum up each concept and give the numbers found.
/// </summary>
public static class EvidenceFeatures
{
    private static readonly EvidenceConcept[] Concepts = Enum.GetValues<EvidenceConcept>();
    private static readonly Assertion[] Statuses = Enum.GetValues<Assertion>();

    private static readonly Cross[] Crosses =
        [.. TermTable.Read("evidence-crosses.tsv", 3).Select(r => new Cross(
            ColumnOf(Enum.Parse<EvidenceConcept>(r[0]), Enum.Parse<Assertion>(r[1])), r[2]))];

    /// <summary>Names of the sparse columns, e.g. <c>failed conservative care: present</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. PlainNames(), .. Crosses.Select(c => $"{NameOf(c.Column)}, request for {c.Group}")];

    /// <summary>Names of the dense values.</summary>
    public static IReadOnlyList<string> DenseNames { get; } =
        [.. Concepts.Select(c => $"{EvidenceFinder.WordsOf(c)}: present less absent"), .. EvidenceNumbers.Names];

    /// <summary>The sparse columns that are not zero, ascending.</summary>
    /// <param name="item">What is known before the review; its clinical text is read, and its request for the crosses.</param>
    /// <returns>The logarithm to base 2 of one more than the count, so that one mention is 1; a cross likewise.</returns>
    public static IReadOnlyList<EvidenceValue> Of(DisputedItem item) => Of(item, EvidenceFinder.Find(item.ClinicalText));

    /// <summary>The same where the text has been read.</summary>
    internal static IReadOnlyList<EvidenceValue> Of(DisputedItem item, IReadOnlyList<EvidenceMention> mentions)
    {
        var counts = new int[Concepts.Length * Statuses.Length];
        foreach (var mention in mentions)
        {
            counts[ColumnOf(mention.Concept, mention.Status)]++;
        }

        var values = new List<EvidenceValue>();
        for (var column = 0; column < counts.Length; column++)
        {
            AddCount(values, column, counts[column]);
        }

        if (values.Count > 0)
        {
            AddCrosses(values, counts, EvidenceGroups.Of(item));
        }

        return values;
    }

    /// <summary>Writes the dense values of an item, one for each of <see cref="DenseNames"/>.</summary>
    /// <param name="item">What is known before the review.</param>
    /// <param name="values">
    /// Filled with: for each concept 1 where more mentions say present than absent, -1 where fewer, 0 where as many, and NaN
    /// where the text does not speak of it; then the numbers, NaN where there is none.
    /// </param>
    public static void Fill(DisputedItem item, Span<float> values)
    {
        var mentions = EvidenceFinder.Find(item.ClinicalText);
        var spoken = new bool[Concepts.Length];
        var balance = new int[Concepts.Length];
        foreach (var mention in mentions)
        {
            spoken[(int)mention.Concept] |= mention.Status is Assertion.Present or Assertion.Absent;
            balance[(int)mention.Concept] += mention.Status switch
            {
                Assertion.Present => 1,
                Assertion.Absent => -1,
                _ => 0,
            };
        }

        for (var i = 0; i < Concepts.Length; i++)
        {
            values[i] = spoken[i] ? Math.Sign(balance[i]) : float.NaN;
        }

        EvidenceNumbers.Fill(mentions, values[Concepts.Length..]);
    }

    private static void AddCrosses(List<EvidenceValue> values, int[] counts, IReadOnlyList<string> groups)
    {
        for (var i = 0; i < Crosses.Length; i++)
        {
            if (groups.Contains(Crosses[i].Group))
            {
                AddCount(values, counts.Length + i, counts[Crosses[i].Column]);
            }
        }
    }

    private static void AddCount(List<EvidenceValue> values, int column, int count)
    {
        if (count > 0)
        {
            values.Add(new(column, (float)Math.Log2(1 + count)));
        }
    }

    private static IEnumerable<string> PlainNames() =>
        Enumerable.Range(0, Concepts.Length * Statuses.Length).Select(NameOf);

    private static string NameOf(int column)
    {
        var status = Statuses[column % Statuses.Length] switch
        {
            Assertion.Present => "present",
            Assertion.Absent => "absent",
            Assertion.Hypothetical => "asked for or possible",
            _ => "in a quoted guideline",
        };
        return $"{EvidenceFinder.WordsOf(Concepts[column / Statuses.Length])}: {status}";
    }

    private static int ColumnOf(EvidenceConcept concept, Assertion status) =>
        ((int)concept * Statuses.Length) + (int)status;

    private readonly record struct Cross(int Column, string Group);
}
