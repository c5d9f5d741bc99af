using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;

namespace ImrPredict.Tests.Tables;

/// <summary>
/// Workbooks of before 2007, which LibreOffice has made of the same workbooks as XLSX: <c>odd</c> has a hidden sheet, a
/// cover, titles, an error of a formula, totals, a format of our own and days from 1904.
/// </summary>
public sealed class BinaryWorkbookTests : IDisposable
{
    private static readonly string Corpus = Path.Combine(SharedData.Root, "tests", "ImrPredict.Fuzz", "Corpus");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("cases")]
    [InlineData("odd")]
    public async Task An_old_workbook_gives_what_the_same_workbook_of_today_gives(string name)
    {
        var (old, today) = (Path.Combine(Corpus, $"{name}.xls"), Path.Combine(Corpus, $"{name}.xlsx"));

        Assert.Equal(await PrintAsync(today), await PrintAsync(old));
        Assert.Equal((await TableReading.SniffAsync(today)).Notes, (await TableReading.SniffAsync(old)).Notes);
    }

    [Fact]
    public async Task Its_sheets_titles_errors_totals_and_days_are_told()
    {
        var path = Path.Combine(Corpus, "odd.xls");

        var reads = await TableReading.ReadAllAsync(path);
        var items = reads.OfType<ItemRead.Parsed>().ToList();

        Assert.Equal(
            [("A-1", "sheet '2016' row 1", "2015-03-04"), ("A-2", "sheet '2016' row 3", "2015-03-05"),
                ("A-3", "sheet '2017' row 1", "2015-03-06")],
            items.Select(read => (read.Item.CaseNumber, read.At.Place, $"{read.Item.InjuryDate:yyyy-MM-dd}")));
        Assert.Contains("error of a formula (#REF!)", Assert.Single(items[1].Warnings), StringComparison.Ordinal);
        Assert.Equal(41, items[0].Item.Age);
        Assert.Single(reads.OfType<ItemRead.Rejected>()); // the totals
        var notes = (await TableReading.SniffAsync(path)).Notes;
        Assert.Contains(notes, note => note.Contains("'old' is hidden", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.Contains("'cover' is not read", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("columns=4", "limit columns")]
    [InlineData("cells=5", "limit cells")]
    [InlineData("sheets=3", "limit sheets")]
    [InlineData("workbook-bytes=1000", "limit workbook-bytes")]
    [InlineData("cell-characters=20", "limit cell-characters")]
    public async Task What_lies_beyond_a_limit_is_a_reject_that_names_it(string setting, string name)
    {
        var reads = await TableReading.ReadAllAsync(
            Path.Combine(Corpus, "odd.xls"), new IngestOptions { Limits = new TableLimits().With(setting)! });

        Assert.Contains(reads.OfType<ItemRead.Rejected>(), read =>
            read.Reason.Contains(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("WordDocument", "of before 2007 (.doc)")]
    [InlineData("Something", "another old Office file or an Outlook message; save it as PDF")]
    [InlineData("Workbook", "it is a damaged workbook")]
    [InlineData("Workbook WordDocument", "it is a damaged workbook")]
    [InlineData("WordDocument Workbook", "of before 2007 (.doc)")]
    public async Task What_is_no_workbook_inside_says_what_to_do(string entry, string reason)
    {
        var path = _folder.File("a.xls");
        await File.WriteAllBytesAsync(
            path, [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600], .. System.Text.Encoding.Unicode.GetBytes(entry)]);

        var kind = await InputSniffer.SniffAsync(path, new IngestOptions());

        Assert.Contains(reason, kind.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 0, null)]
    [InlineData(false, 1, "1900-01-01")]
    [InlineData(false, 59.5, "1900-02-28")]
    [InlineData(false, 60, "1900-02-28")]
    [InlineData(false, 61, "1900-03-01")]
    [InlineData(false, 42067.75, "2015-03-04")]
    [InlineData(true, 0, "1904-01-01")]
    [InlineData(true, 59, "1904-02-29")]
    [InlineData(true, 40605, "2015-03-04")]
    public async Task Days_are_counted_as_in_a_workbook_of_today(bool is1904, double number, string? day)
    {
        var path = MadeOldWorkbook.Write(
            _folder.File("a.xls"),
            [.. Header, MadeOldWorkbook.Text(1, 0, "A"), MadeOldWorkbook.Text(1, 1, "MRI"),
                MadeOldWorkbook.Number(1, 2, number)],
            is1904: is1904);

        Assert.Equal(day, (await TableReading.OneAsync(path)).Item.InjuryDate?.ToString("yyyy-MM-dd"));
    }

    [Fact]
    public async Task Texts_that_go_on_in_further_records_are_whole()
    {
        var (first, second) = (new string('a', 8000), new string('b', 8000));
        var path = MadeOldWorkbook.Write(
            _folder.File("a.xls"),
            [.. Header, MadeOldWorkbook.Text(1, 0, "A"), MadeOldWorkbook.Text(1, 1, "MRI"),
                MadeOldWorkbook.Shared(1, 3, 1),
                MadeOldWorkbook.Text(2, 0, "B"), MadeOldWorkbook.Text(2, 1, "CT"),
                MadeOldWorkbook.Formula(2, 3, first)],
            MadeOldWorkbook.SharedTexts("short", $"{first}|{second}", "last"));

        var items = await TableReading.ParsedAsync(path);

        Assert.Equal([first + second, first], items.Select(read => read.Item.ClinicalText));
    }

    [Fact]
    public async Task A_text_of_a_formula_that_goes_on_in_further_records_is_refused_and_named()
    {
        var path = MadeOldWorkbook.Write(
            _folder.File("a.xls"),
            [.. Header, MadeOldWorkbook.Text(1, 0, "A"), MadeOldWorkbook.Text(1, 1, "MRI"),
                MadeOldWorkbook.Formula(1, 3, new string('a', 8000), new string('b', 8000))]);

        var kind = await InputSniffer.SniffAsync(path, new IngestOptions());

        Assert.Contains("a formula of it gives a text of more than", kind.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_with_a_password_is_one_line_that_says_so()
    {
        // RC4 with a salt and the hash of a password that is not tried.
        byte[] password = [1, 0, 1, 0, 1, 0, .. Enumerable.Range(0, 48).Select(i => (byte)i)];
        var path = MadeOldWorkbook.Write(
            _folder.File("a.xls"), Header, MadeOldWorkbook.Record(0x002F, password));

        var kind = await InputSniffer.SniffAsync(path, new IngestOptions());

        Assert.Contains("has a password; save it without one", kind.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("damaged", kind.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\t\0\u0004\0")]
    [InlineData("\t\u0004\u0006\0")]
    [InlineData("\t\u0008\u0008\0")]
    public async Task A_sheet_without_a_workbook_is_named(string start)
    {
        var path = _folder.File("a.xls");
        await File.WriteAllBytesAsync(
            path, [.. System.Text.Encoding.Latin1.GetBytes(start), 0, 0, 0x10, 0, .. new byte[600]]);

        var kind = await InputSniffer.SniffAsync(path, new IngestOptions());

        Assert.Contains("a bare sheet of Excel", kind.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_as_a_web_archive_is_named()
    {
        var path = _folder.Write(
            "a.xls", "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related\r\n\r\n");

        var kind = await InputSniffer.SniffAsync(path, new IngestOptions());

        Assert.Contains("a workbook saved as a web archive", kind.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_torn_workbook_gives_rejects_and_never_throws()
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Corpus, "odd.xls"));
        var path = _folder.File("torn.xls");

        for (var length = 500; length < bytes.Length; length += 509)
        {
            await File.WriteAllBytesAsync(path, bytes[..length]);
            var kind = await InputSniffer.SniffAsync(path, new IngestOptions());
            Assert.True(kind.Table is not null || kind.Reason.Length > 0);
            Assert.DoesNotContain('\n', kind.Reason);
        }
    }

    private static byte[][] Header =>
    [
        MadeOldWorkbook.Text(0, 0, "case_number"), MadeOldWorkbook.Text(0, 1, "requested_service"),
        MadeOldWorkbook.Text(0, 2, "injury_date"), MadeOldWorkbook.Text(0, 3, "clinical_text"),
    ];

    private static async Task<IReadOnlyList<string>> PrintAsync(string path) =>
        [.. (await TableReading.ReadAllAsync(path)).Select(read => $"{read.At.Place} " + read switch
        {
            ItemRead.Parsed parsed =>
                $"{TableReading.Print(parsed.Item, parsed.Decision)} {string.Join('|', parsed.Warnings)}",
            ItemRead.Rejected rejected => $"{rejected.Field} {rejected.Reason}",
            _ => "",
        })];
}
