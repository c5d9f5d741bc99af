using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.Reports;

namespace ImrPredict.Train.Download;

/// <summary><c>sources.json</c>: where each file of a folder came from, newest last.</summary>
internal static class SourcesFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>The entries; empty where there is no file.</summary>
    /// <exception cref="ImrPredictException">The file is not a list of sources.</exception>
    public static IReadOnlyList<SourceEntry> Load(string folder)
    {
        var path = PathIn(folder);
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize<List<SourceEntry>>(File.ReadAllText(path), Json) ?? [];
        }
        catch (JsonException problem)
        {
            throw new ImrPredictException($"{path}: not a list of sources ({problem.Message}); move it away.", problem);
        }
    }

    /// <summary>Adds an entry.</summary>
    public static void Add(string folder, SourceEntry entry)
    {
        var entries = Load(folder).Append(entry).ToList();
        using var file = new AtomicFile(PathIn(folder));
        JsonSerializer.Serialize(file.Stream, entries, Json);
        file.Commit();
    }

    private static string PathIn(string folder) => Path.Combine(folder, "sources.json");
}
