using ImrPredict.Ingest.Reading;

namespace ImrPredict.Tests.Tables;

public sealed class WorkbookTests : IDisposable
{
    private static readonly string Header = MadeWorkbook.Row(1, "case_number", "requested_service", "injury_date");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "s=\"1\"", "42067", "2015-03-04")]
    [InlineData("date1904=\"1\"", "s=\"1\"", "40605", "2015-03-04")]
    [InlineData("date1904=\"true\"", "s=\"2\"", "40605", "2015-03-04")]
    [InlineData("date1904=\"1\"", "", "40605", "2015-03-04")]
    [InlineData("date1904=\"1\"", "t=\"d\"", "2015-03-04T00:00:00", "2015-03-04")]
    [InlineData("", "s=\"1\"", "0", null)]
    [InlineData("", "s=\"1\"", "1", "1900-01-01")]
    [InlineData("", "s=\"1\"", "59.5", "1900-02-28")]
    [InlineData("", "s=\"1\"", "60", "1900-02-28")]
    [InlineData("", "s=\"1\"", "61", "1900-03-01")]
    [InlineData("date1904=\"1\"", "s=\"1\"", "0", "1904-01-01")]
    public async Task Days_are_counted_from_the_beginning_that_the_workbook_states(
        string properties, string style, string value, string? day)
    {
        var date = $"<c r=\"C2\" {style}><v>{value}</v></c>";
        var row = MadeWorkbook.Row(2, "A", "MRI").Replace("</row>", date + "</row>", StringComparison.Ordinal);
        var path = MadeWorkbook.Write(_folder.File("a.xlsx"), [("Data", "", Header + row)], properties);

        Assert.Equal(day, (await TableReading.OneAsync(path)).Item.InjuryDate?.ToString("yyyy-MM-dd"));
    }

    [Fact]
    public async Task A_workbook_of_more_sheets_than_the_limit_is_one_reject()
    {
        var sheets = Enumerable.Range(0, 1001).Select(i => ($"s{i}", "", Header + MadeWorkbook.Row(2, "A", "MRI")));
        var path = MadeWorkbook.Write(_folder.File("a.xlsx"), [.. sheets]);

        var reject = Assert.IsType<ItemRead.Rejected>(Assert.Single(await TableReading.ReadAllAsync(path)));

        Assert.Contains("limit sheets", reject.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sheets_that_are_shown_are_read_and_the_others_are_named()
    {
        var path = MadeWorkbook.Write(_folder.File("a.xlsx"),
        [
            ("old", "state=\"hidden\"", Header + MadeWorkbook.Row(2, "OLD", "MRI")),
            ("cover", "", MadeWorkbook.Row(3, "Monthly report")),
            ("2016", "", MadeWorkbook.Row(1, "Cases of 2016", "")
                + MadeWorkbook.Row(4, "Case Number", "Requested Service") + MadeWorkbook.Row(5, "A", "MRI")
                + MadeWorkbook.Row(7, "B", "CT")),
            ("2017", "", Header + MadeWorkbook.Row(2, "A", "CT")),
        ]);

        var rows = await TableReading.ParsedAsync(path);

        Assert.Equal(
            [("A", 1, "sheet '2016' row 1"), ("B", 1, "sheet '2016' row 3"), ("A", 2, "sheet '2017' row 1")],
            rows.Select(row => (row.Item.CaseNumber, row.Item.Number, row.At.Place)));
        var notes = (await TableReading.SniffAsync(path)).Notes;
        Assert.Contains(notes, note => note.Contains("'old' is hidden", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.Contains("'cover' is not read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_on_a_hidden_sheet_alone_is_named_and_not_read()
    {
        var path = MadeWorkbook.Write(_folder.File("a.xlsx"),
        [
            ("shown", "", MadeWorkbook.Row(1, "nothing")),
            ("data", "state=\"veryHidden\"", Header + MadeWorkbook.Row(2, "A", "MRI")),
        ]);

        var reject = await TableReading.RejectedAsync(path);

        Assert.Contains("hidden sheet 'data'", reject.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_without_a_value_take_no_part_wherever_they_stand()
    {
        var far = "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row>";
        var wide = MadeWorkbook.Row(2, "A", "MRI")
            .Replace("</row>", "<c r=\"XFD2\" s=\"1\"/></row>", StringComparison.Ordinal);
        var path = MadeWorkbook.Write(_folder.File("a.xlsx"), [("Data", "", Header + wide + far)]);

        Assert.Equal("A", (await TableReading.OneAsync(path)).Item.CaseNumber);
    }

    [Theory]
    [InlineData("<row r=\"100000000\"><c r=\"A100000000\"><v>1</v></c></row>", "beyond the last row")]
    [InlineData("<row r=\"3\"><c r=\"ZZZZZZZZZ3\"><v>1</v></c></row>", "beyond the last column")]
    [InlineData("<row r=\"3\"><c r=\"A3\" t=\"s\"><v>9</v></c></row>", "shared text")]
    public async Task A_cell_where_none_can_stand_costs_its_row(string row, string reason)
    {
        var path = MadeWorkbook.Write(
            _folder.File("a.xlsx"), [("Data", "", Header + MadeWorkbook.Row(2, "A", "MRI") + row)]);

        var reads = await TableReading.ReadAllAsync(path);

        Assert.Equal("A", Assert.IsType<ItemRead.Parsed>(reads[0]).Item.CaseNumber);
        Assert.Contains(reason, Assert.IsType<ItemRead.Rejected>(reads[1]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_of_formulas_are_blank_with_a_warning()
    {
        var row = MadeWorkbook.Row(2, "A", "MRI")
            .Replace("</row>", "<c r=\"C2\" t=\"e\"><v>#REF!</v></c></row>", StringComparison.Ordinal);
        var read = await TableReading.OneAsync(
            MadeWorkbook.Write(_folder.File("a.xlsx"), [("Data", "", Header + row)]));

        Assert.Null(read.Item.InjuryDate);
        Assert.Contains("error of a formula", Assert.Single(read.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_unpacked_has_a_bound()
    {
        var path = MadeWorkbook.Write(_folder.File("a.xlsx"), [("Data", "", Header + new string(' ', 5_000_000))]);

        var read = await TableReading.RejectedAsync(path, new() { Limits = new() { WorkbookBytes = 1_000_000 } });

        Assert.Contains("limit workbook-bytes", read.Reason, StringComparison.Ordinal);
    }
}
