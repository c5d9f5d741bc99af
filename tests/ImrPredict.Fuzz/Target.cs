using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ImrPredict.Fuzz;

/// <summary>A kind of input, and sound files of it to damage.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Extension">Of its files; what they are is found from their content.</param>
/// <param name="Sound">Files without a fault.</param>
internal sealed record Target(string Name, string Extension, IReadOnlyList<byte[]> Sound)
{
    /// <summary>All targets, from the bundled sample and what is made of it.</summary>
    /// <param name="sample">The folder <c>data/sample</c>.</param>
    /// <param name="made">A folder with tables of every format, as <c>imr-train ingest</c> writes them.</param>
    public static IReadOnlyList<Target> All(string sample, string made)
    {
        var letters = Files(Path.Combine(sample, "letters"), "*.txt");
        return
        [
            new("letter", ".txt", letters),
            new("pdf", ".pdf", Files(Path.Combine(sample, "letters"), "*.pdf")),
            new("packed", ".jsonl", [.. letters.Chunk(6).Select(Packed)]),
            new("dmhc", ".csv", [.. Files(Path.Combine(sample, "dmhc"), "*sv").Select(Beginning)]),
            new("csv", ".csv", Files(made, "*.csv")),
            new("jsonl", ".jsonl", Files(made, "*.jsonl")),
            new("xlsx", ".xlsx", Files(made, "*.xlsx")),
            new("parquet", ".parquet", Files(made, "*.parquet")),
        ];
    }

    private static List<byte[]> Files(string folder, string pattern) =>
        [.. Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal).Take(40).Select(File.ReadAllBytes)];

    private static byte[] Packed(byte[][] letters) => Encoding.UTF8.GetBytes(string.Join(
        '\n', letters.Select((letter, i) => JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["file_name"] = string.Create(CultureInfo.InvariantCulture, $"CM17-{i:0000000}.txt"),
            ["text"] = Encoding.UTF8.GetString(letter),
        }))) + "\n");

    private static byte[] Beginning(byte[] table) =>
        table.AsSpan(0, Math.Min(table.Length, 40_000)) is var head && head.LastIndexOf((byte)'\n') is > 0 and var end
            ? head[..(end + 1)].ToArray()
            : table;
}
