using System.Globalization;
using System.IO.Compression;
using CsvHelper;

namespace ImrPredict.Tests.Score;

public sealed class SyntheticModelTests : IDisposable
{
    private const string Warning = "scored by a model of invented cases";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_model_of_invented_cases_says_so_everywhere_and_shows_real_disputes_no_precedents()
    {
        var text = "The patient has low back pain. Physical therapy failed to improve the pain.";
        var open = _folder.Write(
            "open.csv", $"case_number,requested_service,clinical_text\nCM17-0000001,MRI of the lumbar spine,{text}\n"
                + $"SYN24-000001,MRI of the lumbar spine,{text}\n");

        var run = await ProgramRun.ScoreAsync(
            "score", open, "--model", "default", "--out", _folder.File("s.csv"), "--html", _folder.File("s.html"));

        Assert.True(run.ExitCode == 0, run.Error);
        var rows = Rows(_folder.File("s.csv"));
        Assert.All(rows, row => Assert.Contains(Warning, row["warnings"], StringComparison.Ordinal));
        Assert.Equal(("", true), (rows[0]["precedent_1"], rows[1]["precedent_1"].Length > 0));
        Assert.Contains("--model dmhc", run.Error, StringComparison.Ordinal);
        Assert.Contains("imr-train download dmhc", run.Error, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(_folder.File("s.html"));
        var head = page[..page.IndexOf("</header>", StringComparison.Ordinal)];
        Assert.Contains("invented cases alone", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scores_of_what_the_model_has_learnt_from_are_said_to_foretell_nothing()
    {
        var letters = Path.Combine(SharedData.Root, "data", "sample", "letters");

        var run = await ProgramRun.ScoreAsync(
            "score", Directory.GetFiles(letters, "*.txt").Order(StringComparer.Ordinal).First(), "--model", "default",
            "--out", _folder.File("s.csv"));

        Assert.Contains("are of cases that the model has learnt from", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workbook_has_a_frozen_header_filters_widths_and_percents()
    {
        var open = _folder.Write("open.csv", "case_number,requested_service\nCM17-0000001,MRI of the knee\n");

        await ProgramRun.ScoreAsync("score", open, "--model", "default", "--out", _folder.File("s.xlsx"));

        using var book = ZipFile.OpenRead(_folder.File("s.xlsx"));
        using var reader = new StreamReader(book.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var sheet = await reader.ReadToEndAsync();
        Assert.Contains("state=\"frozen\"", sheet, StringComparison.Ordinal);
        Assert.Contains("<autoFilter ref=\"A1:Z2\"", sheet, StringComparison.Ordinal);
        Assert.Contains("width=\"60\"", sheet, StringComparison.Ordinal);
        Assert.Contains("<c s=\"2\"><v>0.", sheet, StringComparison.Ordinal);
        Assert.NotNull(book.GetEntry("xl/styles.xml"));
    }

    [Fact]
    public async Task What_is_not_known_and_what_no_reviewer_looks_for_are_no_reasons()
    {
        var open = _folder.Write(
            "open.csv", "case_number,requested_service,clinical_text\nCM17-0000001,Norco 10/325 mg #60,\n"
                + "CM17-0000002,Norco 10/325 mg #60,The patient has knee pain for which Norco is taken daily.\n");

        await ProgramRun.ScoreAsync("score", open, "--model", "default", "--out", _folder.File("s.csv"));

        var reasons = Rows(_folder.File("s.csv"))
            .Select(row => Enumerable.Range(1, 5).Select(i => row[$"reason_{i}"]).ToList()).ToList();
        Assert.All(reasons.SelectMany(r => r), reason => Assert.DoesNotContain("not known", reason));
        Assert.All(reasons[0], reason => Assert.DoesNotContain("no word of", reason));
        Assert.All(reasons[1], reason => Assert.DoesNotContain("no word of at work", reason));
        Assert.All(reasons, r => Assert.DoesNotContain("as a whole", r[0]));
    }

    private static List<IReadOnlyDictionary<string, string>> Rows(string path)
    {
        using var reader = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
        var rows = new List<IReadOnlyDictionary<string, string>>();
        reader.Read();
        reader.ReadHeader();
        while (reader.Read())
        {
            rows.Add(reader.HeaderRecord!.ToDictionary(name => name, name => reader.GetField(name) ?? ""));
        }

        return rows;
    }
}
