using Parquet;
using Parquet.Schema;

namespace ImrPredict.Reports;

/// <summary>Writes rows as Parquet, every column a nullable text, in row groups of a fixed size.</summary>
internal static class ParquetTableWriter
{
    private const int RowsInGroup = 10_000;

    public static async Task<long> WriteAsync(
        Stream stream, IReadOnlyList<string> header, IAsyncEnumerable<string[]> rows,
            CancellationToken cancellationToken)
    {
        var schema = new ParquetSchema(header.Select(name => new DataField<string>(name)));
        var writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            var count = 0L;
            await foreach (
                var group in rows.Chunk(RowsInGroup).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await WriteGroupAsync(writer, schema, group).ConfigureAwait(false);
                count += group.Length;
            }

            return count;
        }
    }

    private static async Task WriteGroupAsync(ParquetWriter writer, ParquetSchema schema, string[][] rows)
    {
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < schema.DataFields.Length; i++)
        {
            var column = rows.Select(row => row[i].Length == 0 ? null : row[i]).ToArray();
            await group.WriteAsync(schema.DataFields[i], column!).ConfigureAwait(false);
        }
    }
}
