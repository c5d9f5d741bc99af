using ImrPredict.Audit.Charts;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.CommandLine;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Reports.Tables;

namespace ImrPredict.Score.Audit;

/// <summary>The decided items of the inputs, with what only reading knows of them.</summary>
internal sealed class AuditReading
{
    public List<DecidedItem> Items { get; } = [];

    public IngestTally Tally { get; } = new();

    /// <summary>Decisions that are not to be judged.</summary>
    public int LeftOut { get; private set; }

    private List<SourceLocation> Places { get; } = [];

    private List<string?> Layouts { get; } = [];

    public static async Task<AuditReading> ReadAsync(
        IReadOnlyList<string> files, IngestOptions options, RejectsFile rejects, Terminal terminal,
        Func<DecidedItem, bool> judges, CancellationToken cancellation)
    {
        var reading = new AuditReading();
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
                reading.Items.Add(decided);
                reading.Places.Add(read.At);
                reading.Layouts.Add(read.Layout?.ToString());
            }
        }

        return reading;
    }

    /// <summary>The layout of the letters, where there are several, and the columns asked for.</summary>
    public async Task<IReadOnlyList<UnitColumn>> UnitsAsync(
        IReadOnlyList<string> files, IReadOnlyList<string> names, IngestOptions options, CancellationToken cancellation)
    {
        var columns = new List<UnitColumn>();
        if (Layouts.Distinct().Count(l => l is not null) > 1)
        {
            columns.Add(new("layout", Layouts));
        }

        var asked = names.Distinct(StringComparer.Ordinal).ToList();
        var house = asked.Where(name => UnitColumns.Named(Items, name) is null).ToList();
        var cells = await HouseColumns.ReadAsync(files, house, options, cancellation);
        columns.AddRange(asked.Select(name => UnitColumns.Named(Items, name) ?? new UnitColumn(
            name, [.. Places.Select(at => cells[house.IndexOf(name)].GetValueOrDefault(at))])));
        return columns;
    }
}
