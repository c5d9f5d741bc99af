using System.Security.Cryptography;
using System.Text.Json;
using ImrPredict.Synthesis;
using ImrPredict.Synthesis.Output;
using MiniExcelLibs;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace ImrPredict.Tests.Synthesis;

public sealed class CorpusWriterTests(CorpusWriterTests.Written written) : IClassFixture<CorpusWriterTests.Written>
{
    private static readonly CorpusOptions Small = new()
    {
        Letters = 60,
        PdfCount = 6,
        PlanRows = 150,
        BacklogCases = 40,
        TruthTexts = true,
        Seed = 11,
    };

    [Fact]
    public void The_same_options_give_the_same_bytes_on_any_number_of_cores()
    {
        using var folder = new TemporaryFolder();

        CorpusWriter.Write(Small with { Parallelism = 3 }, folder.File("three"));

        var one = Files(written.Folder.Path);
        Assert.Equal(one.Keys, Files(folder.File("three")).Keys);
        Assert.All(
            one, file => Assert.Equal(file.Value, File.ReadAllBytes(Path.Combine(folder.File("three"), file.Key))));
    }

    [Fact]
    public void What_was_written_is_counted()
    {
        var (folder, summary) = (written.Folder, written.Summary);

        Assert.Equal(60, Directory.GetFiles(folder.File("letters")).Length);
        Assert.Equal(6, Directory.GetFiles(folder.File("letters"), "*.pdf").Length);
        Assert.Equal(summary.Items, File.ReadLines(folder.File("truth.jsonl")).Count());
        Assert.Equal((60, 6, 150), (summary.Letters, summary.Pdfs, summary.PlanRows));
    }

    [Fact]
    public void The_card_has_every_file_by_its_hash_and_the_columns_of_the_truth()
    {
        var folder = written.Folder;
        using var card = JsonDocument.Parse(File.ReadAllBytes(folder.File("croissant.json")));
        var root = card.RootElement;

        var listed = root.GetProperty("distribution").EnumerateArray().ToDictionary(
            file => file.GetProperty("contentUrl").GetString()!,
            file => (file.GetProperty("sha256").GetString(), file.GetProperty("contentSize").GetString()));

        Assert.Equal("http://mlcommons.org/croissant/1.0", root.GetProperty("conformsTo").GetString());
        Assert.Equal("sc:Dataset", root.GetProperty("@type").GetString());
        Assert.Equal(
            Files(folder.Path).Where(file => file.Key != "croissant.json").ToDictionary(
                file => file.Key.Replace('\\', '/'),
                file => ((string?)Convert.ToHexStringLower(SHA256.HashData(file.Value)),
                    (string?)$"{file.Value.Length} B")),
            listed);
        var columns = root.GetProperty("recordSet")[0].GetProperty("field").EnumerateArray().Select(
            field => field.GetProperty("source").GetProperty("extract").GetProperty("column").GetString()!);
        Assert.All(columns, column => Assert.True(Truth(folder).First().TryGetProperty(column, out _), column));
    }

    [Fact]
    public void A_packed_corpus_lists_its_one_file()
    {
        using var folder = new TemporaryFolder();
        CorpusWriter.Write(
            new() { Letters = 5, Packed = true, PdfCount = 0, PlanRows = 0, BacklogCases = 0 }, folder.Path);

        using var card = JsonDocument.Parse(File.ReadAllBytes(folder.File("croissant.json")));

        Assert.Equal(
            ["README.txt", "truth.jsonl", "letters.jsonl"],
            card.RootElement.GetProperty("distribution").EnumerateArray()
                .Select(file => file.GetProperty("@id").GetString()));
    }

    [Fact]
    public void A_pdf_opens_and_holds_the_letter()
    {
        var folder = written.Folder;
        var truth = Truth(folder).ToLookup(t => t.GetProperty("file_name").GetString()!);

        Assert.All(Directory.GetFiles(folder.File("letters"), "*.pdf"), path =>
        {
            using var pdf = PdfDocument.Open(path);
            var text = Letters(string.Concat(pdf.GetPages().Select(p => ContentOrderTextExtractor.GetText(p))));
            Assert.StartsWith("SYNTHETICDOCUMENT", text, StringComparison.Ordinal);
            Assert.All(truth[Path.GetFileName(path)], item =>
            {
                Assert.Contains(
                    Letters(item.GetProperty("clinical_summary").GetString()!), text, StringComparison.Ordinal);
                Assert.Contains(Letters(item.GetProperty("title").GetString()!), text, StringComparison.Ordinal);
            });
        });
    }

    [Fact]
    public void Offsets_of_the_truth_file_point_at_sentences()
    {
        var folder = written.Folder;
        var seen = 0;

        foreach (var item in Truth(folder))
        {
            var summary = item.GetProperty("clinical_summary").GetString()!;
            foreach (
                var fact in item.GetProperty("facts").EnumerateArray().Where(f => f.TryGetProperty("start", out _)))
            {
                var sentence = summary.Substring(
                    fact.GetProperty("start").GetInt32(), fact.GetProperty("length").GetInt32());
                Assert.EndsWith(".", sentence, StringComparison.Ordinal);
                seen++;
            }

            var rationale = item.GetProperty("rationale").GetString()!;
            Assert.All(item.GetProperty("rationale_verdicts").EnumerateArray(), span =>
                Assert.EndsWith(
                    ".", rationale.Substring(span[0].GetInt32(), span[1].GetInt32()), StringComparison.Ordinal));
        }

        Assert.True(seen > 100);
    }

