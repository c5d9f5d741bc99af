using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>A list of records inside a JSON value.</summary>
/// <param name="Path">The names that lead to it, e.g. <c>result/records</c>; empty for the value itself.</param>
/// <param name="Records">Objects, or lists of cells.</param>
/// <param name="Names">The names of the cells of lists; null where the records are objects.</param>
internal sealed record JsonRecordSet(string Path, IReadOnlyList<JsonElement> Records, IReadOnlyList<string>? Names);

/// <summary>
/// Finds the lists of records in a JSON value: an array, or the answer of a portal or a data frame, which has them
/// somewhere inside (CKAN, Socrata, Elasticsearch, pandas).
/// </summary>
internal static class JsonRecordSets
{
    private const int MostDepth = 6;
    private const int MostSets = 50;
    private const int Sampled = 50;

    private static readonly string[] NameProperties = ["id", "name", "fieldName", "title", "label"];

    /// <summary>All lists of records, the outer ones first.</summary>
    public static IReadOnlyList<JsonRecordSet> In(JsonElement value)
    {
        var names = new List<IReadOnlyList<string>>();
        var arrays = new List<(string Path, JsonElement Array)>();
        Collect(value, "", 0, arrays, names);
        var sets = new List<JsonRecordSet>();
        foreach (var (path, array) in arrays)
        {
            sets.AddRange(SetsOf(path, array, names));
        }

        return value.ValueKind == JsonValueKind.Object ? [.. sets, .. SetsOfFrame(value), .. Wrapped(value)] : sets;
    }

    /// <summary>The names of the first records, as a header.</summary>
    public static IReadOnlyList<string> HeaderOf(JsonRecordSet set) => set.Names ?? HeaderOf(set.Records);

    /// <summary>The names of the first of some objects, as a header; broken names are left out.</summary>
    public static IReadOnlyList<string> HeaderOf(IEnumerable<JsonElement> objects)
    {
        var header = new List<string>();
        var seen = new HashSet<string>();
        foreach (var record in objects.Take(Sampled)
            .Where(record => record.ValueKind == JsonValueKind.Object && !IsOfLists(record)))
        {
            header.AddRange(NamesOf(record, "", 1).Where(seen.Add));
        }

        return header;
    }

    // What a number names inside an object is a row of a data frame.
    private static IEnumerable<string> NamesOf(JsonElement record, string outer, int depth) =>
        record.EnumerateObject().SelectMany(cell => NameOf(cell) is not { } name ? []
            : cell.Value.ValueKind != JsonValueKind.Object ? [outer + name]
            : depth == JsonColumns.MostDepth ? []
            : NamesOf(cell.Value, outer + name + ".", depth + 1))
        .Where(name => outer.Length == 0 || !name[outer.Length..].All(char.IsAsciiDigit));

    private static IEnumerable<JsonRecordSet> SetsOf(
        string path, JsonElement array, List<IReadOnlyList<string>> names)
    {
        var first = array.EnumerateArray().First();
        if (first.ValueKind == JsonValueKind.Object)
        {
            List<JsonElement> records = [.. array.EnumerateArray()];
            yield return new JsonRecordSet(path, records, null);

            // Elasticsearch and others wrap each record in an object of its own.
            foreach (var inner in first.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object))
            {
                if (NameOf(inner) is { } name)
                {
                    var within = records.Select(record => record.ValueKind == JsonValueKind.Object
                        && record.TryGetProperty(name, out var value) ? value : record);
                    yield return new JsonRecordSet($"{path}/*/{name}", [.. within], null);
                }
            }

            yield break;
        }

        if (first.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        List<JsonElement> rows = [.. array.EnumerateArray()];
        var length = first.GetArrayLength();
        if (names.FirstOrDefault(list => list.Count == length) is { } columns)
        {
            yield return new JsonRecordSet(path, rows, columns);
        }
        else if (Texts(first) is { } header)
        {
            yield return new JsonRecordSet(path, rows[1..], header); // the first row names the columns
        }
    }

