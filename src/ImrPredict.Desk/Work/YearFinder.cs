using System.Collections.Concurrent;
using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Run;
using ImrPredict.Audit.Timeliness;
using ImrPredict.Audit.Yearly;
using ImrPredict.Cases;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Store.Search;

namespace ImrPredict.Desk.Work;

/// <summary>
/// Reports of decisions by year and of the days that they took, by the step that an audit makes them with. They are
/// kept until the store takes in, or loses, a decision.
/// </summary>
internal sealed class YearFinder(DeskStore store, SearchSums sums)
{
    private const int MostKept = 20;

    // All of them are held at once.
    private const long MostDecisions = 200_000;

    private readonly DecisionSearch _search = new(store);
    private readonly ConcurrentDictionary<(string State, string Filter), YearReport> _kept = new();

    /// <summary>The reports of what a filter finds.</summary>
    /// <exception cref="ImrPredictException">It finds nothing, or too much.</exception>
    public YearReport Find(SearchFilter filter)
    {
        var state = _search.State();
        if (_kept.TryGetValue((state, filter.Key), out var known))
        {
            return known;
        }

        var found = sums.Of(filter).Found;
        if (found is 0 or > MostDecisions)
        {
            throw new ImrPredictException(found == 0
                ? "there is no such decision; ask for fewer words."
                : $"these are more than {MostDecisions:#,0} decisions; ask for a service or a year, or run imr-score "
                    + "audit on their files.");
        }

        List<DecidedItem> items = [.. _search.All(filter)];
        var columns = AuditParts.Columns(items, []);
        var report = new YearReport(
            AuditParts.Yearly(items, columns, new ChartOptions()),
            AuditParts.Timeliness(items, columns, new TimelinessOptions()));
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        return _kept[(state, filter.Key)] = report;
    }
}

/// <summary>What was decided by year, and how long it took.</summary>
public sealed record YearReport(YearlyReport Yearly, TimelinessReport Timeliness);
