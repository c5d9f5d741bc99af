using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImrPredict.Audit.Run;
using ImrPredict.Fuzz.Damage;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using ImrPredict.Training.Package;
using ImrPredict.Training.Settings;

namespace ImrPredict.Fuzz.Targets;

/// <summary>Makes the targets from the bundled sample, the default model and the kept files of this project.</summary>
/// <param name="root">Folder of the repository.</param>
/// <param name="package">A model package.</param>
/// <param name="folder">A folder for what is made.</param>
/// <param name="options">Settings of reading.</param>
internal sealed partial class AllTargets(string root, string package, string folder, IngestOptions options)
{
    private const int LettersInPack = 6;
    private const int Beginning = 20_000;
    private const int MostSeeds = 16;
    private readonly string _letters = Path.Combine(root, "data", "sample", "letters");
    private readonly string _corpus = Path.Combine(root, "tests", "ImrPredict.Fuzz", "Corpus");

    /// <summary>Makes all.</summary>
    public async Task<IReadOnlyList<Target>> MakeAsync() =>
    [
        .. await InputsAsync(),
        new FileTarget("map", [Kept("map.json")], JsonOrBytes, path => _ = ColumnMap.Load(path)),
        new FileTarget(
            "options", [Kept("options.json"), Kept("default-options.json")], JsonOrBytes,
            path => _ = TrainingOptionsFile.Load(path)),
        new FileTarget(
            "auditoptions", [Kept("audit-options.json")], JsonOrBytes, path => _ = AuditOptionsFile.Load(path)),
        .. await OfModelAsync(),
        new AuditLogTarget("auditlog", folder),
    ];

    private async Task<List<Target>> InputsAsync()
    {
        var letters = Spread(_letters, "*.txt");
        var packs = letters.Chunk(LettersInPack).Select((pack, i) => Write($"packed-{i}.jsonl", Packed(pack)));
        var dmhc = Spread(Path.Combine(root, "data", "sample", "dmhc"), "*sv")
            .Select((path, i) => Write($"dmhc-{i}.csv", Begin(File.ReadAllBytes(path))));
        return
        [
            await LinesAsync("letter", ".txt", letters, (_, line) => IsProse(line), ByteDamage.OfWords),
            await LinesAsync("packed", ".jsonl", packs, (_, _) => true, ByteDamage.Apply),
            await LinesAsync("dmhc", ".csv", dmhc, (number, _) => number > 1, ByteDamage.OfWords),
            await LinesAsync("hicric", ".jsonl", [KeptPath("appeals.jsonl")], (_, _) => true, ByteDamage.Apply),
            await LinesAsync("csv", ".csv", [KeptPath("cases.csv")], (number, _) => number > 1, ByteDamage.OfWords),
            await LinesAsync("jsonl", ".jsonl", [KeptPath("cases.jsonl")], (_, _) => true, ByteDamage.Apply),
            Whole("pdf", ".pdf", await PdfsAsync(), ByteDamage.Apply),
            Whole("xlsx", ".xlsx", [Kept("cases.xlsx")], InsideOrBytes),
            Whole("xls", ".xls", [Kept("cases.xls")], ByteDamage.Apply),
            Whole("page", ".html", [Kept("export.html"), Kept("workbook.html")], ByteDamage.Apply),
            Whole("parquet", ".parquet", [Kept("cases.parquet")], ByteDamage.Apply),
        ];
    }

    private async Task<List<Target>> OfModelAsync()
    {
        var model = ModelPackage.Load(package);
        var items = new List<ItemRead.Parsed>();
        await foreach (var read in ItemReader.ReadFilesAsync([KeptPath("cases.jsonl")], options))
        {
            items.AddRange(read is ItemRead.Parsed parsed ? [parsed] : []);
        }

        var scored = await BacklogScorer
            .ScoreAsync(items.ToAsyncEnumerable(), new ItemScorer(model, new ScoringOptions())).ToListAsync();
        return
        [
            new PackageTarget("package", package, items, hashesAnew: false),
            new PackageTarget("rehashed", package, items, hashesAnew: true),
            new PrecedentTarget("precedents", package, items),
            new JournalTarget("journal", folder, model, ModelPackage.ReadReference(package), scored),
        ];
    }