    // A record in an object of its own, with facts of its storage beside it.
    private static IEnumerable<JsonRecordSet> Wrapped(JsonElement value) =>
        from part in value.EnumerateObject()
        where part.Value.ValueKind == JsonValueKind.Object && NameOf(part) is not null
        select new JsonRecordSet($"{part.Name}/.", [part.Value], null);

    // A data frame by row (index to record) or by column (name to index to cell).
    private static IEnumerable<JsonRecordSet> SetsOfFrame(JsonElement frame)
    {
        var parts = frame.EnumerateObject().Where(part => NameOf(part) is not null).ToList();
        if (parts.Count > 1 && parts.TrueForAll(part => part.Value.ValueKind == JsonValueKind.Array)
            && parts.Select(part => part.Value.GetArrayLength()).Distinct().ToList() is [> 0])
        {
            yield return new JsonRecordSet("(lists)", Rows(parts), parts.ConvertAll(part => part.Name));
        }

        if (parts.Count == 0 || parts.Exists(part => part.Value.ValueKind != JsonValueKind.Object))
        {
            yield break;
        }

        yield return new JsonRecordSet("*", parts.ConvertAll(part => part.Value), null);
        var rows = parts[0].Value.EnumerateObject().Select(NameOf).OfType<string>().ToList();
        yield return new JsonRecordSet("(columns)", Transposed(parts, rows), parts.ConvertAll(part => part.Name));
    }

    private static bool IsOfLists(JsonElement record) => record.EnumerateObject().Count() > 1
        && record.EnumerateObject().All(cell => cell.Value.ValueKind == JsonValueKind.Array);

    // The columns as lists: the rows are what stands at the same place of each.
    private static List<JsonElement> Rows(List<JsonProperty> columns)
    {
        var rows = Enumerable.Range(0, columns[0].Value.GetArrayLength())
            .Select(row => columns.Select(column => column.Value[row]));
        return [.. JsonSerializer.SerializeToElement(rows, JsonValues.Default.IEnumerableIEnumerableJsonElement)
            .EnumerateArray()];
    }

    private static List<JsonElement> Transposed(List<JsonProperty> columns, List<string> rows)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartArray();
            foreach (var row in rows)
            {
                writer.WriteStartArray();
                foreach (var column in columns)
                {
                    if (column.Value.TryGetProperty(row, out var cell))
                    {
                        cell.WriteTo(writer);
                    }
                    else
                    {
                        writer.WriteNullValue();
                    }
                }

                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        return [.. JsonDocument.Parse(bytes.ToArray()).RootElement.EnumerateArray()];
    }

    private static void Collect(
        JsonElement value, string path, int depth, List<(string, JsonElement)> arrays,
        List<IReadOnlyList<string>> names)
    {
        if (depth > MostDepth || arrays.Count >= MostSets)
        {
            return;
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
        {
            arrays.Add((path, value));
            if (ColumnNames(value) is { } columns)
            {
                names.Add(columns);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
            {
                if (NameOf(property) is { } name)
                {
                    Collect(property.Value, path.Length == 0 ? name : $"{path}/{name}", depth + 1, arrays, names);
                }
            }
        }
    }

    // Names of columns stand as texts, or as objects with a name each.
    private static List<string>? ColumnNames(JsonElement array)
    {
        if (Texts(array) is { } texts)
        {
            return texts;
        }

        var first = array.EnumerateArray().First();
        if (first.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var name = NameProperties.FirstOrDefault(
            name => first.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String);
        return name is null ? null
            : [.. array.EnumerateArray().Select(column => column.ValueKind == JsonValueKind.Object
                && column.TryGetProperty(name, out var value) ? TextOf(value) ?? "" : "")];
    }

    /// <summary>The texts of an array; null where it holds anything else.</summary>
    public static List<string>? Texts(JsonElement array)
    {
        var texts = new List<string>();
        foreach (var element in array.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.String || TextOf(element) is not { } text)
            {
                return null;
            }

            texts.Add(text);
        }

        return texts;
    }

    private static string? TextOf(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // a broken Unicode escape
        }
    }

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null; // a broken Unicode escape
        }
    }
}

[JsonSourceGenerationOptions(AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(IEnumerable<IEnumerable<JsonElement>>))]
internal sealed partial class JsonValues : JsonSerializerContext;
