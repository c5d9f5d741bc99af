using System.Text.Json.Nodes;

namespace ImrPredict.NotebookRunner;

/// <summary>What a cell shows. Its public members can be called from the cells.</summary>
public sealed class CellOutput
{
    private readonly List<JsonNode> _shown = [];

    /// <summary>Shows a value as text.</summary>
    public void Display(object value) => Add("text/plain", value.ToString() ?? "");

    /// <summary>Shows HTML.</summary>
    public void Html(string html) => Add("text/html", html);

    /// <summary>Shows a picture given as SVG.</summary>
    public void Svg(string svg) => Add("image/svg+xml", svg);

    /// <summary>Shows a picture given as PNG.</summary>
    public void Png(byte[] png) => Add("image/png", Convert.ToBase64String(png));

    internal IReadOnlyList<JsonNode> Take(string printed, string? error)
    {
        var nodes = new List<JsonNode>();
        if (printed.Length > 0)
        {
            nodes.Add(new JsonObject { ["name"] = "stdout", ["output_type"] = "stream", ["text"] = Lines(printed) });
        }

        nodes.AddRange(_shown);
        _shown.Clear();
        if (error is not null)
        {
            nodes.Add(new JsonObject
            {
                ["output_type"] = "error",
                ["ename"] = "error",
                ["evalue"] = error,
                ["traceback"] = new JsonArray(),
            });
        }

        return nodes;
    }

    private void Add(string type, string content) => _shown.Add(new JsonObject
    {
        ["output_type"] = "display_data",
        ["data"] = new JsonObject { [type] = Lines(content) },
        ["metadata"] = new JsonObject(),
    });

    private static JsonArray Lines(string text)
    {
        var lines = text.Split('\n');
        return [.. lines.Select((line, i) => (JsonNode)(i < lines.Length - 1 ? line + "\n" : line))
            .Where(line => ((string)line!).Length > 0)];
    }
}
