using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Numerics;

namespace ImrPredict.Evaluation.Splits;

/// <summary>
/// Decided rows in which every decision counts once, see <see cref="SameDecisions"/>. Of the rows of a decision the one
/// that tells most counts - a text before none, then more facts, then the longer text, then the one given last - and
/// takes over the codes that it lacks. Where outcomes differ, that of the row that counts does.
/// </summary>
public sealed class DistinctDecisions
{
    private const int MostConflicts = 20;
    private readonly int[] _decision;
    private readonly int[] _rank;

    private DistinctDecisions(IReadOnlyList<DecidedItem> rows, int[] decision, int[] rank)
    {
        (Rows, _decision, _rank) = (rows, decision, rank);
        Places = KeptOf(Enumerable.Range(0, rows.Count));
        Items = Places.Count == rows.Count ? rows : [.. Places.Select(place => rows[place])];
    }

    /// <summary>One row for each decision, in input order.</summary>
    public IReadOnlyList<DecidedItem> Items { get; }

    /// <summary>Place of each among the rows given, ascending.</summary>
    public IReadOnlyList<int> Places { get; }

    /// <summary>How many rows do not count; null where every row is a decision of its own.</summary>
    public RepeatedDecisions? Repeated { get; private init; }

    /// <summary>All rows, those that tell most with the codes that they lacked.</summary>
    internal IReadOnlyList<DecidedItem> Rows { get; }

    /// <summary>Finds them.</summary>
    /// <param name="rows">Decided rows of all inputs.</param>
    public static DistinctDecisions Of(IReadOnlyList<DecidedItem> rows)
    {
        var sets = new DisjointSets(rows.Count);
        SameDecisions.Join(rows, sets);
        var rank = new int[rows.Count];
        var groups = Enumerable.Range(0, rows.Count).GroupBy(sets.Root).Where(group => group.Skip(1).Any())
            .Select(group => group.OrderByDescending(row => Richness(rows[row])).ThenByDescending(row => row).ToList())
            .ToList();
        DecidedItem[] filled = [.. rows];
        foreach (var group in groups)
        {
            for (var place = 0; place < group.Count; place++)
            {
                rank[group[place]] = place;
            }

            filled[group[0]] = Filled(rows[group[0]], group.Skip(1).Select(row => rows[row]));
        }

        var conflicts = groups.FindAll(group => group.Exists(row => rows[row].Overturned != rows[group[0]].Overturned));
        return new(filled, [.. Enumerable.Range(0, rows.Count).Select(sets.Root)], rank)
        {
            Repeated = groups.Count == 0 ? null : new(groups.Sum(group => group.Count - 1), conflicts.Count)
            {
                Conflicts = [.. conflicts.Select(group => group[0]).Order().Select(row => rows[row].At)
                    .OfType<SourceLocation>().Take(MostConflicts)],
            },
        };
    }

    /// <summary>Of some rows the one of each decision that tells most, ascending.</summary>
    internal IReadOnlyList<int> KeptOf(IEnumerable<int> places)
    {
        var best = new Dictionary<int, int>();
        foreach (var place in places)
        {
            if (!best.TryGetValue(_decision[place], out var other) || _rank[place] < _rank[other])
            {
                best[_decision[place]] = place;
            }
        }

        return [.. best.Values.Order()];
    }

    /// <summary>All rows of the decisions of some rows, ascending.</summary>
    internal IReadOnlyList<int> AllOf(IEnumerable<int> places)
    {
        var decisions = places.Select(place => _decision[place]).ToHashSet();
        return [.. Enumerable.Range(0, Rows.Count).Where(place => decisions.Contains(_decision[place]))];
    }

    private static (bool HasText, int Facts, int Text) Richness(DecidedItem row) => (
        row.Item.ClinicalText.Length > 0, SameDecisions.FactsOf(row).Count(fact => fact is not null),
        row.Item.ClinicalText.Length);

    private static DecidedItem Filled(DecidedItem kept, IEnumerable<DecidedItem> others)
    {
        var item = kept.Item;
        foreach (var other in others.Select(row => row.Item))
        {
            item = item with
            {
                DiagnosisCategory = item.DiagnosisCategory ?? other.DiagnosisCategory,
                DiagnosisSubcategory = item.DiagnosisSubcategory ?? other.DiagnosisSubcategory,
                TreatmentCategory = item.TreatmentCategory ?? other.TreatmentCategory,
                TreatmentSubcategory = item.TreatmentSubcategory ?? other.TreatmentSubcategory,
                ImrType = item.ImrType ?? other.ImrType,
                AgeRange = item.AgeRange ?? other.AgeRange,
                Sex = item.Sex ?? other.Sex,
                ReportYear = item.ReportYear ?? other.ReportYear,
            };
        }

        return kept with { Item = item };
    }
}
