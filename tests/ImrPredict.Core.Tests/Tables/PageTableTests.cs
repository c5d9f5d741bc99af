using System.Text;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;

namespace ImrPredict.Tests.Tables;

/// <summary>
/// Tables of web pages, as portals export them, often named <c>.xls</c>: <c>export.html</c> is of the shape that a web
/// grid gives, <c>workbook.html</c> of that which LibreOffice gives to a workbook of three sheets.
/// </summary>
public sealed class PageTableTests : IDisposable
{
    private const string Header = "<tr><th>case_number</th><th>requested_service</th><th>clinical_text</th></tr>";
    private const string Row = "<tr><td>A-1</td><td>MRI</td><td>Pain.</td></tr>";
    private static readonly string Corpus = Path.Combine(SharedData.Root, "tests", "ImrPredict.Fuzz", "Corpus");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_export_named_as_a_workbook_gives_its_rows_without_title_and_hidden_rows()
    {
        var path = _folder.File("export.xls");
        File.Copy(Path.Combine(Corpus, "export.html"), path);

        var items = await ItemsAsync(path);

        Assert.Equal(
            [("PX-0001", "MRI of the lumbar spine", "row 1"), ("PX-0001", "Physical therapy, 12 visits", "row 2"),
                ("PX-0002", "Knee brace", "row 4")],
            items.Select(read => (read.Item.CaseNumber, read.Item.RequestedService, read.At.Place)));
        Assert.Equal("Back pain since a fall.\nTherapy did not help for six weeks.", items[0].Item.ClinicalText);
        Assert.Equal("Back pain since a fall & no therapy yet.", items[1].Item.ClinicalText);
        Assert.Equal(
            ["sheet 'Open reviews': rows that the page hides are not read (1)"],
            (await TableReading.SniffAsync(path)).Notes);
    }

    [Fact]
    public async Task The_page_of_a_workbook_gives_what_the_workbook_gives()
    {
        var items = await ItemsAsync(Path.Combine(Corpus, "workbook.html"));

        Assert.Equal(
            [("A-1", "sheet '2016' row 1", "2015-03-04"), ("A-2", "sheet '2016' row 3", "2015-03-05"),
                ("A-3", "sheet '2017' row 1", "2015-03-06")],
            items.Select(read => (read.Item.CaseNumber, read.At.Place, $"{read.Item.InjuryDate:yyyy-MM-dd}")));
        Assert.Equal(41, items[0].Item.Age);
    }

