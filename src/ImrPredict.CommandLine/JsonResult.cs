using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Reports;

namespace ImrPredict.CommandLine;

/// <summary>Writes a command's result as JSON: snake_case names, enums by name, undefined figures as null.</summary>
public static class JsonResult
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new FiniteNumberConverter() },
        TypeInfoResolver = EstimateJson.Resolver,
    };

    private static readonly JsonSerializerOptions InLine = new(Options) { WriteIndented = false };

    /// <summary>A result as JSON, UTF-8.</summary>
    public static byte[] Bytes<T>(T result) => JsonSerializer.SerializeToUtf8Bytes(result, Options);

    /// <summary>A result as a line of JSON, UTF-8.</summary>
    public static byte[] Line<T>(T result) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(result, InLine), (byte)'\n'];

    /// <summary>Writes it to the file, or to standard output for <c>-</c>; does nothing without a path.</summary>
    public static async Task WriteAsync<T>(string? path, T result, CancellationToken cancellation)
    {
        if (path is null)
        {
            return;
        }

        if (path == "-")
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(result, Options));
            return;
        }

        using var file = new AtomicFile(path);
        await JsonSerializer.SerializeAsync(file.Stream, result, Options, cancellation).ConfigureAwait(false);
        file.Commit();
    }
}
