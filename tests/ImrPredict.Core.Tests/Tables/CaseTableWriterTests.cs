using CsCheck;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Facts;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.Cells;
using ImrPredict.Reports.Tables;

namespace ImrPredict.Tests.Tables;

public sealed class CaseTableWriterTests : IDisposable
{
    private const string Letters = "abcXYZ019 ,;\t|\"'=+-@\\\n\r_x\u00e9\u2019<&>/.#";

    private static readonly Gen<string> Texts = Gen.Char[Letters].Array[0, 24].Select(letters =>
        new string(letters).Trim()).Where(text => TextRepair.Repair(text) == text
            && !text.Contains("&#", StringComparison.Ordinal) && !BlankWords.Mean(text));
    private static readonly Gen<string> FullTexts = Texts.Select(text => text.Length == 0 ? "_" : text);
    private static readonly Gen<string?> Optional = Texts.Select(text => text.Length == 0 ? null : text);
    private static readonly Gen<DateOnly?> Dates = Gen.Int[0, 40_000].Select(day =>
        day < 4_000 ? (DateOnly?)null : new DateOnly(1985, 1, 1).AddDays(day));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.csv")]
    [InlineData("a.tsv")]
    [InlineData("a.jsonl")]
    [InlineData("a.parquet")]
    [InlineData("a.xlsx")]
    public void What_is_written_is_read_again_whatever_the_format(string name)
    {
        var path = _folder.File(name);
        Items().Array[1, 6].Sample(items => RoundTrip(path, items).GetAwaiter().GetResult(), iter: 25, threads: 1);
    }

    [Fact]
    public async Task The_same_items_give_the_same_bytes_at_another_second()
    {
        ItemRead.Parsed[] items = [Parsed(Item("A", "MRI"), null), Parsed(Item("B", "CT"), Decided(Outcome.Upheld))];
        string[] extensions = ["csv", "jsonl", "parquet", "xlsx"];
        async Task WriteAsync(string name)
        {
            foreach (var extension in extensions)
            {
                await CaseTableWriter.WriteAsync(_folder.File($"{name}.{extension}"), items);
            }
        }

        await WriteAsync("1");
        await Task.Delay(1100);
        await WriteAsync("2");

        Assert.All(extensions, extension => Assert.Equal(
            File.ReadAllBytes(_folder.File($"1.{extension}")), File.ReadAllBytes(_folder.File($"2.{extension}"))));
    }

    [Fact]
    public async Task All_columns_stand_in_order_and_dates_are_iso()
    {
        var path = _folder.File("a.csv");
        var item = Item("CM17-1", "=1+1") with { InjuryDate = new DateOnly(2016, 3, 4), Diagnoses = ["a", "b"] };

        await CaseTableWriter.WriteAsync(path, [Parsed(item, Decided(Outcome.Overturned))]);

        var lines = File.ReadAllLines(path);
        Assert.Equal(string.Join(",", CaseColumns.All.Select(column => column.Name)), lines[0]);
        Assert.Equal(
            "CM17-1,1,case-table,'=1+1,Other,,,,a; b,,,,,,,2016-03-04,,,,,,,,,,,,,,,,Overturned,,,", lines[1]);
    }

