using ImrPredict.Cases.Schema;
using ImrPredict.Scoring.Items;
using ImrPredict.Training.Drift;

namespace ImrPredict.Scoring.Backlog;

/// <summary>What the rows of a run look like, to be compared with the rows that the model learnt from.</summary>
/// <param name="reference">The rows learnt from.</param>
public sealed class InputProfile(ReferenceProfile reference)
{
    private const int FewestRows = 50;
    private const double LargeShift = 0.25;
    private readonly long[] filled = new long[ItemFields.Names.Count];
    private readonly SortedDictionary<string, long> sources = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> services = new(StringComparer.Ordinal);
    private readonly long[] deciles = new long[10];
    private double known;
    private long rows;

    /// <summary>Counts a row.</summary>
    public void Add(RowCounts row)
    {
        rows++;
        known += row.KnownShare;
        for (var i = 0; i < filled.Length; i++)
        {
            filled[i] += (row.Filled >> i) & 1;
        }

        sources[row.Source] = sources.GetValueOrDefault(row.Source) + 1;
        services[row.Service] = services.GetValueOrDefault(row.Service) + 1;
        if (row.Probability is { } p)
        {
            deciles[DecileOf(p)]++;
        }
    }

    /// <summary>
    /// What a reader should know before trusting the scores: fields that the model learnt with and the input lacks,
    /// kinds of input that it has not met, and shifts of scores and services (population stability index above 0.25,
    /// on 50 rows or more).
    /// </summary>
    public IReadOnlyList<string> Warnings() => rows == 0 ? [] : [.. Missing(), .. Unmet(), .. Shifts()];

    private IEnumerable<string> Missing() =>
        from pair in ItemFields.Names.Select((name, i) => (name, i))
        let learnt = reference.Filled.GetValueOrDefault(pair.name)
        let here = (double)filled[pair.i] / rows
        where learnt >= 0.5 && here < 0.1
        select FormattableString.Invariant(
            $"{pair.name} is filled in {Percent(here)} of the rows; the model learnt with it in {Percent(learnt)}, so these scores rest on less");

    private IEnumerable<string> Unmet()
    {
        var learnt = reference.Shares.GetValueOrDefault(CaseColumns.Source.Name);
        foreach (var (source, count) in sources)
        {
            if (learnt is not null && !learnt.ContainsKey(source))
            {
                yield return FormattableString.Invariant(
                    $"{Percent((double)count / rows)} of the rows come from a kind of input that the model has not learnt from ({source}); its probabilities are not calibrated for it");
            }
        }

        if (known / rows < reference.KnownShare - 0.15)
        {
            yield return FormattableString.Invariant(
                $"the model knows {Percent(known / rows)} of the words and categories of the rows; of those that it learnt from it knew {Percent(reference.KnownShare)}");
        }
    }

    private IEnumerable<string> Shifts()
    {
        if (rows < FewestRows)
        {
            yield break;
        }

        if (reference.Shares.GetValueOrDefault(CaseColumns.ServiceCategory.Name) is { } learnt
            && Stability(services.ToDictionary(s => s.Key, s => (double)s.Value / rows), learnt) is { } mix)
        {
            yield return FormattableString.Invariant(
                $"the mix of services differs from the rows learnt from (stability index {mix:0.00}; above 0.25 and beyond chance)");
        }

        var scored = Math.Max(1, deciles.Sum());
        var here = deciles.Select((count, i) => (Key: $"{i}", Share: (double)count / scored)).ToDictionary(d => d.Key, d => d.Share);
        var even = here.Keys.ToDictionary(key => key, _ => 0.1);
        if (scored >= FewestRows && Stability(here, even) is { } shift)
        {
            yield return FormattableString.Invariant(
                $"the scores are spread otherwise than on the rows learnt from (stability index {shift:0.00}; above 0.25 and beyond chance)");
        }
    }

    private int DecileOf(double probability)
    {
        var decile = 0;
        while (decile < 9 && probability > reference.ScoreDeciles[decile + 1])
        {
            decile++;
        }

        return decile;
    }

    // Null unless large beyond what chance gives: (cells - 1) / rows on average. Shares of nothing count as half a row,
    // else one row in a new place would be infinitely far.
    private double? Stability(Dictionary<string, double> here, IReadOnlyDictionary<string, double> learnt)
    {
        var least = 0.5 / rows;
        var shares = here.Keys.Union(learnt.Keys).Select(key => (
            Now: Math.Max(here.GetValueOrDefault(key), least), Then: Math.Max(learnt.GetValueOrDefault(key), least))).ToList();
        var index = shares.Sum(share => (share.Now - share.Then) * Math.Log(share.Now / share.Then));
        return index > LargeShift + ((shares.Count - 1.0) / rows) ? index : null;
    }

    private static string Percent(double share) => share.ToString("0.#%", System.Globalization.CultureInfo.InvariantCulture);
}
