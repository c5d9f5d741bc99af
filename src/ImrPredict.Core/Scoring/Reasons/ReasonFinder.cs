using ImrPredict.Cases;
using ImrPredict.Features;
using ImrPredict.Training;

namespace ImrPredict.Scoring;

/// <summary>Finds the largest reasons of a score. Immutable and safe from several threads.</summary>
public sealed class ReasonFinder
{
    private const double Least = 0.005;
    private readonly ModelAttribution attribution;
    private readonly OutcomeModel model;
    private readonly ReasonMap map;

    /// <summary>Prepares the reasons of a model.</summary>
    public ReasonFinder(OutcomeModel model)
    {
        this.model = model;
        attribution = model.Attribution;
        map = new ReasonMap(model, attribution);
    }

    /// <summary>The reasons of an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="row">Its features.</param>
    /// <param name="evidence">What its text says; asked for only where a reason quotes it.</param>
    /// <param name="count">Most reasons given.</param>
    public ScoreReasons Of(DisputedItem item, FeatureRow row, EvidenceReading evidence, int count = 5)
    {
        var parts = attribution.Of(row);
        var found = Sums(row, parts);
        found.Sort((a, b) => Math.Abs(b.LogOdds).CompareTo(Math.Abs(a.LogOdds)) is var order and not 0
            ? order : string.CompareOrdinal(a.Key.Name, b.Key.Name));
        var words = new ReasonWords(item, evidence);
        var largest = found.Where(f => Math.Abs(f.LogOdds) >= Least).Take(count)
            .Select(f => words.Of(f.Key, f.LogOdds)).ToList();
        var remainder = parts.LogOdds - attribution.BaseValue - largest.Sum(reason => reason.LogOdds);
        return new ScoreReasons(parts.LogOdds, attribution.BaseValue, largest, remainder);
    }

    private List<(ReasonKey Key, double LogOdds)> Sums(FeatureRow row, Attribution parts)
    {
        var sums = new double[map.Keys.Count];
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = parts.Slope * map.Absent[i];
        }

        var found = new List<(ReasonKey Key, double LogOdds)>(sums.Length + 8);
        for (var i = 0; i < row.Indices.Length; i++)
        {
            var (column, value) = (row.Indices[i], row.Values[i]);
            var reason = map.OfSparse(column);
            if (reason != ReasonMap.Own)
            {
                sums[reason] += parts.Slope * attribution.WeightOf(column) * value;
                continue;
            }

            var added = parts.Slope * attribution.WeightOf(column) * (value - attribution.MeanOf(column));
            if (Math.Abs(added) >= Least)
            {
                found.Add((ReasonKeys.Of(model.Features.Names[column]), added));
            }
        }

        for (var i = 0; i < parts.Dense.Length; i++)
        {
            sums[map.OfDense(i)] += parts.Dense.Span[i];
        }

        found.AddRange(sums.Select((sum, i) => (map.Keys[i], sum)));
        return found;
    }
}
