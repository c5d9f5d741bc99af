using ImrPredict.Cases;
using ImrPredict.Text.Evidence;

namespace ImrPredict.Features.Evidence;

/// <summary>
/// What the clinical text of an item says as named numbers. Nothing is fitted: the columns are the same for every
/// model. Sparse columns count mentions of a concept in one status, alone and crossed with the group of the service;
/// dense values sum up each concept and give the numbers found.
/// </summary>
public static class EvidenceFeatures
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

    private static readonly float[] FieldWeights = [.. PlainWeights(), .. Crosses.Select(c => c.Weight), 0f];

    /// <summary>
    /// Names of the sparse columns, e.g. <c>failed conservative care: present</c>; the last is the weighed sum.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. PlainNames(), .. Crosses.Select(c => $"{NameOf(ColumnOf(c.Concept, c.Status))}, request for {c.Group}"),
        "evidence as the field weighs it",
    ];

    private static readonly Dictionary<string, Assertion> StatusByName = Names.SkipLast(1)
        .Select((name, i) => (
            name, Status: i < FirstCross ? Statuses[i % Statuses.Length] : Crosses[i - FirstCross].Status))
        .ToDictionary(pair => pair.name, pair => pair.Status, StringComparer.Ordinal);

    /// <summary>
    /// What the last column adds up: for each column its weight in it, the field's own judgement of what the evidence
    /// is worth (log-odds of an overturn). It gives a model of few letters something to hold on to, a single
    /// coefficient to learn instead of hundreds, which is nothing where the letters do not bear it out.
    /// </summary>
    public static IReadOnlyList<float> Weights => FieldWeights;

    /// <summary>Names of the dense values.</summary>
    public static IReadOnlyList<string> DenseNames { get; } =
        [.. Concepts.Select(c => $"{EvidenceFinder.WordsOf(c)}: present less absent"), .. EvidenceNumbers.Names];

    /// <summary>The sparse columns that are not zero, ascending.</summary>
    /// <param name="item">What is known before the review; its clinical text is read, and its request for the crosses.</param>
    /// <returns>The logarithm to base 2 of one more than the count, so that one mention is 1; a cross likewise.</returns>
    public static IReadOnlyList<EvidenceValue> Of(DisputedItem item)
    {
        Span<EvidenceValue> values = stackalloc EvidenceValue[Names.Count];
        return values[..Fill(item, RequestMentions.In(item), values)].ToArray();
    }

    /// <summary>The status that a sparse column counts; null for names that are not of <see cref="Names"/>.</summary>
    public static Assertion? StatusOf(string name) => StatusByName.TryGetValue(name, out var status) ? status : null;

    /// <summary>Writes what <see cref="Of"/> gives, where the mentions that speak of the item are known.</summary>
    /// <param name="item">What is known before the review.</param>
    /// <param name="mentions">The mentions that speak of it.</param>
    /// <param name="values">Room for as many as there are <see cref="Names"/>.</param>
    /// <returns>How many values were written.</returns>
    internal static int Fill(DisputedItem item, IReadOnlyList<EvidenceMention> mentions, Span<EvidenceValue> values)
    {
        Span<int> counts = stackalloc int[FirstCross];
        for (var i = 0; i < mentions.Count; i++)
        {
            counts[ColumnOf(mentions[i].Concept, mentions[i].Status)]++;
        }

        var filled = 0;
        for (var column = 0; column < counts.Length; column++)
        {
            if (counts[column] > 0)
            {
                values[filled++] = Counted(column, counts[column]);
            }
        }

        return filled == 0 ? 0 : AddSum(values, AddCrosses(item, counts, values, filled));
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

    private static int AddCrosses(
        DisputedItem item, ReadOnlySpan<int> counts, Span<EvidenceValue> values, int filled)
    {
        Span<bool> groups = stackalloc bool[EvidenceGroups.Names.Count];
        EvidenceGroups.Mark(item, groups);
        for (var i = 0; i < CrossParts.Length; i++)
        {
            var (column, group) = CrossParts[i];
            if (counts[column] > 0 && groups[group])
            {
                values[filled++] = Counted(FirstCross + i, counts[column]);
            }
        }

        return filled;
    }

    private static int AddSum(Span<EvidenceValue> values, int filled)
    {
        var sum = 0f;
        foreach (var (column, value) in values[..filled])
        {
            sum += FieldWeights[column] * value;
        }

        if (sum != 0)
        {
            values[filled++] = new(FieldWeights.Length - 1, sum);
        }

        return filled;
    }

    private static EvidenceValue Counted(int column, int count) => new(column, (float)Math.Log2(1 + count));

    private static float[] PlainWeights()
    {
        var weights = new float[FirstCross];
        foreach (var row in Table.Where(c => c.Group == EvidenceCross.AnyGroup))
        {
            weights[ColumnOf(row.Concept, row.Status)] = row.Weight;
        }

        return weights;
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
}
