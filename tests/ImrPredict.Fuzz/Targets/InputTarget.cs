using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;

namespace ImrPredict.Fuzz.Targets;

/// <summary>
/// A file that is read for items: every file gives an item or a reject, and what was left intact is read right.
/// </summary>
/// <param name="name">Name of the target.</param>
/// <param name="extension">Of its files; what they are is found from their content.</param>
/// <param name="options">Settings of reading.</param>
/// <param name="make">Makes the bytes, and says which items they must still give.</param>
internal sealed class InputTarget(
    string name, string extension, IngestOptions options,
    Func<Random, (byte[] Bytes, IReadOnlyList<IntactItem> Intact)> make)
    : Target(name)
{
    public override DamagedInput Make(string path, Random random)
    {
        var (bytes, intact) = make(random);
        File.WriteAllBytes(path + extension, bytes);
        return new DamagedInput(path + extension, intact);
    }

    public override Task<Reading> ReadAsync(DamagedInput input) => ReadAsync(input, options);

    /// <summary>Reads a file.</summary>
    public static async Task<Reading> ReadAsync(DamagedInput input, IngestOptions options)
    {
        var (items, rejects) = (new HashSet<IntactItem>(), new List<ItemRead.Rejected>());
        var count = 0L;
        await foreach (var read in ItemReader.ReadFilesAsync([input.Path], options))
        {
            if (read is ItemRead.Rejected rejected)
            {
                rejects.Add(rejected);
                continue;
            }

            count++;
            if (read is ItemRead.Parsed parsed)
            {
                items.Add(Item(parsed));
            }
        }

        var lost = input.Intact.Where(item => !items.Contains(item)).ToList();
        var isLost = count == 0 && rejects.Count == 0 && !await HasNoRowAsync(input.Path, options);
        return new Reading(count, rejects.Count, isLost ? "gives nothing" : Fault(rejects, lost));
    }

    /// <summary>What an item says that damage elsewhere must not change.</summary>
    public static IntactItem Item(ItemRead.Parsed parsed) =>
        new(parsed.Item.CaseNumber, parsed.Item.Number, parsed.Decision?.Outcome);

    // A table of names alone; of a workbook the reader alone knows.
    private static async Task<bool> HasNoRowAsync(string path, IngestOptions options) =>
        (await InputSniffer.SniffAsync(path, options)).Table is not null
        && (Path.GetExtension(path) is ".xlsx" or ".xls" or ".html" or ".parquet"
            || File.ReadLines(path).Count(line => !string.IsNullOrWhiteSpace(line)) <= 1);

    private static string? Fault(List<ItemRead.Rejected> rejects, List<IntactItem> lost) =>
        rejects.Find(reject => reject.Reason.Any(char.IsControl)) is not null ? "a reason has more than one line"
        : lost.Count > 0 ? $"{lost.Count} items whose lines are intact are not read, or otherwise: {lost[0]}"
        : null;
}