    /// <summary>Files damaged as a whole, or line by line with the other lines left as they are.</summary>
    private async Task<InputTarget> LinesAsync(
        string name, string extension, IEnumerable<string> paths, Func<int, byte[], bool> mayBeDamaged,
        Func<byte[], Random, byte[]> damage)
    {
        var sound = new List<SoundFile>();
        foreach (var path in paths)
        {
            sound.AddRange(await SoundFile.ReadOrNullAsync(path, options) is { } file ? [file] : []);
        }

        if (sound.Count == 0)
        {
            throw new InvalidOperationException($"no file of the target {name} gives an item");
        }

        return new InputTarget(name, extension, options, random =>
        {
            var file = sound[random.Next(sound.Count)];
            return random.Next(2) == 0
                ? (ByteDamage.Apply(file.Bytes, random), [])
                : file.DamageLines(random, mayBeDamaged, line => damage(line, random));
        });
    }

    private async Task<List<byte[]>> PdfsAsync()
    {
        var letters = Spread(_letters, "*.pdf");
        var unpacked = letters.Select((path, i) => Write($"unpacked-{i}.pdf", UnpackedPdf.Of(File.ReadAllBytes(path))));
        var sound = new List<byte[]>();
        foreach (var path in letters.Concat(unpacked))
        {
            sound.AddRange(await SoundFile.ReadOrNullAsync(path, options) is { } file ? [file.Bytes] : []);
        }

        return sound.Count >= letters.Length
            ? sound
            : throw new InvalidOperationException("PDFs whose streams are unpacked are not read");
    }

    private InputTarget Whole(
        string name, string extension, List<byte[]> sound, Func<byte[], Random, byte[]> damage) =>
        new(name, extension, options, random => (damage(sound[random.Next(sound.Count)], random), []));

    private static byte[] JsonOrBytes(byte[] bytes, Random random) =>
        random.Next(4) > 0 ? JsonDamage.Apply(bytes, random) : ByteDamage.Apply(bytes, random);

    private static byte[] InsideOrBytes(byte[] bytes, Random random) =>
        random.Next(4) > 0 ? ZipDamage.Apply(bytes, random) : ByteDamage.Apply(bytes, random);

    private string KeptPath(string name) => Path.Combine(_corpus, name);

    private byte[] Kept(string name) => File.ReadAllBytes(KeptPath(name));

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    // Files of every kind that the sample has.
    private static string[] Spread(string folder, string pattern)
    {
        var all = Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal).ToList();
        return [.. all.Where((_, i) => i % Math.Max(1, all.Count / MostSeeds) == 0)];
    }

    private static byte[] Packed(string[] letters) => Encoding.UTF8.GetBytes(string.Join(
        '\n', letters.Select((letter, i) => JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["file_name"] = string.Create(CultureInfo.InvariantCulture, $"CM17-{i:0000000}.txt"),
            ["text"] = File.ReadAllText(letter),
        }))) + "\n");

    private static byte[] Begin(byte[] table)
    {
        var head = table.AsSpan(0, Math.Min(table.Length, Beginning));
        return head[..(head.LastIndexOf((byte)'\n') + 1)].ToArray();
    }

    /// <summary>A line in the middle of a paragraph that says nothing of a verdict, a service or a place.</summary>
    private static bool IsProse(byte[] line) => Prose().IsMatch(Encoding.UTF8.GetString(line));

    [GeneratedRegex(
        @"\A(?!.*(?:uph[oe]ld|overturn|certif|authori|medically|necessary|decision|determin|request|denied|case|review"
        + @"|summary|clinical|issues|rationale|guideline|based|\d\d/))[A-Za-z].{60,}\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prose();
}
