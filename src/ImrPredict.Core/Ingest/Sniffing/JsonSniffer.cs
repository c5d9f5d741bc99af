using System.Text.Json;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Sniffing;

/// <summary>Tells where the records stand in JSON that is no lines.</summary>
internal static class JsonSniffer
{
    private const int MostValues = 50;

    /// <summary>Looks at the first values of a file.</summary>
    /// <returns>Null where the file is no JSON.</returns>
    public static async Task<SniffedTable?> SniffAsync(
        string path, IngestOptions options, CancellationToken cancellation)
    {
        var table = new SniffedTable(TableKind.None, TableFormat.Json);
        var values = new List<JsonElement>();
        try
        {
            await foreach (var value in JsonRows.ValuesAsync(path, options.Limits).WithCancellation(cancellation)
                .ConfigureAwait(false))
            {
                values.Add(value);
                if (values.Count == MostValues)
                {
                    break;
                }
            }
        }
        catch (JsonException) when (values.Count == 0)
        {
            return null;
        }
        catch (JsonException)
        {
            // What was read tells; the reader will name the place.
        }

        var found = values.SelectMany(JsonRecordSets.In).DistinctBy(set => set.Path)
            .Select(set => (Path: (string?)set.Path, Header: JsonRecordSets.HeaderOf(set)))
            .Prepend((Path: JsonRows.NamesFirst, Header: FirstNames(values)))
            .Prepend((Path: null, Header: JsonRecordSets.HeaderOf(values)))
            .Select(set => (
                Table: HeaderSniffer.Of(set.Header, table with { Part = set.Path }, options),
                IsEnough: HeaderFinder.IsEnough(set.Header, options.ColumnMap)))
            .Where(set => set.Table.Kind != TableKind.None)
            .OrderByDescending(set => set.IsEnough)
            .Select(set => set.Table)
            .FirstOrDefault();
        return found
            ?? HeaderSniffer.None(TableFormat.Json, "it is JSON without records whose names are known; expected one "
                + "object for each item, in lines or in an array");
    }

    private static List<string> FirstNames(List<JsonElement> values) =>
        values.Count > 1 && values[0].ValueKind == JsonValueKind.Array ? JsonRecordSets.Texts(values[0]) ?? [] : [];
}
