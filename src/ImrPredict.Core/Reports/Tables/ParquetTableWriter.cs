using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace ImrPredict.Reports.Tables;

/// <summary>Writes rows as Parquet, every column nullable, in row groups of a fixed size.</summary>
internal static class ParquetTableWriter
{
    private const int RowsInGroup = 10_000;

    public static async Task<long> WriteAsync(
        Stream stream, IReadOnlyList<TableColumn> columns, IAsyncEnumerable<string[]> rows, CancellationToken cancellationToken)
    {
        var schema = new ParquetSchema(columns.Select(FieldOf));
        var writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            var count = 0L;
            await foreach (var group in rows.Chunk(RowsInGroup).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await WriteGroupAsync(writer, schema, columns, group).ConfigureAwait(false);
                count += group.Length;
            }

            return count;
        }
    }

    private static async Task WriteGroupAsync(
        ParquetWriter writer, ParquetSchema schema, IReadOnlyList<TableColumn> columns, string[][] rows)
    {
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < schema.DataFields.Length; i++)
        {
            var (field, at) = (schema.DataFields[i], i);
            await (columns[i].Kind switch
            {
                CellKind.Number => group.WriteAsync<double>(field, Cells(rows, at, double.Parse)),
                CellKind.Count => group.WriteAsync<long>(field, Cells(rows, at, long.Parse)),
                _ => group.WriteAsync(field, rows.Select(row => row[at].Length == 0 ? null : row[at]).ToArray()!),
            }).ConfigureAwait(false);
        }
    }

    private static DataField FieldOf(TableColumn column) => column.Kind switch
    {
        CellKind.Number => new DataField<double?>(column.Name),
        CellKind.Count => new DataField<long?>(column.Name),
        _ => new DataField<string>(column.Name),
    };

    private static T?[] Cells<T>(string[][] rows, int column, Func<string, IFormatProvider, T> parse)
        where T : struct =>
        [.. rows.Select(row => row[column].Length == 0 ? (T?)null : parse(row[column], CultureInfo.InvariantCulture))];
}