    [Fact]
    public async Task Days_of_a_workbook_that_counts_from_1904_are_told_by_the_year_that_is_shown()
    {
        var page = (await File.ReadAllTextAsync(Path.Combine(Corpus, "workbook.html")))
            .Replace("\"42067\"", "\"40605\"", StringComparison.Ordinal)
            .Replace("\"42068.5\"", "\"40606.5\"", StringComparison.Ordinal)
            .Replace("\"42069\"", "\"40607\"", StringComparison.Ordinal);

        var items = await ItemsAsync(_folder.Write("a.html", page));

        Assert.Equal(
            ["2015-03-04", "2015-03-05", "2015-03-06"], items.Select(read => $"{read.Item.InjuryDate:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData("<table><tr><td>menu</td><td>", "</td></tr></table>")] // tables lay out the page
    [InlineData("<html><body><table><tr><th>Name</th><th>Phone</th></tr><tr><td>a</td><td>b</td></tr></table>",
        "</body></html>")]
    [InlineData("<!-- made by a grid --><html><head><style>td { x }</style></head><body><p>Report</p>", "")]
    [InlineData("<div hidden><table><tr><th>case_number</th><th>requested_service</th></tr><tr><td>B</td><td>CT</td>"
        + "</tr></table></div>", "")]
    public async Task A_table_is_found_wherever_it_stands(string before, string after)
    {
        var path = _folder.Write("a.xls", $"{before}<table><tbody>{Header}{Row}</tbody></table>{after}");

        Assert.Equal("A-1", Assert.Single(await ItemsAsync(path)).Item.CaseNumber);
    }

    [Fact]
    public async Task Names_over_two_rows_and_cells_over_several_rows_and_columns_stand_where_they_are_seen()
    {
        var path = _folder.Write("a.html", """
            <table><thead>
            <tr><th rowspan=2>case_number</th><th rowspan=2>requested_service</th><th colspan=2>dates</th>
            <th rowspan=2>age</th></tr>
            <tr><th>injury_date</th><th>received_date</th></tr></thead>
            <tbody><tr><td rowspan=9>A-1</td><td>MRI</td><td colspan=2 rowspan=2>2015-03-04</td><td>41</td></tr>
            <tr><td>CT</td><td>42</td></tr></tbody>
            <tbody><tr><td>A-2</td><td>Brace</td><td></td><td>2015-05-06</td><td>43</td></tr></tbody></table>
            """);

        var items = await ItemsAsync(path);

        Assert.Equal(
            [("A-1", "MRI", "2015-03-04", "", 41), ("A-1", "CT", "2015-03-04", "", 42),
                ("A-2", "Brace", "", "2015-05-06", 43)],
            items.Select(read => (read.Item.CaseNumber, read.Item.RequestedService,
                $"{read.Item.InjuryDate:yyyy-MM-dd}", $"{read.Item.ReceivedDate:yyyy-MM-dd}", read.Item.Age ?? 0)));
    }

    [Theory]
    [InlineData("utf-8", null, false)]
    [InlineData("utf-8", "iso-8859-1", false)] // bytes tell more than a name
    [InlineData("utf-8", null, true)]
    [InlineData("utf-16", "unicode", true)]
    [InlineData("windows-1252", null, false)]
    [InlineData("windows-1252", "iso-8859-1", false)]
    [InlineData("iso-8859-2", "iso-8859-2", false)]
    [InlineData("macintosh", "macintosh", false)]
    public async Task Letters_beyond_ascii_are_read_in_the_encoding_of_the_page(
        string encoding, string? named, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var page = $"<html><head>{(named is null ? "" : $"<meta charset=\"{named}\">")}</head><body><table>{Header}"
            + $"{Row.Replace("Pain.", "Ménière's disease.", StringComparison.Ordinal)}</table></body></html>";
        var bytes = Encoding.GetEncoding(encoding);
        var path = _folder.File("a.xls");
        await File.WriteAllBytesAsync(path, [.. mark ? bytes.GetPreamble() : [], .. bytes.GetBytes(
            encoding == "iso-8859-2" ? page.Replace('è', 'ë') : page)]);

        var item = Assert.Single(await ItemsAsync(path)).Item;

        Assert.Equal("Ménière's disease.", item.ClinicalText!.Replace('ë', 'è'));
    }

    [Theory]
    [InlineData("columns=3", "limit columns")]
    [InlineData("cells=5", "limit cells")]
    [InlineData("rows=2", "limit rows")]
    [InlineData("sheets=1", "limit sheets")]
    [InlineData("workbook-bytes=100", "limit workbook-bytes")]
    [InlineData("cell-characters=20", "limit cell-characters")]
    public async Task What_lies_beyond_a_limit_is_a_reject_that_names_it(string setting, string name)
    {
        var path = _folder.Write(
            "a.xls", $"<table>{Header}{Row}{Row.Replace("Pain.", "Pain of the lower back.", StringComparison.Ordinal)}"
                + $"<tr><td>A-3<td>CT<td>Pain.<td>more</tr></table><table>{Row}{Row}</table>");

        var reads = await TableReading.ReadAllAsync(
            path, new IngestOptions { Limits = new TableLimits().With(setting)! });

        var kind = await InputSniffer.SniffAsync(path, new() { Limits = new TableLimits().With(setting)! });
        Assert.Contains(
            [.. reads.OfType<ItemRead.Rejected>().Select(read => read.Reason), kind.Reason],
            reason => reason.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cell_that_claims_to_reach_over_everything_costs_no_memory()
    {
        var wide = string.Concat(Enumerable.Repeat("<td colspan=1000 rowspan=65534>x</td>", 50));
        var rows = string.Concat(Enumerable.Repeat(Row, 200));

        var reads = await TableReading.ReadAllAsync(
            _folder.Write("a.xls", $"<table>{Header}{rows}<tr>{wide}</tr>{rows}</table>"));

        Assert.Equal(200, reads.OfType<ItemRead.Parsed>().Count());
    }

    [Fact]
    public async Task A_long_page_is_a_table_or_a_letter_by_what_it_holds()
    {
        var styles = $"<html><head><style>{new string('x', 70_000)}</style></head><body>";
        var table = _folder.Write("a.xls", $"{styles}<table>{Header}{Row}</table>");
        var other = _folder.Write("b.xls", $"{styles}<table><tr><td>Name</td><td>Phone</td></tr></table>");

        Assert.NotNull((await InputSniffer.SniffAsync(table, new())).Table);
        Assert.True((await InputSniffer.SniffAsync(other, new())).IsLetter);
        Assert.Single(await ItemsAsync(table));
    }

    [Fact]
    public async Task A_request_that_a_table_lays_out_stays_a_letter()
    {
        var path = _folder.Write("a.html", "<html><body><table><tr><td>Case Number:</td><td>CM17-0000001</td></tr>"
            + "<tr><td>Requested service:</td><td>MRI of the lumbar spine</td></tr></table>"
            + "<p>The worker has had low back pain since a fall at work. Therapy did not help for six weeks.</p>");

        Assert.True((await InputSniffer.SniffAsync(path, new())).IsLetter);
    }

    [Theory]
    [InlineData("<html><body><table><tr><td>a</td><td>b</td></tr></table></body></html>", "letter or a table of cases")]
    [InlineData("<html><body><p>Nothing to see here today.</p></body></html>", "a web page without a letter")]
    [InlineData("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-"
        + "microsoft-com:office:spreadsheet\"><Worksheet/></Workbook>", "an XML spreadsheet of Excel 2003; save it as")]
    [InlineData("MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related\n\n<html><table>",
        "a workbook saved as a web archive (.mht); save it as XLSX")]
    public async Task What_is_no_such_table_is_refused_with_the_way_out(string content, string reason)
    {
        var kind = await InputSniffer.SniffAsync(_folder.Write("a.xls", content), new());

        Assert.Null(kind.Table);
        Assert.Contains(reason, kind.Reason, StringComparison.Ordinal);
        Assert.Contains("XLSX", kind.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_of_a_house_are_read_by_a_map()
    {
        var path = _folder.Write("a.xls", $"<table>{Header.Replace("case_number", "Vorgang").Replace(
            "requested_service", "Leistung")}{Row}</table>");

        var item = Assert.Single(await TableReading.ParsedAsync(path, new Dictionary<string, string>
        {
            ["Vorgang"] = "case_number",
            ["Leistung"] = "requested_service",
        }));

        Assert.Equal(("A-1", "MRI"), (item.Item.CaseNumber, item.Item.RequestedService));
    }

    [Fact]
    public async Task Tables_inside_tables_inside_tables_end_in_a_line_and_not_in_a_crash()
    {
        var path = _folder.Write("a.xls", $"<table>{Header}{Row}</table>"
            + string.Concat(Enumerable.Repeat("<table><tr><td>x<td>", 1_500)));

        var kind = await InputSniffer.SniffAsync(path, new() { Limits = new TableLimits { Sheets = 1000 } });

        Assert.True(kind.Table is not null || kind.IsLetter || kind.Reason.Length > 0);
    }

    private static async Task<IReadOnlyList<ItemRead.Parsed>> ItemsAsync(string path) =>
        [.. (await ItemReader.ReadFilesAsync([path], new IngestOptions()).ToListAsync()).Select(read =>
            read as ItemRead.Parsed ?? throw new InvalidOperationException($"{read}"))];
}
