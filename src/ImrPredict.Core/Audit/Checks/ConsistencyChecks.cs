using System.Globalization;
using ImrPredict.Audit.Twins;
using ImrPredict.Cases;
using ImrPredict.Ingest.Letters.Items;

namespace ImrPredict.Audit.Checks;

/// <summary>Looks for what does not fit together inside a decided item, or between items.</summary>
public static class ConsistencyChecks
{
    private const string ContradictionWarning = "contradicts the closing sentence";

    /// <summary>Runs every check.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="warnings">Warnings that reading gave for each item, same length; null where not kept.</param>
    /// <param name="options">Similarity from which on rationales are the same.</param>
    /// <returns>Findings by row, then kind.</returns>
    public static IReadOnlyList<ConsistencyFinding> Of(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<IReadOnlyList<string>>? warnings, TwinOptions options)
    {
        var found = items.SelectMany((item, row) => OfItem(item, warnings is null ? [] : warnings[row])
            .Select(f => Finding(items, row, f.Kind, f.Words)));
        return [.. found.Concat(SharedRationales(items, options.RationaleSimilarity)).OrderBy(f => f.Row).ThenBy(f => f.Kind)];
    }

    private static IEnumerable<(ConsistencyKind Kind, string Words)> OfItem(DecidedItem item, IReadOnlyList<string> warnings)
    {
        if (warnings.Any(w => w.Contains(ContradictionWarning, StringComparison.Ordinal))
            || RationaleVerdict.Contradicts(item.Decision.Outcome, item.Decision.Rationale))
        {
            yield return (ConsistencyKind.VerdictContradictsRationale, "The verdict and the rationale's closing "
                + "sentence say opposite things.");
        }

        if (Guideline(item) is { } guideline)
        {
            yield return (ConsistencyKind.GuidelineOfAnotherBodyPart, guideline);
        }

        foreach (var finding in TextChecks.Of(item))
        {
            yield return finding;
        }

        if (DateOrder(item) is { } order)
        {
            yield return (ConsistencyKind.DatesOutOfOrder, order);
        }
    }

    // The request's own words alone: a test before surgery, a drug or a ride to the office belongs to no region, and
    // guidelines keep them in the chapter where they stand first, whatever the patient's diagnosis.
    private static string? Guideline(DecidedItem item)
    {
        var cited = BodyRegions.In(item.Decision.ReviewerGuideline);
        var asked = BodyRegions.In(item.Item.RequestedService);
        return cited.Count == 0 || asked.Count == 0 || cited.Intersect(asked).Any()
            ? null
            : $"The reviewer's guideline is headed {string.Join(", ", cited)}; the request names "
                + $"{string.Join(", ", asked)}. The reasons may still argue about the right part: read them.";
    }

    private static string? DateOrder(DecidedItem item)
    {
        (string Name, DateOnly? Date)[] dates =
        [
            ("injury", item.Item.InjuryDate), ("utilization review denial", item.Item.UrDenialDate),
            ("application", item.Item.ReceivedDate), ("assignment", item.Item.AssignedDate),
            ("decision", item.Decision.DecisionDate),
        ];
        var known = dates.Where(d => d.Date is not null).ToList();
        var wrong = known.Skip(1).Zip(known, (later, earlier) => (Later: later, Earlier: earlier))
            .FirstOrDefault(p => p.Later.Date < p.Earlier.Date);
        return wrong.Later.Name is null
            ? null
            : $"The date of {wrong.Later.Name} lies before the date of {wrong.Earlier.Name}.";
    }

    private static IEnumerable<ConsistencyFinding> SharedRationales(IReadOnlyList<DecidedItem> items, double similarity)
    {
        var pairs = SimilarTexts.Pairs(
            [.. items.Select(i => i.Decision.Rationale ?? "")], similarity,
            (first, second) => items[first].Item.CaseNumber != items[second].Item.CaseNumber);
        return pairs.SelectMany(p => new[] { (Row: p.First, p.Second, p.Similarity), (Row: p.Second, p.First, p.Similarity) })
            .GroupBy(p => p.Row)
            .Select(g => (Row: g.Key, Nearest: g.MaxBy(p => p.Similarity), Others: g.Select(p => items[p.Item2].Item.CaseNumber).Distinct().Count()))
            .Select(g => Finding(items, g.Row, ConsistencyKind.SharedRationale, string.Create(
                CultureInfo.InvariantCulture,
                $"The same rationale stands in {g.Others} other case{(g.Others == 1 ? "" : "s")}, most alike in "
                    + $"{items[g.Nearest.Item2].Item.CaseNumber} ({g.Nearest.Similarity:P0} of the wording).")));
    }

    private static ConsistencyFinding Finding(IReadOnlyList<DecidedItem> items, int row, ConsistencyKind kind, string words) =>
        new(row, items[row].Item.CaseNumber, items[row].Item.Number, kind, words);
}
