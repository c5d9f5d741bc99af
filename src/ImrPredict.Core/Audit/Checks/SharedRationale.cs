using System.Globalization;
using ImrPredict.Audit.Twins;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Numerics;

namespace ImrPredict.Audit.Checks;

/// <summary>The same rationale is in letters of different cases.</summary>
internal sealed class SharedRationale : ConsistencyCheck
{
    internal override IEnumerable<(int Row, string Words)> Find(IReadOnlyList<CheckedItem> items, TwinOptions options)
    {
        string CaseOf(int row) => items[row].Item.CaseNumber;
        var rationales = items.AsParallel().AsOrdered().Select(i => Shingles.Read(i.Decision.Rationale ?? "")).ToList();
        var pairs = NearDuplicates.Find(
            rationales, options.RationaleSimilarity, (a, b) => CaseOf(a) != CaseOf(b), TwinFinder.MostPerKey);
        return pairs
            .SelectMany(p => new (int Row, int Other, double Similarity)[]
                { (p.First, p.Second, p.Similarity), (p.Second, p.First, p.Similarity) })
            .GroupBy(p => p.Row)
            .Select(g => (g.Key, Words(
                g.Select(p => CaseOf(p.Other)).Distinct().Count(), g.MaxBy(p => p.Similarity))));

        string Words(int cases, (int Row, int Other, double Similarity) nearest) => string.Create(
            CultureInfo.InvariantCulture,
            $"The same rationale stands in {cases} other case{(cases == 1 ? "" : "s")}, most alike in "
                + $"{CaseOf(nearest.Other)} ({nearest.Similarity:P0} of the wording).");
    }
}
