using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Numerics;

namespace ImrPredict.Evaluation.Splits;

/// <summary>
/// Finds rows that are the same decision: they have the same number of a department of the state and speak of the same
/// item; or two files give the same number of their own and what both say agrees; or the text of one stands in that of
/// the other, the kinds of input differ, and nothing contradicts.
/// </summary>
internal static class SameDecisions
{
    /// <summary>Joins them.</summary>
    /// <param name="rows">Decided rows of all inputs.</param>
    /// <param name="sets">One element for each row.</param>
    public static void Join(IReadOnlyList<DecidedItem> rows, DisjointSets sets)
    {
        var ids = rows.Select(row => DecisionId.Of(row.Item)).ToList();
        JoinNumbers(rows, ids, sets);
        JoinTexts(rows, ids, sets);
    }

    /// <summary>Facts of a row that two rows of one decision have in common; null where it does not say.</summary>
    public static object?[] FactsOf(DecidedItem row) =>
    [
        row.Year, row.Item.Sex, row.Item.Age, LettersOf(row.Item) is { Length: > 0 } service ? service : null,
        row.Item.DiagnosisCategory, row.Item.DiagnosisSubcategory, row.Item.TreatmentCategory,
        row.Item.TreatmentSubcategory, row.Item.ImrType, row.Item.AgeRange,
    ];

    private static void JoinNumbers(IReadOnlyList<DecidedItem> rows, List<DecisionId> ids, DisjointSets sets)
    {
        var known = new Dictionary<(DecisionId Id, int Item, string Service), List<int>>();
        for (var row = 0; row < rows.Count; row++)
        {
            var item = rows[row].Item;
            var key = (ids[row], item.Number, ids[row].Giver == ItemSource.DmhcFile ? "" : LettersOf(item));
            var others = known.TryGetValue(key, out var found) ? found : known[key] = [];
            if (ids[row].Giver == ItemSource.DmhcFile && ids[row].IsOfState && others.Count > 0)
            {
                sets.Join(others[0], row); // joined to one is joined to all
                continue;
            }

            foreach (var other in others.Where(other => IsSame(rows[other], rows[row], ids[row])))
            {
                sets.Join(other, row);
            }

            others.Add(row);
        }
    }

    // Letters tell their copies by themselves, and the letters of one case may decide again.
    private static bool IsSame(DecidedItem one, DecidedItem other, DecisionId id) => id switch
    {
        { IsOfState: true } => one.At?.File != other.At?.File && (one.Layout is null || other.Layout is null),
        _ => one.At?.File != other.At?.File && Agreement(one, other) > 0
            && (Tells(one) || (one.Item.ClinicalText.Length > 0 && SharesText(one, other))),
    };

    // A short number may be a running number, and stands in every file; so does the place of a row without one.
    private static bool Tells(DecidedItem row)
    {
        var (number, digits) = (row.Item.CaseNumber, row.Item.CaseNumber.Count(char.IsAsciiDigit));
        return number != row.At?.Place && digits >= (number.Any(char.IsLetter) ? 3 : 5);
    }

    private static void JoinTexts(IReadOnlyList<DecidedItem> rows, List<DecisionId> ids, DisjointSets sets)
    {
        var texts = Enumerable.Range(0, rows.Count)
            .Where(row => rows[row].Item.ClinicalText.Length > 0 && ids[row].Giver != ItemSource.DwcLetter)
            .Select(row => (row, ids[row].Giver, rows[row].Item.ClinicalText)).ToList();
        var numbers = new Dictionary<int, Dictionary<ItemSource, DecisionId>>();
        Dictionary<ItemSource, DecisionId> NumbersOf(int row) =>
            numbers.TryGetValue(sets.Root(row), out var found) ? found : new() { [ids[row].Giver] = ids[row] };
        foreach (var (first, second) in SharedTexts.Find(texts))
        {
            var (one, other) = (NumbersOf(first), NumbersOf(second));
            if (rows[first].Overturned == rows[second].Overturned && Agreement(rows[first], rows[second]) >= 0
                && one.All(own => !other.TryGetValue(own.Key, out var id) || id == own.Value))
            {
                sets.Join(first, second);
                numbers[sets.Root(first)] = one.Concat(other).DistinctBy(own => own.Key).ToDictionary();
            }
        }
    }

    // The number of facts that both rows state, the same; -1 where they state one that differs.
    private static int Agreement(DecidedItem one, DecidedItem other)
    {
        var agreed = 0;
        foreach (var (own, others) in FactsOf(one).Zip(FactsOf(other)))
        {
            if (own is null || others is null)
            {
                continue;
            }

            if (!own.Equals(others))
            {
                return -1;
            }

            agreed++;
        }

        return one.Item.ClinicalText.Length == 0 || other.Item.ClinicalText.Length == 0 ? agreed
            : SharesText(one, other) ? agreed + 1
            : one.Item.CaseNumber == other.Item.CaseNumber ? -1
            : agreed;
    }

    private static bool SharesText(DecidedItem one, DecidedItem other) =>
        one.Item.ClinicalText.Contains(other.Item.ClinicalText, StringComparison.Ordinal)
        || other.Item.ClinicalText.Contains(one.Item.ClinicalText, StringComparison.Ordinal);

    private static string LettersOf(DisputedItem item) =>
        string.Concat(item.RequestedService.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
