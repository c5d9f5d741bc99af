using System.Collections.Concurrent;
using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Run;
using ImrPredict.Cases;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Store.Search;

namespace ImrPredict.Desk.Work;

/// <summary>
/// Draws the charts of audits anew with other settings, by the step that an audit draws them with. What was drawn last
/// is kept: an audit that is done does not change, and ids of batches are not used twice.
/// </summary>
internal sealed class ChartFinder(DeskStore store)
{
    private const int MostAudits = 3;
    private const int MostDrawn = 60;
    private readonly AuditTable _audits = new(store);
    private readonly ConcurrentDictionary<long, Lazy<ChartedDecisions>> _decisions = new();
    private readonly ConcurrentDictionary<(long Batch, string Column, string Options), Lazy<ControlCharts>> _charts =
        new();

    private readonly ConcurrentDictionary<(long Batch, string Options), Lazy<PeriodChart?>> _overall = new();

    /// <summary>The decisions of an audit with what was expected of them, and the columns that have charts.</summary>
    public ChartedDecisions Decisions(long batch)
    {
        if (_decisions.Count >= MostAudits && !_decisions.ContainsKey(batch))
        {
            _decisions.Clear();
        }

        return _decisions.GetOrAdd(batch, _ => new(() =>
        {
            var (items, expected, units) = _audits.Decisions(batch);
            List<DecidedItem> bare = [.. items.Select(DecisionSearch.WithoutTexts)];
            return new(bare, expected, AuditParts.Columns(bare, units), AuditParts.Whole(bare, expected));
        })).Value;
    }

    /// <summary>The charts of a column.</summary>
    /// <exception cref="ImrPredictException">A setting cannot be used.</exception>
    public ControlCharts Charts(long batch, UnitColumn column, ChartOptions options) => Found(
        _charts, (batch, column.Name, KeyOf(options)), () =>
        {
            var decisions = Decisions(batch);
            return AuditParts.Charts(decisions.Items, decisions.Expected, column, options);
        });

    /// <summary>The chart of all decisions; null where no time is known.</summary>
    /// <exception cref="ImrPredictException">A setting cannot be used.</exception>
    public PeriodChart? Overall(long batch, ChartOptions options) => Found(
        _overall, (batch, KeyOf(options)), () =>
        {
            var decisions = Decisions(batch);
            return AuditParts.Overall(decisions.Items, decisions.Expected, options);
        });

    private static T Found<TKey, T>(ConcurrentDictionary<TKey, Lazy<T>> kept, TKey key, Func<T> draw)
        where TKey : notnull
    {
        if (kept.Count >= MostDrawn)
        {
            kept.Clear();
        }

        try
        {
            return kept.GetOrAdd(key, _ => new(draw)).Value;
        }
        catch (ImrPredictException)
        {
            kept.TryRemove(key, out _);
            throw;
        }
    }

    private static string KeyOf(ChartOptions options) => StoreJson.Write(options);
}

/// <summary>Decisions of an audit as charts are drawn from them.</summary>
/// <param name="Items">The decisions in the order of the audit, without their texts.</param>
/// <param name="Expected">What was expected of each.</param>
/// <param name="Columns">The columns that have charts.</param>
/// <param name="Whole">All of them as one point.</param>
internal sealed record ChartedDecisions(
    IReadOnlyList<DecidedItem> Items, IReadOnlyList<double> Expected, IReadOnlyList<UnitColumn> Columns,
    ChartPoint Whole);
