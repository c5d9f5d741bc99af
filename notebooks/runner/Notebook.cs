using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImrPredict.NotebookRunner;

/// <summary>
/// Executes the C# cells of a Jupyter notebook in order, in the notebook's folder, and writes what they print and show
/// back into it. No kernel for C# can be installed any more (.NET Interactive is deprecated), editors still open the
/// file.
/// </summary>
internal static class Notebook
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Runs one notebook.</summary>
    /// <returns>Null when every cell ran; else which cell failed and why.</returns>
    public static async Task<string?> RunAsync(string path)
    {
        var full = Path.GetFullPath(path);
        var notebook = JsonNode.Parse(await File.ReadAllTextAsync(full))!;
        Directory.SetCurrentDirectory(Path.GetDirectoryName(full)!);
        var session = new CellSession();
        var count = 0;
        string? problem = null;
        foreach (var cell in notebook["cells"]!.AsArray().OfType<JsonObject>())
        {
            if ((string?)cell["cell_type"] != "code" || problem is not null)
            {
                continue;
            }

            var outputs = await session.RunAsync(Source(cell));
            cell["execution_count"] = ++count;
            cell["outputs"] = new JsonArray([.. outputs.Nodes]);
            problem = outputs.Error is { } error ? $"cell {count}: {error}" : null;
        }

        await File.WriteAllTextAsync(full, notebook.ToJsonString(Json) + "\n");
        return problem;
    }

    private static string Source(JsonObject cell) => cell["source"] switch
    {
        JsonArray lines => string.Concat(lines.Select(line => (string?)line)),
        var text => (string?)text ?? "",
    };
}
