using System.Globalization;
using ImrPredict.Audit.Run;
using ImrPredict.Cases;

namespace ImrPredict.Desk.Store;

/// <summary>Writes what an audit found: its decisions with their texts, twins, checks and tables.</summary>
internal sealed class AuditWriter(DeskStore store, long batch) : RowWriter(store, batch)
{
    private const string Decision =
        "INSERT INTO decisions VALUES (@id, @batch, @case, @item, @title, @service, @overturned, @decided, @year, "
        + "@expected, @flagged, @place, @surprise, @story, @units)";

    private const string TwinPair =
        "INSERT INTO twins VALUES (@id, @first, @second, @cluster, @similarity, @opposite)";

    private const string Check = "INSERT INTO checks VALUES (@id, @decision, @kind, @words)";
    private const string Report = "INSERT INTO reports VALUES (@id, @name, @bytes)";

    /// <summary>Writes all of it. The number of a decision is its row in the audit, from 1.</summary>
    /// <param name="audit">What was found.</param>
    /// <param name="shown">A path as the user knows it.</param>
    /// <param name="reports">The tables that the command writes.</param>
    public void Write(
        AuditResult audit, Func<string, string> shown, IEnumerable<(string Name, byte[] Bytes)> reports)
    {
        var toRead = audit.ToRead.Index().ToDictionary(read => read.Item.Surprise.Row, read => read);
        for (var row = 0; row < audit.Input.Items.Count; row++)
        {
            var (place, flag) = toRead.TryGetValue(row, out var read)
                ? ((long?)read.Index + 1, read.Item)
                : (null, null);
            Write(audit, row, place, flag, shown);
        }

        var clusters = audit.Twins.Clusters.Index().SelectMany(c => c.Item.Rows.Select(row => (row, c.Index + 1)))
            .ToDictionary();
        foreach (var (i, pair) in audit.Twins.Pairs.Index())
        {
            Run(
                TwinPair, IdOf(i + 1), IdOf(pair.First + 1), IdOf(pair.Second + 1), clusters[pair.First],
                pair.Similarity, pair.Opposite ? 1 : 0);
        }

        foreach (var (i, found) in audit.Findings.Index())
        {
            Run(Check, IdOf(i + 1), IdOf(found.Row + 1), found.Check.Name, found.Words);
        }

        foreach (var (i, (name, bytes)) in reports.Index())
        {
            Run(Report, IdOf(i + 1), name, bytes);
        }

        Commit();
    }

    private void Write(AuditResult audit, int row, long? place, Flag? flag, Func<string, string> shown)
    {
        var (decided, scored) = (audit.Input.Items[row], audit.Surprise.Items[row]);
        var (item, service) = (decided.Item, ServiceKey.GroupOf(decided.Item) ?? "");
        var at = decided.At!.Value;
        Add(row + 1, StoredItem.Of(decided, at with { File = shown(at.File) }));
        Run(
            Decision, IdOf(row + 1), Batch, item.CaseNumber, item.Number, Title(item, flag, service), service,
            decided.Overturned ? 1 : 0, Time(decided), decided.Year, audit.Input.Expected[row],
            scored.Flagged ? 1 : 0, place, StoreJson.Write(scored), flag is null ? "" : StoreJson.Write(flag),
            StoreJson.Write(audit.Input.HouseColumns
                .Select(column => KeyValuePair.Create(column.Name, column.Units[row])).ToDictionary()));
    }

    private static string Title(DisputedItem item, Flag? flag, string service) =>
        item.RequestedService.Length > 0 ? item.RequestedService
        : flag is { Request.Length: > 0 } ? flag.Request
        : service;

    private static string Time(DecidedItem decided) =>
        decided.Decision.DecisionDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        ?? decided.Year?.ToString(CultureInfo.InvariantCulture) ?? "";
}