    [Fact]
    public async Task An_unknown_extension_is_an_error_and_leaves_no_file()
    {
        await Assert.ThrowsAsync<ImrPredictException>(() => CaseTableWriter.WriteAsync(_folder.File("a.doc"), []));

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("a.csv")]
    [InlineData("a.jsonl")]
    [InlineData("a.parquet")]
    [InlineData("a.xlsx")]
    public async Task A_write_that_is_stopped_leaves_the_old_file(string name)
    {
        var path = _folder.Write(name, "old");
        using var stop = new CancellationTokenSource();

        var write = CaseTableWriter.WriteAsync(path, StoppedAtTheTenth(stop), stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Rejects_that_are_not_committed_leave_the_old_file()
    {
        var path = _folder.Write("rejects.csv", "old");

        using (var rejects = RejectsFile.Beside("out.csv", path))
        {
            rejects.Write(new ItemRead.Rejected(new("in.csv", SourceUnit.Line, 7), "outcome", "not known"));
        }

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("a\r\nb\rc\nd")]
    [InlineData("a_x000D_b _x0041_x0042_ _X0041_ _x5")]
    [InlineData("a\u0001\u001Fb\uFFFEc")]
    [InlineData("\U0001F9B4 bone")]
    public async Task A_workbook_keeps_letters_that_xml_cannot_carry(string text)
    {
        var path = _folder.File("a.xlsx");

        await CaseTableWriter.WriteAsync(path, [Parsed(Item("A", "x") with { UrReason = text }, null)]);

        Assert.Equal(text, Assert.Single(await TableReading.ParsedAsync(path)).Item.UrReason);
    }

    [Fact]
    public async Task A_text_longer_than_a_workbook_cell_is_an_error_that_names_its_row_and_column()
    {
        var path = _folder.Write("a.xlsx", "old");
        var fits = Item("A", "x") with { UrReason = new string('a', 32_767) };
        var tooLong = fits with { UrReason = new string('a', 32_768) };

        var problem = await Assert.ThrowsAsync<ImrPredictException>(() =>
            CaseTableWriter.WriteAsync(path, [Parsed(fits, null), Parsed(tooLong, null)]));

        Assert.StartsWith("row 3: 'ur_reason' has 32768 characters", problem.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("a.csv")]
    [InlineData("a.jsonl")]
    [InlineData("a.parquet")]
    [InlineData("a.xlsx")]
    public async Task Items_whose_facts_were_filled_from_their_text_are_read_again_as_they_were(string name)
    {
        var source = _folder.Write(
            "in.csv",
            "case_number,requested_service,clinical_text\r\n"
            + "A,MRI of the left knee,\"This is a 52 year old female. Diagnoses include lumbago; sprain. "
            + "Treatment to date has included physical therapy and acupuncture.\r\n"
            + "The request was non-certified because no red flags.\"\r\n");
        var read = await TableReading.ParsedAsync(source);
        var path = _folder.File(name);

        await CaseTableWriter.WriteAsync(path, read);

        var (before, after) = (Assert.Single(read), Assert.Single(await TableReading.ParsedAsync(path)));
        Assert.Equal(52, before.Item.Age);
        Assert.Equal(Sex.Female, before.Item.Sex);
        Assert.Equal("knee", before.Item.BodyPart);
        Assert.NotEmpty(before.Item.Diagnoses);
        Assert.Equal(TableReading.Print(before.Item, null), TableReading.Print(after.Item, null));
    }

    [Fact]
    public async Task Many_items_pass_through_row_groups()
    {
        var path = _folder.File("a.parquet");

        await CaseTableWriter.WriteAsync(
            path, Enumerable.Range(1, 25_001).Select(i => Parsed(Item($"C{i}", "x"), null)));

        var rows = await TableReading.ParsedAsync(path);
        Assert.Equal(25_001, rows.Count);
        Assert.Equal(("C25001", "row 25001"), (rows[^1].Item.CaseNumber, rows[^1].At.Place));
    }

    [Fact]
    public void Rejects_are_written_with_file_place_field_and_reason()
    {
        var path = _folder.File("rejects.csv");

        using (var rejects = RejectsFile.Beside("out.csv", path))
        {
            rejects.Write(new ItemRead.Rejected(new("in.csv", SourceUnit.Line, 7), "outcome", "so, so is not known"));
            rejects.Commit();
        }

        Assert.Equal(
            ["file,place,field,reason", "in.csv,line 7,outcome,\"so, so is not known\""], File.ReadAllLines(path));
    }

    private static async Task RoundTrip(string path, (DisputedItem Item, Decision? Decision)[] items)
    {
        var numbered = items.Select((pair, i) => (Item: pair.Item with { Number = i + 1 }, pair.Decision)).ToList();

        await CaseTableWriter.WriteAsync(path, numbered.Select(pair => Parsed(pair.Item, pair.Decision)));
        var rows = await TableReading.ParsedAsync(path);

        Assert.Equal(numbered.Count, rows.Count);
        foreach (var (pair, row) in numbered.Zip(rows))
        {
            Assert.Equal(
                TableReading.Print(pair.Item, pair.Decision), TableReading.Print(row.Item, row.Decision));
        }
    }

    // It takes no notice of the token, as a source may; it ends all the same, so that no fault makes the test hang.
    private static async IAsyncEnumerable<ItemRead.Parsed> StoppedAtTheTenth(CancellationTokenSource stop)
    {
        for (var i = 0; i < 1000; i++)
        {
            if (i == 10)
            {
                await stop.CancelAsync();
            }

            yield return Parsed(Item("A", "x"), null);
        }
    }

    private static Gen<(DisputedItem Item, Decision? Decision)> Items() =>
        from words in Gen.Select(FullTexts, FullTexts, Texts, Optional, Optional, Optional)
        from lists in Gen.Select(FullTexts.Array[0, 3], FullTexts.Array[0, 3])
        from dates in Gen.Select(Dates, Dates, Dates, Dates)
        from small in Gen.Select(Gen.Int[0, 120], Gen.Int[1, 40], Gen.Int[2001, 2026], Gen.Int[0, 3])
        from closed in Gen.Select(Gen.Enum<ItemSource>(), Gen.Enum<Sex>(), Gen.Enum<Priority>(), Gen.Enum<BodySide>())
        from decided in Gen.Select(Gen.Bool, Gen.Enum<Outcome>(), Dates, Optional)
        select (
            new DisputedItem
            {
                CaseNumber = words.Item1,
                Number = 1,
                Source = closed.Item1,
                RequestedService = words.Item2,
                ServiceCategory = ServiceCategory.Parse(words.Item3),
                UrReason = words.Item4,
                BodyPart = words.Item5,
                DiagnosisCategory = words.Item6,
                DisputedQuantity = QuantityReader.ReadCell(words.Item3),
                Diagnoses = lists.Item1,
                Icd10 = lists.Item2,
                InjuryDate = dates.Item1,
                UrDenialDate = dates.Item2,
                ReceivedDate = dates.Item3,
                AssignedDate = dates.Item4,
                Age = small.Item1,
                ItemsInCase = small.Item2,
                ReportYear = small.Item3,
                Sex = small.Item4 == 0 ? null : closed.Item2,
                Priority = small.Item4 == 1 ? null : closed.Item3,
                Side = small.Item4 == 2 ? null : closed.Item4,
            },
            decided.Item1 ? new Decision
            {
                Outcome = decided.Item2,
                DecisionDate = decided.Item3,
                Rationale = decided.Item4,
            }
            : null);

    private static DisputedItem Item(string caseNumber, string service) => new()
    {
        CaseNumber = caseNumber,
        Number = 1,
        Source = ItemSource.CaseTable,
        RequestedService = service,
    };

    private static Decision Decided(Outcome outcome) => new() { Outcome = outcome };

    private static ItemRead.Parsed Parsed(DisputedItem item, Decision? decision) =>
        new(new SourceLocation("in"), item, decision, null, []);
}
