using System.Text;
using System.Text.Unicode;
using ImrPredict.Cases.Schema;
using Parquet;
using Parquet.Schema;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>Reads one column of a Parquet row group as text: texts, numbers, truth values and dates.</summary>
internal static class ParquetColumn
{
    /// <summary>Whether the column is of a type that is read; others are as good as absent, never blank.</summary>
    public static bool IsReadable(DataField field) => !field.IsArray && (IsText(field)
        || IsBinary(field)
        || field.ClrType == typeof(DateOnly) || field.ClrType == typeof(Guid)
        || Type.GetTypeCode(field.ClrType) is >= TypeCode.Boolean and <= TypeCode.DateTime and not TypeCode.Char);

    public static Task<string[]> ReadTextAsync(
        ParquetRowGroupReader group, DataField field, int rows, CancellationToken cancellationToken) =>
        Type.GetTypeCode(field.ClrType) switch
        {
            TypeCode.Boolean => ReadAsync<bool>(group, field, rows, cancellationToken),
            TypeCode.SByte => ReadAsync<sbyte>(group, field, rows, cancellationToken),
            TypeCode.Byte => ReadAsync<byte>(group, field, rows, cancellationToken),
            TypeCode.Int16 => ReadAsync<short>(group, field, rows, cancellationToken),
            TypeCode.UInt16 => ReadAsync<ushort>(group, field, rows, cancellationToken),
            TypeCode.Int32 => ReadAsync<int>(group, field, rows, cancellationToken),
            TypeCode.UInt32 => ReadAsync<uint>(group, field, rows, cancellationToken),
            TypeCode.Int64 => ReadAsync<long>(group, field, rows, cancellationToken),
            TypeCode.UInt64 => ReadAsync<ulong>(group, field, rows, cancellationToken),
            TypeCode.Single => ReadAsync<float>(group, field, rows, cancellationToken),
            TypeCode.Double => ReadAsync<double>(group, field, rows, cancellationToken),
            TypeCode.Decimal => ReadAsync<decimal>(group, field, rows, cancellationToken),
            TypeCode.DateTime => ReadAsync<DateTime>(group, field, rows, cancellationToken),
            _ when field.ClrType == typeof(DateOnly) => ReadAsync<DateOnly>(group, field, rows, cancellationToken),
            _ when field.ClrType == typeof(Guid) => ReadAsync<Guid>(group, field, rows, cancellationToken),
            _ when IsBinary(field) => ReadBinaryAsync(group, field, rows, cancellationToken),
            _ => ReadStringsAsync(group, field, rows, cancellationToken),
        };

    // The package names a text column's type by the memory it reads it from.
    private static bool IsText(DataField field) =>
        field.ClrType == typeof(ReadOnlyMemory<char>) || field.ClrType == typeof(string);

    // Hive, Impala and older Spark store texts without saying that they are text.
    private static bool IsBinary(DataField field) =>
        field.ClrType == typeof(ReadOnlyMemory<byte>) || field.ClrType == typeof(byte[]);

    private static async Task<string[]> ReadBinaryAsync(
        ParquetRowGroupReader group, DataField field, int rows, CancellationToken cancellationToken)
    {
        var values = new byte[]?[rows];
        await group.ReadAsync(field, values.AsMemory(), null, cancellationToken).ConfigureAwait(false);
        return Array.ConvertAll(values, value => value is not null && Utf8.IsValid(value) && !value.Contains((byte)0)
            ? Encoding.UTF8.GetString(value)
            : "");
    }

    private static async Task<string[]> ReadStringsAsync(
        ParquetRowGroupReader group, DataField field, int rows, CancellationToken cancellationToken)
    {
        var values = new string?[rows];
        await group.ReadAsync(field, values.AsMemory(), null, cancellationToken).ConfigureAwait(false);
        return Array.ConvertAll(values, value => value ?? "");
    }

    private static async Task<string[]> ReadAsync<T>(
        ParquetRowGroupReader group, DataField field, int rows, CancellationToken cancellationToken)
        where T : struct
    {
        if (field.IsNullable)
        {
            var nullable = new T?[rows];
            await group.ReadAsync(field, (Memory<T?>)nullable, null, cancellationToken).ConfigureAwait(false);
            return Array.ConvertAll(nullable, value => CellText.Of(value));
        }

        var values = new T[rows];
        await group.ReadAsync(field, (Memory<T>)values, null, cancellationToken).ConfigureAwait(false);
        return Array.ConvertAll(values, value => CellText.Of(value));
    }
}
