using ImrPredict.Cases;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Ingest.Tables;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Tests.Tables;

/// <summary>Reads whole files as the commands do: sniff, then read.</summary>
internal static class TableReading
{
    public static Task<IReadOnlyList<ItemRead>> ReadAllAsync(
        string path, IReadOnlyDictionary<string, string>? map = null) =>
        ReadAllAsync(path, map is null ? new IngestOptions() : new IngestOptions { ColumnMap = map });

    public static async Task<IReadOnlyList<ItemRead>> ReadAllAsync(string path, IngestOptions options)
    {
        var table = await TableSniffer.SniffAsync(path, FileHead.Read(path), options, CancellationToken.None);
        return await TableFile.ReadAsync(path, table, options).ToListAsync();
    }

    /// <summary>What a file is as a table.</summary>
    public static Task<SniffedTable> SniffAsync(string path, IReadOnlyDictionary<string, string>? map = null) =>
        TableSniffer.SniffAsync(
            path, FileHead.Read(path), map is null ? new() : new() { ColumnMap = map }, CancellationToken.None);

    public static async Task<IReadOnlyList<ItemRead.Parsed>> ParsedAsync(
        string path, IReadOnlyDictionary<string, string>? map = null) =>
        [.. (await ReadAllAsync(path, map)).Select(read => read as ItemRead.Parsed
            ?? throw new InvalidOperationException(read.ToString()))];

    public static async Task<ItemRead.Parsed> OneAsync(string path) => Assert.Single(await ParsedAsync(path));

    public static async Task<ItemRead.Rejected> RejectedAsync(string path) =>
        await RejectedAsync(path, new IngestOptions());

    public static async Task<ItemRead.Rejected> RejectedAsync(string path, IngestOptions options) =>
        Assert.IsType<ItemRead.Rejected>(Assert.Single(await ReadAllAsync(path, options)));

    /// <summary>An item as one text, so that two are compared whole, lists included.</summary>
    public static string Print(DisputedItem item, Decision? decision) =>
        $"{item with { Diagnoses = [], Icd10 = [] }} | {string.Join("|", item.Diagnoses)} | "
        + $"{string.Join("|", item.Icd10)} | {decision}";
}
