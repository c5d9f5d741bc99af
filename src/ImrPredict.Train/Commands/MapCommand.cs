using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Reports;

namespace ImrPredict.Train.Commands;

internal static class MapCommand
{
    private static readonly CommonOptions Common = new();

    private static readonly Argument<string?> Table = new("FILE")
    {
        Description = "A table with house columns; '-' is standard input.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly InputOptions Inputs = new(hasFrom: false);
    private static readonly Option<string[]> From = DatabaseOption.Create();

    private static readonly Option<string> Out = new OutputOption<string>("--out", "-o")
    {
        Description = "The map to write, for --map ('-' for standard output).",
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
        RunAsync, [Table, From, Out, .. Inputs.Bounding]);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var path = arguments.GetRequiredValue(Out);
        var named = arguments.GetValue(Table);
        string[] tables = [.. named is null ? [] : new[] { named }, .. arguments.GetValue(From) ?? []];
        if (tables is not [var table])
        {
            throw new ImrPredictException("map takes one table: FILE, or a query of a database by --from.");
        }

        var terminal = Common.Terminal(arguments, path == "-");
        var options = new IngestOptions
        {
            Limits = Inputs.Limits(arguments),
            Pool = Inputs.Bounds(arguments).Pool(),
        };
        var file = !Directory.Exists(table) && InputFiles.Expand([table], limits: options.Limits) is [var one]
            ? one
            : throw new ImrPredictException($"{table}: a map is made of one table; name a file.");
        var columns = await MapDraft.OfAsync(file, options, cancellation);
        var map = columns.ToDictionary(column => column.House, column => column.Canonical);
        await WriteAsync(path, JsonSerializer.SerializeToUtf8Bytes(map, Readable), cancellation);

        foreach (var (house, canonical) in columns)
        {
            terminal.Line($"  '{house}' {(canonical.Length > 0 ? $"is {canonical}" : "is not used")}");
        }

        terminal.Line((path == "-" ? "" : $"wrote {path}; ")
            + "look it over: \"\" leaves a column out, docs/formats.md has the names");
        await Common.WriteJsonAsync(arguments, new { columns = map }, cancellation);
        return ExitCode.Done;
    }

    private static async Task WriteAsync(string path, byte[] json, CancellationToken cancellation)
    {
        if (path == "-")
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync((byte[])[.. json, (byte)'\n'], cancellation);
            return;
        }

        using var file = new AtomicFile(path);
        await file.Stream.WriteAsync(json, cancellation);
        file.Commit();
    }
}