    [Fact]
    public void Every_file_says_that_it_is_synthetic()
    {
        var folder = written.Folder;

        Assert.All(Directory.GetFiles(folder.File("letters"), "*.txt"),
            path => Assert.StartsWith("SYNTHETIC", File.ReadAllText(path), StringComparison.Ordinal));
        Assert.All(File.ReadLines(folder.File("truth.jsonl")),
            line => Assert.StartsWith("{\"synthetic\":true", line, StringComparison.Ordinal));
        Assert.StartsWith("SYNTHETIC DATA", File.ReadAllText(folder.File("README.txt")), StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(folder.File("dmhc"), "*.?sv"),
            path => Assert.StartsWith("synthetic", Path.GetFileName(path), StringComparison.Ordinal));
        Assert.Contains("synthetic desk", File.ReadAllText(folder.File("backlog/synthetic-open-cases.csv")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Packed_letters_are_one_file()
    {
        using var folder = new TemporaryFolder();

        CorpusWriter.Write(Small with { Packed = true, PdfCount = 0 }, folder.Path);

        var lines = File.ReadLines(folder.File("letters.jsonl")).Select(
            l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(60, lines.Count);
        Assert.All(
            lines, l => Assert.StartsWith("SYNTHETIC", l.GetProperty("text").GetString()!, StringComparison.Ordinal));
        Assert.False(Directory.Exists(folder.File("letters")));
    }

    [Fact]
    public void Plan_files_show_each_dialect_with_its_faults()
    {
        using var folder = new TemporaryFolder();
        CorpusWriter.Write(Small with { PlanRows = 1_500 }, folder.Path);

        var semicolon = File.ReadAllLines(folder.File("dmhc/synthetic-2016-semicolon.csv"));
        var unquoted = File.ReadAllLines(folder.File("dmhc/synthetic-2016-unquoted-commas.csv"));
        var findings = File.ReadAllText(folder.File("dmhc/synthetic-2026-findings.csv"));
        Assert.StartsWith("Reference ID;Report Year;Diagnosis Category", semicolon[0], StringComparison.Ordinal);
        Assert.All(semicolon, line => Assert.Equal(10, line.Split(';').Length));
        Assert.StartsWith(",Reference.ID,Report.Year", unquoted[0], StringComparison.Ordinal);
        Assert.Contains(unquoted, line => line.Split(',').Length > 11);
        Assert.StartsWith("ReferenceID,ReportYear", findings, StringComparison.Ordinal);
        Assert.Contains("Nature of Statutory Criteria/Case Summary:", findings, StringComparison.Ordinal);
        Assert.InRange(semicolon.Count(l => l.Contains("Overturned", StringComparison.Ordinal)) / (
            double)semicolon.Length, 0.36, 0.54);
    }

    [Fact]
    public void The_backlog_is_the_same_in_both_formats_and_decides_nothing()
    {
        var (folder, summary) = (written.Folder, written.Summary);

        var csv = File.ReadAllText(folder.File("backlog/synthetic-open-cases.csv"));
        var sheet = MiniExcel.Query(folder.File("backlog/synthetic-open-cases.xlsx"), useHeaderRow: true)
            .Cast<IDictionary<string, object>>().ToList();

        Assert.Equal(summary.BacklogRows, sheet.Count);
        Assert.Equal(summary.BacklogRows + 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("Treatment Requested", sheet[0].Keys);
        Assert.DoesNotContain("medically necessary", csv, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("Upheld|Overturned", csv);
        Assert.Contains(File.ReadLines(folder.File("backlog/truth.jsonl")), l => !l.Contains(
            "\"fault\":\"None\"", StringComparison.Ordinal));
    }

    private static IEnumerable<JsonElement> Truth(TemporaryFolder folder) =>
        File.ReadLines(folder.File("truth.jsonl")).Select(l => JsonDocument.Parse(l).RootElement);

    /// <summary>Text extraction may set spaces elsewhere; the letters must be there in order.</summary>
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static SortedDictionary<string, byte[]> Files(string folder) => new(
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(p => Path.GetRelativePath(folder, p), File.ReadAllBytes), StringComparer.Ordinal);

    /// <summary>The small corpus, written once on one core.</summary>
    public sealed class Written : IDisposable
    {
        /// <summary>Writes it.</summary>
        public Written() => Summary = CorpusWriter.Write(Small with { Parallelism = 1 }, Folder.Path);

        /// <summary>Where it stands.</summary>
        public TemporaryFolder Folder { get; } = new();

        /// <summary>What was counted.</summary>
        public CorpusSummary Summary { get; }

        /// <inheritdoc/>
        public void Dispose() => Folder.Dispose();
    }
}
