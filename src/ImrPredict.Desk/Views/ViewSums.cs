using System.Collections.Concurrent;
using ImrPredict.Desk.Store;

namespace ImrPredict.Desk.Views;

/// <summary>
/// Sums of views, kept once they are found: the items of a batch that is done do not change, and ids of batches are not
/// used twice.
/// </summary>
internal sealed class ViewSums(DeskStore store)
{
    private const int MostKept = 500;
    private readonly ItemTable _items = new(store);
    private readonly ConcurrentDictionary<(long Batch, ItemFilter Filter), ViewSum> _kept = new();

    /// <summary>The sum of a view of a batch that is done.</summary>
    public ViewSum Of(Batch batch, ItemFilter filter)
    {
        // The order counts only where it decides which items are in the view.
        var asked = filter.Most is null ? filter with { Order = ItemOrder.Look } : filter;
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        return _kept.GetOrAdd((batch.Id, asked), _ => Find(batch, asked));
    }

    private ViewSum Find(Batch batch, ItemFilter filter)
    {
        var result = batch.Result!;
        var (services, bands, months) = (
            _items.Services(batch.Id, filter), _items.Bands(batch.Id, filter), _items.Months(batch.Id, filter));
        return filter.IsAll
            ? new ViewSum(
                result.Scored, result.Abstained, result.ExpectedOverturns, result.ExpectedLow, result.ExpectedHigh,
                services, bands, months)
            : ViewSum.Of(_items.Tally(batch.Id, filter, result.LetterCorrelation), services, bands, months);
    }
}
