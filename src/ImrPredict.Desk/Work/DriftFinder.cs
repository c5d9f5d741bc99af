using System.Collections.Concurrent;
using ImrPredict.Cases;
using ImrPredict.Desk.Store;
using ImrPredict.Training.Drift;

namespace ImrPredict.Desk.Work;

/// <summary>
/// Compares batches of the store with what a package learnt from, as the drift command does. A report is kept once it
/// is found: a batch that is done does not change, and ids of batches are not used twice.
/// </summary>
internal sealed class DriftFinder(DeskStore store, DeskModels models) : IDisposable
{
    private const int MostKept = 50;

    // Every item is scored anew, and all are held at once.
    private const int MostItems = 100_000;

    private readonly ItemTable _items = new(store);
    private readonly ConcurrentDictionary<(long Batch, string Model), DriftReport> _kept = new();
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Compares a batch that is done.</summary>
    /// <exception cref="ImrPredictException">It has no item, or too many, or the package is not at hand.</exception>
    public async Task<DriftReport> FindAsync(Batch batch, string name, CancellationToken cancellation)
    {
        var model = models.Open(name);
        if (_kept.TryGetValue((batch.Id, model.Id), out var known))
        {
            return known;
        }

        if (batch.Result!.ItemsIn > MostItems)
        {
            throw new ImrPredictException(
                $"{batch.Name}: has more items than are compared here; run imr-train drift on its files.");
        }

        await _one.WaitAsync(cancellation);
        try
        {
            var items = _items.Texts(batch.Id).ToList();
            var report = model.DriftOf(
                [.. items.Select(item => item.Item)],
                [.. items.Select(item => item.Decision is { } decision
                    ? decision.Outcome == Outcome.Overturned
                    : (bool?)null)]);
            if (_kept.Count >= MostKept)
            {
                _kept.Clear();
            }

            return _kept[(batch.Id, model.Id)] = report;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}
