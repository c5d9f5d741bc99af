using ImrPredict.Cases;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Ingest.Tables;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Tests.Tables;

/// <summary>Reads whole files as the commands do: sniff, then read.</summary>
internal static class TableReading
{
    public static async Task<IReadOnlyList<ItemRead>> ReadAllAsync(
        string path, IReadOnlyDictionary<string, string>? map = null)
    {
        var options = map is null ? new IngestOptions() : new IngestOptions { ColumnMap = map };
        var table = await SniffAsync(path, options.ColumnMap);
        return await TableFile.ReadAsync(path, table, options).ToListAsync();
    }

    /// <summary>What a file is as a table.</summary>
    public static Task<SniffedTable> SniffAsync(string path, IReadOnlyDictionary<string, string>? map = null) =>
        TableSniffer.SniffAsync(
            path, FileHead.Read(path), map ?? new Dictionary<string, string>(), CancellationToken.None);

    public static async Task<IReadOnlyList<ItemRead.Parsed>> ParsedAsync(
        string path, IReadOnlyDictionary<string, string>? map = null) =>
        [.. (await ReadAllAsync(path, map)).Select(read => read as ItemRead.Parsed
            ?? throw new InvalidOperationException(read.ToString()))];

    public static async Task<ItemRead.Parsed> OneAsync(string path) => Assert.Single(await ParsedAsync(path));

    public static async Task<ItemRead.Rejected> RejectedAsync(string path) =>
        Assert.IsType<ItemRead.Rejected>(Assert.Single(await ReadAllAsync(path)));

    /// <summary>An item as one text, so that two are compared whole, lists included.</summary>
    public static string Print(DisputedItem item, Decision? decision) =>
        $"{item with { Diagnoses = [], Icd10 = [] }} | {string.Join("|", item.Diagnoses)} | "
        + $"{string.Join("|", item.Icd10)} | {decision}";
}
