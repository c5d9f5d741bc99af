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
    public static IReadOnlyDictionary<string, string> Load(string path) => Of(Parse(path), path);

    /// <summary>Checks a map that a program has put together, as <see cref="Load"/> checks a file.</summary>
    /// <param name="pairs">House column and canonical column; an empty one leaves its column out.</param>
    /// <param name="path">What messages call the map.</param>
    /// <returns>The map, for <see cref="IngestOptions.ColumnMap"/>.</returns>
    /// <exception cref="ImrPredictException">
    /// A canonical name is unknown, or two house columns have one canonical name.
    /// </exception>
    public static IReadOnlyDictionary<string, string> Of(
        IEnumerable<KeyValuePair<string, string>> pairs, string path)
    {
        var map = new Dictionary<string, string>();
        foreach (var (house, canonical) in pairs)
        {
            var column = canonical.Length == 0 ? ""
                : ColumnBinding.Fold(canonical) ?? throw Unknown(path, house, canonical);
            if (column.Length > 0 && map.FirstOrDefault(pair => pair.Value == column).Key is { } other)
            {
                throw new ImrPredictException(
                    $"{path}: '{other}' and '{house}' are both mapped to {column}; keep one of them.");
            }

            if (!map.TryAdd(house, column))
            {
                throw new ImrPredictException($"{path}: '{house}' stands there twice; keep one of them.");
            }
        }

        return map;
    }

    /// <summary>As <see cref="Load"/>; without a path an empty map.</summary>
    public static IReadOnlyDictionary<string, string> LoadOrEmpty(string? path) =>
        path is null ? new Dictionary<string, string>() : Load(path);

    private static List<KeyValuePair<string, string>> Parse(string path)
    {
        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path));
            return [.. json.EnumerateObject().Select(
                pair => new KeyValuePair<string, string>(pair.Name, pair.Value.GetString() ?? " "))];
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
        var hint = ColumnBinding.Fold(house) is not null
            ? $"the house column comes first (\"{canonical}\": \"{house}\")"
            : near.Count > 0 ? $"near names: {string.Join(", ", near)}" : string.Join(", ", CaseColumns.All);
        return new ImrPredictException($"{path}: '{house}' is mapped to '{canonical}', which is no column; {hint}.");
    }
}
