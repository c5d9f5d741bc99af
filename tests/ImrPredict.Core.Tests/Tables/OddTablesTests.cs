using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;

namespace ImrPredict.Tests.Tables;

/// <summary>Tables as other programs and careful people write them.</summary>
public sealed class OddTablesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Said \\\"no\\\" to surgery", "Said \"no\" to surgery")]
    [InlineData("Said \\\"no relief, none\\\" in March", "Said \"no relief, none\" in March")]
    [InlineData("Boots 5\\\" high", "Boots 5\" high")]
    [InlineData("Said \\\"no\nmore\\\" of C:\\\\", "Said \"no\nmore\" of C:\\")]
    [InlineData("Said \"\"no\"\", path C:\\", "Said \"no\", path C:\\")]
    public async Task Quotes_are_escaped_by_a_quote_or_by_a_backslash(string written, string text)
    {
        var path = _folder.Write(
            "a.csv", $"case_number,clinical_text,requested_service\nA,\"{written}\",MRI\nB,plain,CT\n");

        var rows = await TableReading.ParsedAsync(path);

        Assert.Equal(
            [("A", text, "MRI"), ("B", "plain", "CT")],
            rows.Select(row => (row.Item.CaseNumber, row.Item.ClinicalText, row.Item.RequestedService)));
    }

    [Theory]
    [InlineData("Overturned", "yes", Outcome.Overturned)]
    [InlineData("is_overturned", "0", Outcome.Upheld)]
    [InlineData("Denial Upheld?", "TRUE", Outcome.Upheld)]
    [InlineData("UpheldFlag", "N", Outcome.Overturned)]
    [InlineData("Decision", "Overturned", Outcome.Overturned)]
    public async Task A_column_named_after_an_outcome_may_say_yes_or_no(string house, string cell, Outcome outcome)
    {
        var path = _folder.Write("a.csv", $"case_number,requested_service,{house}\nA,MRI,{cell}\n");

        var row = Assert.Single(
            await TableReading.ParsedAsync(path, new Dictionary<string, string> { [house] = "outcome" }));

        Assert.Equal(outcome, row.Decision?.Outcome);
        Assert.Equal("outcome", Assert.Single(await SuggestedAsync(path)));
    }

    [Theory]
    [InlineData("not_upheld")]
    [InlineData("overturned or upheld")]
    [InlineData("overturned_count")]
    [InlineData("Overturn risk")]
    public async Task A_column_whose_name_says_more_than_an_outcome_has_no_yes_and_no(string house)
    {
        var path = _folder.Write("a.csv", $"case_number,requested_service,{house}\nA,MRI,1\n");

        var rejected = await TableReading.RejectedAsync(
            path, new() { ColumnMap = new Dictionary<string, string> { [house] = "outcome" } });

        Assert.Equal("outcome", rejected.Field);
    }

    [Fact]
    public async Task A_number_in_a_column_that_says_neither_outcome_is_a_reject_that_tells_the_way_out()
    {
        var path = _folder.Write("a.csv", "case_number,requested_service,outcome\nA,MRI,1\n");

        var rejected = await TableReading.RejectedAsync(path);

        Assert.Equal(
            ("outcome", "the word '1' is not known; upheld and overturned are, yes and no in a column called "
                + "overturned or upheld"),
            (rejected.Field, rejected.Reason));
    }

    [Theory]
    [InlineData("45 yrs", 45)]
    [InlineData("45Y", 45)]
    [InlineData("45-year-old", 45)]
    [InlineData("45 y/o", 45)]
    [InlineData("Age: 45 years", 45)]
    [InlineData("40,0", 40)]
    [InlineData("40,000", null)]
    [InlineData("6 months", null)]
    [InlineData("45-50", null)]
    [InlineData("450 years", null)]
    public async Task An_age_may_say_its_unit(string cell, int? age)
    {
        var row = await TableReading.OneAsync(
            _folder.Write("a.csv", $"case_number,requested_service,age\nA,MRI,\"{cell}\"\n"));

        Assert.Equal(age, row.Item.Age);
        Assert.Equal(age is null, row.Warnings.Count > 0);
    }

    [Theory]
    [InlineData("cm17-0000001", "CM17-0000001")]
    [InlineData("CM17 - 0000001", "CM17-0000001")]
    [InlineData("#CM17-0000001", "CM17-0000001")]
    [InlineData("Case No. CM17-0000001", "CM17-0000001")]
    [InlineData("IMR Case Number: cm 17-0000001", "CM17-0000001")]
    [InlineData("CM17-0000001-A", "CM17-0000001-A")]
    [InlineData("case 12", "case 12")]
    public async Task Case_numbers_of_letters_are_written_as_letters_write_them(string cell, string id)
    {
        var row = await TableReading.OneAsync(
            _folder.Write("a.csv", $"case_number,requested_service\n{cell},MRI\n"));

        Assert.Equal(id, row.Item.CaseNumber);
    }

    [Theory]
    [InlineData("Decision Upheld.", Outcome.Upheld)]
    [InlineData("OVERTURNED - medically necessary", Outcome.Overturned)]
    [InlineData("Upheld: not medically necessary", Outcome.Upheld)]
    [InlineData("Reversed", Outcome.Overturned)]
    [InlineData("Affirmed", Outcome.Upheld)]
    public async Task Outcomes_have_other_words(string cell, Outcome outcome)
    {
        var row = await TableReading.OneAsync(
            _folder.Write("a.csv", $"case_number,requested_service,outcome\nA,MRI,{cell}\n"));

        Assert.Equal(outcome, row.Decision?.Outcome);
    }

    [Theory]
    [InlineData("Upheld in part")]
    [InlineData("Overturned (partial)")]
    [InlineData("Upheld - medically necessary")]
    [InlineData("Approved")]
    public async Task Words_that_tell_no_single_outcome_are_rejects(string cell)
    {
        var rejected = await TableReading.RejectedAsync(
            _folder.Write("a.csv", $"case_number,requested_service,outcome\nA,MRI,{cell}\n"));

        Assert.Equal("outcome", rejected.Field);
    }

    [Theory]
    [InlineData("M54.5;M5416 | G89.4", "M54.5 M5416 G89.4")]
    [InlineData("M54.5, S83.206A", "M54.5 S83.206A")]
    [InlineData("m54.5 g89.4", "m54.5 g89.4")]
    [InlineData("M54.5 low back", "M54.5 low back")]
    public async Task Codes_of_diagnoses_stand_apart_by_any_mark(string cell, string codes)
    {
        var row = await TableReading.OneAsync(
            _folder.Write("a.csv", $"case_number,requested_service,icd10\nA,MRI,\"{cell}\"\n"));

        Assert.Equal(codes, string.Join(' ', row.Item.Icd10));
    }

    [Fact]
    public async Task A_list_of_objects_inside_a_row_is_told()
    {
        var path = _folder.Write("a.jsonl", """
            {"case_number": "A", "items": [{"requested_service": "MRI"}, {"requested_service": "CT"}], "age": 41}
            """);

        var rejected = await TableReading.RejectedAsync(path);

        Assert.Contains("'items' is a list of objects", rejected.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.jsonl", "{0}\n{1}\n")]
    [InlineData("a.json", "[{0}, {1}]")]
    [InlineData("a.json", "{{\"answer\": {{\"rows\": [{0}, {1}]}}}}")]
    public async Task Properties_of_objects_inside_objects_are_columns(string name, string pattern)
    {
        const string One =
            """{"case_number": "A", "request": {"service": "MRI"}, "patient": {"age": 41, "more": {}}}""";
        const string Other = """{"case_number": "B", "request": {"service": "CT"}, "patient": {"zip": "-"}}""";
        var path = _folder.Write(name, string.Format(CultureInfo.InvariantCulture, pattern, One, Other));

        var suggested = await SuggestedAsync(path);
        var rows = await TableReading.ParsedAsync(path, new Dictionary<string, string>
        {
            ["request.service"] = "requested_service",
            ["patient.age"] = "age",
        });

        Assert.Equal(["requested_service", "age"], suggested);
        Assert.Equal(
            [("A", "MRI", 41), ("B", "CT", null)],
            rows.Select(row => (row.Item.CaseNumber, row.Item.RequestedService, row.Item.Age)));
    }

    [Theory]
    [InlineData("05/06/2015 25/06/2015", "2015-06-05 2015-06-25")]
    [InlineData("05.06.2015 13.05.2015", "2015-06-05 2015-05-13")]
    [InlineData("05-06-2015 25-06-2015", "2015-06-05 2015-06-25")]
    [InlineData("5/6/2015 6/25/2015", "2015-05-06 2015-06-25")]
    [InlineData("5/6/2015 7/4/2015", "2015-05-06 2015-07-04")]
    [InlineData("05.06.2015 07.04.2015", " ")]
    [InlineData("05/06/2015 25/06/2015 06/25/2015", " 2015-06-25 2015-06-25")]
    public async Task The_whole_column_tells_whether_days_come_first(string written, string days)
    {
        var lines = written.Split(' ').Select((date, i) => $"A{i},MRI,{date}");
        var path = _folder.Write(
            "a.csv", $"case_number,requested_service,injury_date\n{string.Join('\n', lines)}\n");

        var rows = await TableReading.ParsedAsync(path);

        Assert.Equal(days, string.Join(' ', rows.Select(row => row.Item.InjuryDate?.ToString("yyyy-MM-dd"))));
        Assert.All(rows, row => Assert.Equal(row.Item.InjuryDate is null, row.Warnings.Count > 0));
    }

    [Fact]
    public async Task A_column_of_dates_that_tells_nothing_follows_the_others()
    {
        var path = _folder.Write("a.jsonl", """
            {"case_number": "A", "requested_service": "MRI", "injury_date": "05.06.2015", "received_date": "1.2.2016"}
            {"case_number": "B", "requested_service": "MRI", "received_date": "13.2.2016"}
            """);

        var row = (await TableReading.ParsedAsync(path))[0];

        Assert.Equal(new DateOnly(2015, 6, 5), row.Item.InjuryDate);
    }

    [Theory]
    [InlineData("NULL")]
    [InlineData("\\N")]
    [InlineData("NaN")]
    [InlineData("None")]
    [InlineData("NaT")]
    [InlineData("#N/A")]
    [InlineData("#DIV/0!")]
    [InlineData("<NA>")]
    [InlineData("(null)")]
    [InlineData("--")]
    [InlineData("-----")]
    [InlineData("n/a.")]
    [InlineData("[missing]")]
    [InlineData("Not available")]
    [InlineData("unknown")]
    [InlineData("\\\\N")]
    [InlineData("#NV")]
    [InlineData("#\u00a1REF!")]
    public async Task Words_for_no_value_are_blank(string word)
    {
        var path = _folder.Write(
            "a.csv", "case_number,requested_service,injury_date,age,diagnoses,clinical_text,outcome\n"
                + $"A,MRI,{word},{word},{word},{word},{word}\n{word},MRI,,,,,\nB,{word},,,,{word},\n");

        var reads = await TableReading.ReadAllAsync(path);

        var row = Assert.IsType<ItemRead.Parsed>(reads[0]);
        Assert.Null(row.Decision);
        Assert.Equal((null, null, ""), (row.Item.InjuryDate, row.Item.Age, row.Item.ClinicalText));
        Assert.Empty(row.Item.Diagnoses);
        Assert.Equal(
            ["case_number", "requested_service"], reads.Skip(1).Cast<ItemRead.Rejected>().Select(read => read.Field));
    }

    [Theory]
    [InlineData("Pending")]
    [InlineData("under review")]
    [InlineData("not yet decided")]
    public async Task A_word_for_an_outcome_that_is_still_to_come_leaves_the_item_undecided(string word) =>
        Assert.Null((await OneAsync("case_number,requested_service,outcome", $"A,MRI,{word}")).Decision);

    [Fact]
    public async Task A_published_category_that_reads_like_no_value_is_kept() =>
        Assert.Equal("Not Applicable", (await OneAsync(
            "case_number,requested_service,diagnosis_category", "A,MRI,Not Applicable")).Item.DiagnosisCategory);

    [Fact]
    public async Task A_list_may_stand_in_several_columns()
    {
        var row = await OneAsync("case_number,requested_service,icd10_1,icd10_2,icd10_3", "A,MRI,M54.5,,G89.4");

        Assert.Equal(["M54.5", "G89.4"], row.Item.Icd10);
    }

    [Theory]
    [InlineData("00/00/0000")]
    [InlineData("01/00/1900")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("1899-12-30")]
    public async Task No_day_written_as_a_day_is_blank(string written)
    {
        var row = await OneAsync("case_number,requested_service,injury_date", $"A,MRI,{written}");

        Assert.Null(row.Item.InjuryDate);
        Assert.Empty(row.Warnings);
    }

    [Theory]
    [InlineData("=\"CM17-0000001\"")]
    [InlineData("\"=\"\"CM17-0000001\"\"\"")]
    [InlineData("CM17\u20110000001")]
    [InlineData("\u200bCM17\u20130000001\u200b")]
    [InlineData("\ufeffCM17\u22120000001\u00a0")]
    [InlineData("\uff23\uff2d17-0000001")]
    public async Task Ids_lose_what_cannot_be_seen(string written)
    {
        var row = await OneAsync("case_number,requested_service", $"{written},MRI");

        Assert.Equal("CM17-0000001", row.Item.CaseNumber);
    }

    [Theory]
    [InlineData("Worker&#39;s pain &gt; 6/10 &nbsp; x", "Worker's pain > 6/10 x")]
    [InlineData("patient\u0092s pain", "patient\u2019s pain")]
    [InlineData("Patient\u00e2\u20ac\u2122s pain", "Patient\u2019s pain")]
    [InlineData("<p>The worker has <b>low back</b> pain.<br/>Stiff &amp; sore.</p><script>alert(1)</script>",
        "The worker has low back pain. Stiff & sore.")]
    [InlineData("&lt;p&gt;Low back pain&lt;/p&gt; pain &lt;6/10, BP<120", "Low back pain\npain <6/10, BP<120")]
    [InlineData(@"{\rtf1\ansi{\fonttbl\f0 Arial;}\f0\pard Worker\'92s \b back\b0  pain.\par}",
        "Worker\u2019s back pain.")]
    [InlineData("pain <b and BP<120 > 90", "pain <b and BP<120 > 90")]
    public async Task Markup_of_texts_is_taken_off(string written, string text)
    {
        var row = await OneAsync("case_number,requested_service,clinical_text", $"A,MRI,\"{written}\"");

        Assert.Equal(text, row.Item.ClinicalText);
    }

    [Theory]
    [InlineData("Total")]
    [InlineData("Grand Total: 3")]
    [InlineData("Subtotal (A)")]
    [InlineData("Count")]
    [InlineData("case_number")]
    public async Task Totals_and_second_headers_are_no_cases(string id)
    {
        var path = _folder.Write("a.csv", $"case_number,requested_service\nTotal-17,MRI\n{id},2 requests\n");

        var reads = await TableReading.ReadAllAsync(path);

        Assert.IsType<ItemRead.Parsed>(reads[0]);
        Assert.Equal("case_number", Assert.IsType<ItemRead.Rejected>(reads[1]).Field);
    }

    [Theory]
    [InlineData("outcome,outcome", ",upheld")]
    [InlineData("Outcome,OUTCOME", "NULL,Upheld")]
    [InlineData("outcome,outcome.1", "upheld,upheld")]
    [InlineData("outcome_1,outcome_2", ",upheld")]
    [InlineData("outcome,outcome_duplicated_0", ",upheld")]
    [InlineData("outcome,outcome (2)", ",upheld")]
    public async Task Of_two_columns_of_one_name_the_cell_that_says_something_counts(string columns, string cells)
    {
        var path = _folder.Write("a.csv", $"case_number,requested_service,{columns}\nA,MRI,{cells}\n");

        Assert.Equal(Outcome.Upheld, (await TableReading.OneAsync(path)).Decision?.Outcome);
        Assert.Contains((await TableReading.SniffAsync(path)).Notes, note =>
            note.Contains("several columns are outcome", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_columns_of_one_name_that_differ_reject_the_row()
    {
        var path = _folder.Write("a.csv", "case_number,requested_service,outcome,outcome\nA,MRI,upheld,overturned\n");

        Assert.Equal("outcome", (await TableReading.RejectedAsync(path)).Field);
    }

    [Theory]
    [InlineData("Open disputes,,\nRun date: 11/01/2025,,\n,,\n")]
    [InlineData("Open disputes\nRun date: 11/01/2025\n\n")]
    [InlineData("# exported by a system\n")]
    [InlineData("sep=,\nReport of,outcome,\n")]
    public async Task Titles_may_stand_above_the_header(string titles)
    {
        var path = _folder.Write("a.csv", titles + "case_number,requested_service,outcome\nA,MRI,upheld\n");

        var row = await TableReading.OneAsync(path);

        Assert.Equal(("A", Outcome.Upheld), (row.Item.CaseNumber, row.Decision?.Outcome));
        Assert.Equal($"line {titles.Count(c => c == '\n') + 2}", row.At.Place);
    }

    [Fact]
    public async Task A_map_finds_the_header_below_titles()
    {
        var map = new Dictionary<string, string> { ["Claim"] = "case_number", ["Tx"] = "requested_service" };
        var path = _folder.Write("a.csv", "My report\nof today,x\nClaim,Tx\n7,MRI\n");

        Assert.Equal("7", Assert.Single(await TableReading.ParsedAsync(path, map)).Item.CaseNumber);
    }

    [Fact]
    public async Task Names_of_the_map_that_the_table_lacks_are_named_with_near_ones()
    {
        var map = new Dictionary<string, string>
        {
            ["Claim"] = "case_number",
            ["Tx"] = "requested_service",
            ["Resultt"] = "outcome",
        };
        var path = _folder.Write("a.csv", "Claim,Tx,Result,Colour\n7,MRI,upheld,red\n");
        var table = await TableReading.SniffAsync(path, map);

        Assert.Contains(table.Notes, note => note.Contains("'Resultt'", StringComparison.Ordinal)
            && note.Contains("near: 'Result'", StringComparison.Ordinal));
        Assert.Contains(table.Notes, note => note.Contains("do not take: 'Colour'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("case_number,requested_service\nA,MRI\0 knee\nB,CT\0\n")]
    [InlineData("case\0_number,requested_service\nA,MRI knee\nB,CT\n\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")]
    public async Task A_NUL_costs_itself_alone(string text)
    {
        var rows = await TableReading.ParsedAsync(_folder.Write("a.csv", text));

        Assert.Equal(["MRI knee", "CT"], rows.Select(row => row.Item.RequestedService));
    }

    [Theory]
    [InlineData("""[{"case_number":"A","requested_service":"MRI","age":NaN},""" + "\n"
        + """{"case_number":"B","requested_service":"CT NaN"}]""")]
    [InlineData("""{"success":true,"result":{"fields":[{"id":"case_number"}],"records":["""
        + """{"case_number":"A","requested_service":"MRI"},{"case_number":"B","requested_service":"CT NaN"}]}}""")]
    [InlineData("""{"fields":[{"id":"_id"},{"id":"case_number"},{"id":"requested_service"}],"""
        + """ "records":[[1,"A","MRI"],[2,"B","CT NaN"]]}""")]
    [InlineData("{\n\"case_number\": \"A\",\n\"requested_service\": \"MRI\"\n}\n{\n\"case_number\": \"B\",\n"
        + "\"requested_service\": \"CT NaN\"\n}")]
    [InlineData("""{"hits":{"hits":[{"_id":"1","_source":{"case_number":"A","requested_service":"MRI"}},"""
        + """{"_id":"2","_source":{"case_number":"B","requested_service":"CT NaN"}}]}}""")]
    [InlineData("""{"columns":["case_number","requested_service"],"data":[["A","MRI"],["B","CT NaN"]]}""")]
    [InlineData("""{"case_number":{"0":"A","1":"B"},"requested_service":{"0":"MRI","1":"CT NaN"}}""")]
    [InlineData("""{"0":{"case_number":"A","requested_service":"MRI"},"""
        + """ "1":{"case_number":"B","requested_service":"CT NaN"}}""")]
    [InlineData("""[["case_number","requested_service"],["A","MRI"],["B","CT NaN"]]""")]
    [InlineData("""{"case_number":["A","B"],"requested_service":["MRI","CT NaN"]}""")]
    [InlineData("""{"case_number":"A","requested_service":"MRI"}{"case_number":"B","requested_service":"CT NaN"}""")]
    [InlineData("""[{"case_number":"A","requested_service":"MRI"},""" + "\n"
        + """{"case_number":"B","requested_service":"CT NaN"},]""")]
    [InlineData("""{"type":"SCHEMA","schema":{"a":[1]}}""" + "\n"
        + """{"type":"RECORD","record":{"case_number":"A","requested_service":"MRI"}}""" + "\n"
        + """{"type":"RECORD","record":{"case_number":"B","requested_service":"CT NaN"}}""")]
    [InlineData("{\"case_number\":\"A\",\"requested_service\":\"MRI\"},\n"
        + "{\"case_number\":\"B\",\"requested_service\":\"CT NaN\"}")]
    public async Task Json_that_is_no_lines_is_read(string json)
    {
        var rows = await TableReading.ParsedAsync(_folder.Write("a.json", json));

        Assert.Equal(
            [("A", "MRI"), ("B", "CT NaN")], rows.Select(row => (row.Item.CaseNumber, row.Item.RequestedService)));
    }

    [Theory]
    [InlineData("{\"ReferenceID\":\"MN1-1\",\"DiagnosisCategory\":\"Cancer\",\"DaysToAdopt\":NaN}", "not JSON")]
    [InlineData("{\"index\":{\"_id\":\"1\"}}", "Reference ID")]
    [InlineData("{\"exported\":\"2024-01-01\"}", "Reference ID")]
    [InlineData("# exported on a Monday", "not JSON")]
    [InlineData("null", "no object")]
    [InlineData("[]", "no object")]
    public async Task A_first_line_that_is_no_row_costs_itself_alone(string first, string reason)
    {
        var path = _folder.Write("a.jsonl", first + "\n"
            + "{\"ReferenceID\":\"MN23-90002\",\"ReportYear\":2023,\"DiagnosisCategory\":\"Cancer\"}\n");

        var reads = await TableReading.ReadAllAsync(path);

        Assert.Contains(reason, Assert.IsType<ItemRead.Rejected>(reads[0]).Reason, StringComparison.Ordinal);
        Assert.Equal(2023, Assert.IsType<ItemRead.Parsed>(reads[1]).Item.ReportYear);
    }

    [Theory]
    [InlineData("'[{\"case_number\": \"A\", \"requested_service\": \"MRI of the knee\", \"outcome\": \"upheld\"}]'")]
    [InlineData("x = [{\"case_number\": \"A\", \"requested_service\": \"MRI\", \"outcome\": \"upheld\"}];")]
    [InlineData("[{'case_number': 'A', 'requested_service': 'MRI of the knee', 'outcome': 'upheld'}]")]
    [InlineData("{\"Items\": [{\"case_number\": {\"S\": \"A\"}, \"requested_service\": {\"S\": \"MRI\"}}]}")]
    public async Task What_a_program_has_written_is_never_read_as_a_request(string text)
    {
        var path = _folder.Write("a.json", text);

        Assert.IsType<ItemRead.Rejected>(Assert.Single(
            await ItemReader.ReadAsync([path], new IngestOptions()).ToListAsync()));
    }

    [Theory]
    [InlineData("Ref ID,Report Yr", "Determination,Age Group,Patient Gender,Summary of Findings")]
    [InlineData("case_id,year", "result,age_range,gender,findings")]
    public async Task The_published_file_is_known_with_its_id_under_a_near_name(string first, string last)
    {
        var header = $"{first},Diagnosis Category,Treatment Category,treatment_subcategory,Days To Adopt,{last}";
        var row = await OneAsync(header, "MN23-1,2023,Cancer,Pharmacy,Chemo,7,Upheld,31 to 40,Female,Knee pain.");

        Assert.Equal(("MN23-1", 2023, "Knee pain."), (row.Item.CaseNumber, row.Item.ReportYear, row.Item.ClinicalText));
        Assert.Equal((Outcome.Upheld, "31-40"), (row.Decision?.Outcome, row.Item.AgeRange));
    }

    [Theory]
    [InlineData("determination_raw", "Overturned Decision of Health Plan")]
    [InlineData("FinalDetermination", "Overturned")]
    [InlineData("overturned", "1")]
    [InlineData("is_upheld", "False")]
    [InlineData("IMR Outcome", "Overturned")]
    public async Task A_column_of_the_published_file_may_stand_under_a_near_name(string house, string cell)
    {
        var path = _folder.Write("a.csv",
            $"reference_id,report_year,treatment_category,{house},findings_cleaned\n"
                + $"MN23-1,2023.0,Pharmacy,{cell},Knee pain.\n");

        var row = await TableReading.OneAsync(path);

        Assert.Equal((Outcome.Overturned, 2023), (row.Decision?.Outcome, row.Item.ReportYear));
        Assert.Equal("Knee pain.", row.Item.ClinicalText);
        Assert.Contains((await TableReading.SniffAsync(path)).Notes, note =>
            note.Contains($"'{house}' is read as Determination", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Limits_of_lines_cells_and_columns_cost_the_row_that_breaks_them()
    {
        var limits = new TableLimits { LineCharacters = 50_000, CellCharacters = 100, Columns = 50 };
        var path = _folder.Write("a.csv", "case_number,requested_service\nA,MRI\n"
            + $"B,{new string('x', 200)}\nC,{new string(',', 60)}\nD,{new string('y', 200_000)}\nE,CT\n");
        var wide = string.Join(',', Enumerable.Range(0, 60).Select(i => $"\"n{i}\":1"));
        var lines = _folder.Write("a.jsonl", "{\"case_number\":\"A\",\"requested_service\":\"MRI\"}\n{" + wide + "}\n"
            + "{\"case_number\":\"B\",\"requested_service\":\"CT\",\"x\":\"" + new string('z', 300_000) + "\"}\n"
            + "{\"case_number\":\"C\",\"requested_service\":\"CT\"}\n");

        var cells = await TableReading.ReadAllAsync(path, new IngestOptions { Limits = limits });
        var objects = await TableReading.ReadAllAsync(lines, new IngestOptions { Limits = limits });

        Assert.Equal(
            ["A", "cell-characters", "columns", "line-characters", "E"], cells.Select(IdOrLimit));
        Assert.Equal(["A", "columns", "line-characters", "C"], objects.Select(IdOrLimit));
    }

    [Fact]
    public async Task A_quote_without_an_end_costs_its_line_however_long_the_rest_is()
    {
        var path = _folder.Write("a.csv", "case_number,requested_service\nA,\"MRI\n"
            + string.Concat(Enumerable.Range(0, 9_000).Select(i => $"B{i},CT\n")));

        var reads = await TableReading.ReadAllAsync(
            path, new IngestOptions { Limits = new() { LineCharacters = 20_000 } });

        Assert.Contains("not closed", Assert.IsType<ItemRead.Rejected>(reads[0]).Reason, StringComparison.Ordinal);
        Assert.Equal(9_000, reads.OfType<ItemRead.Parsed>().Count());
        Assert.Equal("line 3", reads[1].At.Place);
    }

    [Fact]
    public async Task A_name_or_text_with_half_a_character_costs_its_line()
    {
        var path = _folder.Write("a.jsonl", "{\"case_number\":\"A\",\"requested_service\":\"MRI\",\"\\ud800\":1}\n"
            + "{\"case_number\":\"B\",\"requested_service\":\"\\udfff\"}\n"
            + "{\"case_number\":\"C\",\"requested_service\":\"CT\"}\n");

        var reads = await TableReading.ReadAllAsync(path);

        Assert.Equal(2, reads.OfType<ItemRead.Rejected>().Count());
        Assert.Equal("C", Assert.Single(reads.OfType<ItemRead.Parsed>()).Item.CaseNumber);
    }

    [Theory]
    [InlineData("a.parquet")]
    [InlineData("a.xlsx")]
    [InlineData("a.jsonl")]
    [InlineData("a.csv")]
    public async Task Damaged_tables_give_items_and_rejects_and_nothing_else(string name)
    {
        var source = _folder.Write("s.csv", "case_number,requested_service,injury_date,outcome\n"
            + string.Concat(Enumerable.Range(0, 50).Select(
                i => $"A{i},MRI of the knee {i},2015-03-{(i % 28) + 1:00},upheld\n")));
        var path = _folder.File(name);
        await ImrPredict.Reports.Tables.CaseTableWriter.WriteAsync(path, await TableReading.ParsedAsync(source));
        var bytes = await File.ReadAllBytesAsync(path);
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var damaged = bytes.ToArray();
            for (var hits = random.Next(1, 6); hits > 0; hits--)
            {
                damaged[random.Next(4, damaged.Length)] = (byte)random.Next(256);
            }

            await File.WriteAllBytesAsync(path, i % 4 == 0 ? damaged[..random.Next(5, damaged.Length)] : damaged);

            var reads = await TableReading.ReadAllAsync(path);

            Assert.All(reads, read => Assert.True(read is ItemRead.Parsed or ItemRead.Rejected));
        }
    }

    [Fact]
    public async Task Columns_of_a_binary_kind_are_read_as_text_and_those_of_other_kinds_are_named()
    {
        var path = await MadeParquet.WriteAsync(_folder.File("a.parquet"));

        var row = await TableReading.OneAsync(path);

        Assert.Equal(("A", "MRI"), (row.Item.CaseNumber, row.Item.RequestedService));
        Assert.Contains((await TableReading.SniffAsync(path)).Notes, note =>
            note.Contains("'icd10' (nested)", StringComparison.Ordinal));
    }

    private static string IdOrLimit(ItemRead read) => read switch
    {
        ItemRead.Parsed parsed => parsed.Item.CaseNumber,
        ItemRead.Rejected { Reason: var reason } =>
            reason[(reason.LastIndexOf("limit ", StringComparison.Ordinal) + 6)..^1],
        _ => "",
    };

    private Task<ItemRead.Parsed> OneAsync(string header, string line) =>
        TableReading.OneAsync(_folder.Write("a.csv", $"{header}\n{line}\n"));

    // The canonical columns that a draft of a map gives to columns of other names.
    private static async Task<IReadOnlyList<string>> SuggestedAsync(string path) =>
    [
        .. (await MapDraft.OfAsync(path, new IngestOptions()))
            .Where(pair => pair.Canonical.Length > 0 && pair.House != pair.Canonical)
            .Select(pair => pair.Canonical),
    ];
}
