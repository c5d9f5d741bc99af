using Parquet;
using Parquet.Schema;

namespace ImrPredict.Tests.Tables;

/// <summary>Writes a Parquet file with columns as older programs store them.</summary>
internal static class MadeParquet
{
    public static async Task<string> WriteAsync(string path)
    {
        var (id, title) = (new DataField<byte[]>("case_number"), new DataField<byte[]>("requested_service"));
        var code = new DataField<int>("element");
        await using var file = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(
            new ParquetSchema(id, title, new ListField("icd10", code)), file);
        using var group = writer.CreateRowGroup();
        await group.WriteAsync(id, (IReadOnlyCollection<byte[]>)["A"u8.ToArray()]);
        await group.WriteAsync(title, (IReadOnlyCollection<byte[]>)["MRI"u8.ToArray()]);
        await group.WriteAllPartsAsync<int>(
            code, new[] { 1 }, new[] { code.MaxDefinitionLevel }, new[] { 0 }, CancellationToken.None);
        return path;
    }
}
