using Parquet;
using Parquet.Schema;

namespace ImrPredict.Reports.Tables;

/// <summary>Writes rows as Parquet, every column nullable, in row groups of a fixed size.</summary>
internal sealed class ParquetTableWriter : TableWriter
{
    private const int RowsInGroup = 10_000;

    public override async Task<long> WriteAsync<T>(
        Stream stream, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellation)
    {
        var schema = new ParquetSchema(columns.Select(FieldOf));
        var writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: cancellation)
            .ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            var count = 0L;
            await foreach (var group in rows.Chunk(RowsInGroup).WithCancellation(cancellation).ConfigureAwait(false))
            {
                await WriteGroupAsync(writer, schema, columns, group).ConfigureAwait(false);
                count += group.Length;
            }

            return count;
        }
    }

    private static async Task WriteGroupAsync<T>(
        ParquetWriter writer, ParquetSchema schema, IReadOnlyList<TableColumn<T>> columns, T[] rows)
    {
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < columns.Count; i++)
        {
            var (field, column) = (schema.DataFields[i], columns[i]);
            await (column.Kind switch
            {
                CellKind.Number => group.WriteAsync<double>(field, rows.Select(column.Number).ToArray()),
                CellKind.Count => group.WriteAsync<long>(field, rows.Select(column.Count).ToArray()),
                _ => group.WriteAsync(
                    field, rows.Select(column.Text).Select(cell => cell.Length > 0 ? cell : null).ToArray()!),
            }).ConfigureAwait(false);
        }
    }

    private static DataField FieldOf<T>(TableColumn<T> column) => column.Kind switch
    {
        CellKind.Number => new DataField<double?>(column.Name),
        CellKind.Count => new DataField<long?>(column.Name),
        _ => new DataField<string>(column.Name),
    };
}
