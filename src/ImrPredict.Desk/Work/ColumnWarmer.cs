using System.Data.Common;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Store.Columns;
using Microsoft.Extensions.Hosting;

namespace ImrPredict.Desk.Work;

/// <summary>Reads the columns of the newest batch when the desk starts, before somebody waits for them.</summary>
internal sealed class ColumnWarmer(DeskStore store, ColumnCache columns) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            if (new BatchTable(store).All().FirstOrDefault(batch => batch.Result is not null) is { } newest)
            {
                columns.Of(newest).Order(ItemOrder.Look);
            }
        }
        catch (Exception problem) when (problem is DbException or IOException)
        {
            // The page that asks for them tells what is wrong with the store.
        }
    }
}
