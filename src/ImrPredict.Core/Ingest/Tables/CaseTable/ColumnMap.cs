using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>Reads a map of house columns to canonical ones.</summary>
public static class ColumnMap
{
    /// <summary>
    /// Reads a JSON object whose names are house columns and whose values are canonical columns; an empty value leaves
    /// its column out.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <returns>The map, for <see cref="IngestOptions.ColumnMap"/>.</returns>
    /// <exception cref="ImrPredictException">
    /// The file is no such object, a canonical name is unknown, or two house columns have one canonical name.
    /// </exception>
    public static IReadOnlyDictionary<string, string> Load(string path)
    {
        var map = new Dictionary<string, string>();
        foreach (var (house, canonical) in Parse(path).Where(pair => pair.Value != ""))
        {
            var column = ColumnBinding.Fold(canonical) ?? throw Unknown(path, house, canonical);
            if (map.FirstOrDefault(pair => pair.Value == column).Key is { } other)
            {
                throw new ImrPredictException(
                    $"{path}: '{other}' and '{house}' are both mapped to {column}; keep one of them.");
            }

            map.Add(house, column);
        }

        return map;
    }

    /// <summary>As <see cref="Load"/>; without a path an empty map.</summary>
    public static IReadOnlyDictionary<string, string> LoadOrEmpty(string? path) =>
        path is null ? new Dictionary<string, string>() : Load(path);

    private static Dictionary<string, string> Parse(string path)
    {
        try
        {
            var map = JsonSerializer.Deserialize<Dictionary<string, string?>>(File.ReadAllText(path))
                ?? throw new JsonException("null");
            return map.ToDictionary(pair => pair.Key, pair => pair.Value ?? " ");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ImrPredictException(
                $"{path}: expected one JSON object of texts, house column to canonical column.", exception);
        }
    }

    private static ImrPredictException Unknown(string path, string house, string canonical)
    {
        var near = ColumnSuggester.Near(canonical);
        var hint = near.Count > 0 ? $"near names: {string.Join(", ", near)}" : string.Join(", ", CaseColumns.All);
        return new ImrPredictException($"{path}: '{house}' is mapped to '{canonical}', which is no column; {hint}.");
    }
}
