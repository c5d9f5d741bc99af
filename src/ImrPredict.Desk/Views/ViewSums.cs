using System.Collections.Concurrent;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Store.Columns;

namespace ImrPredict.Desk.Views;

/// <summary>
/// Sums of views, kept once they are found: the items of a batch that is done do not change, and ids of batches are not
/// used twice.
/// </summary>
internal sealed class ViewSums(ItemViews views)
{
    private const int MostKept = 500;
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
        var (result, scan) = (batch.Result!, views.Scan(batch, filter));
        var facets = scan.Facets();
        if (filter.IsAll)
        {
            return new ViewSum(
                result.Scored, result.Abstained, result.ExpectedOverturns, result.ExpectedLow, result.ExpectedHigh,
                facets.Services, facets.Bands, facets.Months);
        }

        var (sum, abstained) = scan.Sum(result.LetterCorrelation);
        return ViewSum.Of(sum, abstained, facets);
    }
}
