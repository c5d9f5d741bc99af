using Parquet;
using Parquet.Schema;

namespace ImrPredict.Tests.Tables;

/// <summary>Writes a Parquet file with columns as older programs store them.</summary>
internal static class MadeParquet
{
    public static async Task<string> WriteAsync(string path)
    {
        var (id, title) = (new DataField<byte[]>("case_number"), new DataField<byte[]>("requested_service"));
        var codes = new DataField<int>("element");
        await using var file = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(
            new ParquetSchema(id, title, new ListField("icd10", codes)), file);
        using var group = writer.CreateRowGroup();
        await group.WriteAsync<ReadOnlyMemory<byte>>(id, new ReadOnlyMemory<byte>[] { "A"u8.ToArray() });
        await group.WriteAsync<ReadOnlyMemory<byte>>(title, new ReadOnlyMemory<byte>[] { "MRI"u8.ToArray() });
        await group.WriteAsync<int>(codes, new[] { 1 }, repetitionLevels: new[] { 0 });
        return path;
    }
}
