using ImrPredict.Audit.Charts;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Reports.Tables;

namespace ImrPredict.Score.Audit;

/// <summary>The decided items of the inputs, with what only reading knows of them.</summary>
internal sealed class AuditReading
{
    public IReadOnlyList<DecidedItem> Items { get; private set; } = [];

    public IngestTally Tally { get; } = new();

    /// <summary>Decisions that are not to be judged.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Rows that give a decision which another row gives too; null for none.</summary>
    public RepeatedDecisions? Repeated { get; private set; }

    public static async Task<AuditReading> ReadAsync(
        IReadOnlyList<string> files, IngestOptions options, RejectsFile rejects, Terminal terminal,
        Func<DecidedItem, bool> judges, CancellationToken cancellation)
    {
        var (reading, items) = (new AuditReading(), new List<DecidedItem>());
        await InputAdvice.PrintAsync(files, options, terminal, cancellation);
        var reads = ItemReader.ReadFilesAsync(files, options, cancellation);
        await foreach (var read in InputReading.ReadAsync(reads, reading.Tally, terminal, rejects))
        {
            if (read.Decided is not { } decided)
            {
                continue;
            }

            if (!judges(decided))
            {
                reading.LeftOut++;
            }
            else
            {
                items.Add(decided);
            }
        }

        var decisions = DistinctDecisions.Of(items);
        (reading.Items, reading.Repeated) = (decisions.Items, decisions.Repeated);
        return reading;
    }

    /// <summary>The layout of the letters, where there are several, and the columns asked for.</summary>
    public async Task<IReadOnlyList<UnitColumn>> UnitsAsync(
        IReadOnlyList<string> files, IReadOnlyList<string> names, IngestOptions options, CancellationToken cancellation)
    {
        var columns = new List<UnitColumn>();
        List<string?> layouts = [.. Items.Select(item => item.Layout?.ToString())];
        if (layouts.Distinct().Count(layout => layout is not null) > 1)
        {
            columns.Add(new("layout", layouts));
        }

        var asked = names.Distinct(StringComparer.Ordinal).ToList();
        var house = asked.Where(name => UnitColumns.Named(Items, name) is null).ToList();
        var cells = await HouseColumns.ReadAsync(files, house, options, cancellation);
        columns.AddRange(asked.Select(name => UnitColumns.Named(Items, name) ?? new UnitColumn(
            name, [.. Items.Select(item => cells[house.IndexOf(name)].GetValueOrDefault(item.At!.Value))])));
        return columns;
    }
}
