using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using ImrPredict.CommandLine;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Reports;

namespace ImrPredict.Train.Commands;

internal static class MapCommand
{
    private static readonly CommonOptions Common = new();

    private static readonly Argument<string> Table = new("FILE")
    {
        Description = "A table with house columns.",
    };

    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "The map to write, for --map.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "map.json",
    };

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create() => Common.Command(
        "map", "Write a map of a table's columns, filled in as far as their names tell, to look over and to use with "
            + "--map.",
        RunAsync, Table, Out);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var (table, path) = (arguments.GetRequiredValue(Table), arguments.GetRequiredValue(Out));
        var terminal = Common.Terminal(arguments);
        var columns = await MapDraft.OfAsync(table, new() { Pool = new InputBounds().Pool() }, cancellation);
        var map = columns.ToDictionary(column => column.House, column => column.Canonical);
        using (var file = new AtomicFile(path))
        {
            await JsonSerializer.SerializeAsync(file.Stream, map, Readable, cancellation);
            file.Commit();
        }

        foreach (var (house, canonical) in columns)
        {
            terminal.Line($"  '{house}' {(canonical.Length > 0 ? $"is {canonical}" : "is not used")}");
        }

        terminal.Line($"wrote {path}; look it over: \"\" leaves a column out, docs/formats.md has the names");
        await Common.WriteJsonAsync(arguments, new { columns = map }, cancellation);
        return ExitCode.Done;
    }
}
