using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;
using MiniExcelLibs;

namespace ImrPredict.Tests.Tables;

public sealed class CaseTableFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("dwc-letter", ItemSource.DwcLetter)]
    [InlineData("DwcLetter", ItemSource.DwcLetter)]
    [InlineData("dmhc-file", ItemSource.DmhcFile)]
    [InlineData("DmhcFile", ItemSource.DmhcFile)]
    [InlineData("hicric", ItemSource.Hicric)]
    [InlineData("Hicric", ItemSource.Hicric)]
    [InlineData("case-table", ItemSource.CaseTable)]
    [InlineData("CaseTable", ItemSource.CaseTable)]
    public async Task A_source_is_read_by_its_name_in_tables_and_in_code(string cell, ItemSource source)
    {
        var path = _folder.Write("a.csv", $"case_number,requested_service,source\nA,MRI,{cell}\n");

        var row = await TableReading.OneAsync(path);

        Assert.Equal(source, row.Item.Source);
        Assert.Empty(row.Warnings);
    }

    [Fact]
    public async Task Three_columns_are_enough()
    {
        var row = await OneAsync(
            "case_number,requested_service,outcome", "CM17-0000001,MRI of the left knee,Overturned");

        Assert.Equal("CM17-0000001", row.Item.CaseNumber);
        Assert.Equal("MRI of the left knee", row.Item.RequestedService);
        Assert.Equal(ItemSource.CaseTable, row.Item.Source);
        Assert.True(row.Decided!.Overturned);
    }

    [Fact]
    public async Task A_header_that_differs_in_case_and_punctuation_alone_is_taken()
    {
        var row = await OneAsync("Case Number;REQUESTED-SERVICE;UR Denial Date", "A-1;MRI;2016-11-02");

        Assert.Equal(new DateOnly(2016, 11, 2), row.Item.UrDenialDate);
    }

    [Fact]
    public async Task House_columns_are_suggested_and_never_taken()
    {
        var path = _folder.Write("a.csv", "Claim No,Treatment Requested,DOI,Colour\n1,MRI,1/2/2016,red\n");

        var reject = await TableReading.RejectedAsync(path);

        Assert.Equal("header", reject.Field);
        Assert.Contains("'Claim No' is case_number", reject.Reason, StringComparison.Ordinal);
        Assert.Contains("'Treatment Requested' is requested_service", reject.Reason, StringComparison.Ordinal);
        Assert.Contains("'DOI' is injury_date", reject.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Colour", reject.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_likely_column_beside_enough_columns_stays_unread()
    {
        var row = await OneAsync("case_number,requested_service,DOI,Decision", "1,MRI,1/2/2016,Overturned");

        Assert.Null(row.Item.InjuryDate);
        Assert.Null(row.Decision);
    }

    [Fact]
    public async Task A_map_names_house_columns()
    {
        var map = new Dictionary<string, string> { ["Claim No"] = "case_number", ["Tx"] = "requested_service" };
        var path = _folder.Write("a.csv", "Tx,Claim No\nMRI,7\n");

        var row = Assert.Single(await TableReading.ParsedAsync(path, map));

        Assert.Equal(("7", "MRI"), (row.Item.CaseNumber, row.Item.RequestedService));
    }

    [Fact]
    public async Task Items_without_a_number_are_numbered_within_their_case()
    {
        var path = _folder.Write("a.csv", "case_number,requested_service\nA,x\nB,x\nA,y\nA,z\n");

        var rows = await TableReading.ParsedAsync(path);

        Assert.Equal([1, 1, 2, 3], rows.Select(row => row.Item.Number));
    }

    [Fact]
    public async Task An_item_that_comes_twice_is_read_twice_with_a_warning()
    {
        var path = _folder.Write("a.csv", "case_number,item,requested_service\nA,1,x\nA,1,x\n");

        var rows = await TableReading.ParsedAsync(path);

        Assert.Empty(rows[0].Warnings);
        Assert.Contains("read before", Assert.Single(rows[1].Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2016-11-02")]
    [InlineData("2016-11-02T00:00:00")]
    [InlineData("2016-11-02 13:45")]
    [InlineData("11/2/2016")]
    [InlineData("11/02/2016")]
    [InlineData("11/2/2016 1:30:00 PM")]
    [InlineData("11-2-2016")]
    [InlineData("20161102")]
    [InlineData("42676")]
    [InlineData("42676.5")]
    [InlineData("Nov 2 2016")]
    [InlineData("2-Nov-2016")]
    [InlineData("November 2 2016")]
    [InlineData("11/2/16")]
    [InlineData("2-NOV-16")]
    [InlineData("02NOV2016:00:00:00")]
    [InlineData("20161102.0")]
    [InlineData("20161102T081500")]
    [InlineData("Wed Nov 2 2016")]
    [InlineData("November 2nd 2016")]
    [InlineData("2016-Nov-02")]
    [InlineData("(11/02/2016)")]
    [InlineData("11 / 02 / 2016")]
    [InlineData("1478044800000")]
    [InlineData("1478044800")]
    public async Task Every_date_of_an_export_is_read(string written)
    {
        var row = await OneAsync("case_number,requested_service,injury_date", $"A,x,{written}");

        Assert.Equal(new DateOnly(2016, 11, 2), row.Item.InjuryDate);
    }

    [Theory]
    [InlineData("outcome", "Partially overturned")]
    [InlineData("outcome", "approved")]
    [InlineData("report_year", "16")]
    [InlineData("item", "0")]
    [InlineData("item", "1.5")]
    [InlineData("clinical_text_kind", "letter")]
    public async Task A_cell_that_would_mislead_rejects_its_row_with_field_and_value(string column, string written)
    {
        var path = _folder.Write("a.csv", $"case_number,requested_service,{column}\nA,x,{written}\n");

        var reject = await TableReading.RejectedAsync(path);

        Assert.Equal(column, reject.Field);
        Assert.Contains($"{written}'", reject.Reason, StringComparison.Ordinal);
        Assert.Equal("line 2", reject.At.Place);
    }

    [Theory]
    [InlineData("age", "old")]
    [InlineData("age", "430")]
    [InlineData("sex", "X")]
    [InlineData("side", "upper")]
    [InlineData("priority", "soon")]
    [InlineData("review_type", "later")]
    [InlineData("ur_decision", "maybe")]
    [InlineData("items_in_case", "-1")]
    [InlineData("source", "somewhere")]
    [InlineData("injury_date", "16-04-03")]
    [InlineData("injury_date", "1478044801")]
    [InlineData("injury_date", "2016-02-30")]
    [InlineData("received_date", "2016")]
    [InlineData("assigned_date", "last week")]
    [InlineData("ur_denial_date", "0216-01-01")]
    [InlineData("ur_denial_date", "13/25/2015")]
    public async Task Any_other_cell_that_cannot_be_read_is_left_blank_with_a_warning(string column, string written)
    {
        var row = await OneAsync($"case_number,requested_service,{column}", $"A,x,{written}");

        Assert.StartsWith(column, Assert.Single(row.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",MRI", "case_number")]
    [InlineData("A,", "requested_service")]
    public async Task A_row_without_an_id_or_anything_in_dispute_is_rejected(string line, string field)
    {
        var reject = await TableReading.RejectedAsync(
            _folder.Write("a.csv", $"case_number,requested_service\n{line}\n"));

        Assert.Equal(field, reject.Field);
    }

    [Theory]
    [InlineData("2017-01-21")]
    [InlineData("14-Jan")]
    [InlineData("1.23E+12")]
    public async Task An_id_that_a_spreadsheet_mangled_is_a_warning(string id)
    {
        var row = await OneAsync("case_number,requested_service", $"{id},x");

        Assert.Contains("case number looks like", Assert.Single(row.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CM14-0121636")]
    [InlineData("0012345")]
    [InlineData("42676")]
    public async Task An_id_is_kept_to_the_letter(string id)
    {
        var row = await OneAsync("case_number,requested_service", $"{id},x");

        Assert.Equal(id, row.Item.CaseNumber);
        Assert.Empty(row.Warnings);
    }

    [Fact]
    public async Task Dates_out_of_order_are_a_warning()
    {
        var row = await OneAsync(
            "case_number,requested_service,injury_date,ur_denial_date", "A,x,2016-05-01,2016-04-01");

        Assert.Contains("order", Assert.Single(row.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_torn_row_is_rejected_and_blank_fields_at_its_end_are_not()
    {
        var path = _folder.Write("a.csv", "case_number,requested_service,age\nA,therapy, hand,40\nB,x,40,,\nC,x\n");

        var reads = await TableReading.ReadAllAsync(path);

        Assert.Contains(
            "4 fields, 3 expected", Assert.IsType<ItemRead.Rejected>(reads[0]).Reason, StringComparison.Ordinal);
        Assert.Equal(40, Assert.IsType<ItemRead.Parsed>(reads[1]).Item.Age);
        Assert.NotEmpty(Assert.IsType<ItemRead.Parsed>(reads[2]).Warnings);
    }

    [Fact]
    public async Task Json_lines_may_bring_new_columns_at_any_line()
    {
        var path = _folder.Write("a.jsonl", """
            {"case_number": "A", "requested_service": "x"}
            {"case_number": 12, "clinical_text": "Pain.", "icd10": ["M54.5", "M54.16"], "age": 41}
            {"case_number": "C", "requested_service": null}
            {"case_number": "D", broken
            [1]
            """);

        var reads = await TableReading.ReadAllAsync(path);

        var second = Assert.IsType<ItemRead.Parsed>(reads[1]).Item;
        Assert.Equal(("12", 41), (second.CaseNumber, second.Age));
        Assert.Equal(["M54.5", "M54.16"], second.Icd10);
        Assert.All(reads.Skip(2), read => Assert.IsType<ItemRead.Rejected>(read));
        Assert.Equal("line 4", reads[3].At.Place);
    }

    [Fact]
    public async Task Cells_of_a_workbook_keep_their_dates_numbers_and_ids()
    {
        var path = _folder.File("a.xlsx");
        await MiniExcel.SaveAsAsync(path, new[]
        {
            new
            {
                case_number = "CM14-0121636", requested_service = "Knee brace", injury_date = new DateTime(2016, 11, 2),
                received_date = "11/20/2016", assigned_date = 42704.0, age = 41.0, outcome = "Upheld",
            },
        });

        var row = await TableReading.OneAsync(path);

        Assert.Equal(new DateOnly(2016, 11, 2), row.Item.InjuryDate);
        Assert.Equal(new DateOnly(2016, 11, 20), row.Item.ReceivedDate);
        Assert.Equal(new DateOnly(2016, 11, 30), row.Item.AssignedDate);
        Assert.Equal(41, row.Item.Age);
        Assert.Equal("row 1", row.At.Place);
    }

    [Fact]
    public async Task A_case_number_that_became_a_date_cell_is_a_warning()
    {
        var path = _folder.File("a.xlsx");
        await MiniExcel.SaveAsAsync(path, new[]
        {
            new { case_number = new DateTime(2014, 12, 1), requested_service = "Knee brace" },
        });

        var row = await TableReading.OneAsync(path);

        Assert.Contains("case number looks like", Assert.Single(row.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blank_rows_of_a_workbook_are_no_items()
    {
        var path = _folder.File("a.xlsx");
        await MiniExcel.SaveAsAsync(path, new[]
        {
            new { case_number = "A", requested_service = "x" }, new { case_number = "", requested_service = "" },
            new { case_number = "B", requested_service = "x" },
        });

        var rows = await TableReading.ParsedAsync(path);

        Assert.Equal([("A", "row 1"), ("B", "row 3")], rows.Select(row => (row.Item.CaseNumber, row.At.Place)));
    }

    [Fact]
    public async Task Lists_and_quantities_are_taken_apart()
    {
        var row = await OneAsync(
            "case_number|requested_service|diagnoses|icd10|quantity",
                "A|x|back pain; neck pain ;|M54.5;M54.2|8 visits");

        Assert.Equal(["back pain", "neck pain"], row.Item.Diagnoses);
        Assert.Equal(["M54.5", "M54.2"], row.Item.Icd10);
        Assert.Equal(new ServiceQuantity("8 visits", 8, "sessions"), row.Item.DisputedQuantity);
    }

    [Fact]
    public async Task Reading_does_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("")
        {
            NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = "," },
            DateTimeFormat = new DateTimeFormatInfo { ShortDatePattern = "dd/MM/yyyy" },
        };
        try
        {
            var row = await OneAsync("case_number;requested_service;injury_date;quantity", "A;x;3/4/2016;1.5");

            Assert.Equal(new DateOnly(2016, 3, 4), row.Item.InjuryDate);
            Assert.Equal(1.5, row.Item.DisputedQuantity!.Amount);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [RealDataFact]
    public async Task The_items_of_the_real_letters_are_read_as_a_case_table()
    {
        var map = new Dictionary<string, string> { ["decision"] = "outcome", ["item_number"] = "item" };

        var reads = await TableReading.ReadAllAsync(SharedData.PathOf("dwc-letters", "items.csv"), map);

        Assert.Equal(297, reads.OfType<ItemRead.Parsed>().Count());
    }

    private Task<ItemRead.Parsed> OneAsync(string header, string line) =>
        TableReading.OneAsync(_folder.Write("a.csv", $"{header}\n{line}\n"));
}
