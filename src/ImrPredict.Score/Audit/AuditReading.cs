using ImrPredict.Audit.Charts;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.CommandLine;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;

namespace ImrPredict.Score.Audit;

/// <summary>The decided items of the inputs, with what only reading knows of them.</summary>
internal sealed class AuditReading
{
    public List<DecidedItem> Items { get; } = [];

    public List<IReadOnlyList<string>> Warnings { get; } = [];

    public IngestTally Tally { get; } = new();

    private List<SourceLocation> Places { get; } = [];

    private List<string?> Layouts { get; } = [];

    public static async Task<AuditReading> OfAsync(
        IReadOnlyList<string> files, IngestOptions options, ImrPredict.Reports.Tables.RejectsFile rejects, Terminal terminal,
        CancellationToken cancellation)
    {
        var reading = new AuditReading();
        terminal.Progress.Start();
        await foreach (var read in ItemReader.ReadFilesAsync(files, options, cancellation))
        {
            reading.Tally.Add(read);
            if (read is ItemRead.Parsed { Decided: { } decided } parsed)
            {
                reading.Items.Add(decided);
                reading.Warnings.Add(parsed.Warnings);
                reading.Places.Add(parsed.At);
                reading.Layouts.Add(parsed.Layout?.ToString());
            }
            else if (read is ItemRead.Rejected rejected)
            {
                rejects.Write(rejected);
            }

            terminal.Progress.At("reading", reading.Tally.Items + reading.Tally.Rejects, "items");
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
