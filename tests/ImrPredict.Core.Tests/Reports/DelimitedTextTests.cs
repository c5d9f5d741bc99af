using System.Text;
using ImrPredict.Audit.Run;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;
using ImrPredict.Pages.Audit;
using ImrPredict.Reports.Scores;
using ImrPredict.Reports.Tables;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Tests.Audit;
using ImrPredict.Tests.Scoring;

namespace ImrPredict.Tests.Reports;

public sealed class DelimitedTextTests : IDisposable
{
    private static readonly TableColumns<string> Columns = new TableColumns<string>()
        .Text("text", row => row)
        .Id("id", row => row)
        .Whole("length", row => row.Length)
        .Number("half", 1, row => row.Length == 0 ? null : row.Length / 2.0);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("plain", "plain,plain,5,2.5")]
    [InlineData("", ",,0,")]
    [InlineData("a, b", "\"a, b\",\"a, b\",4,2.0")]
    [InlineData("a\tb", "a\tb,a\tb,3,1.5")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\",\"say \"\"no\"\"\",8,4.0")]
    [InlineData("a\nb", "\"a\nb\",\"a\nb\",3,1.5")]
    [InlineData(" a ", " a , a ,3,1.5")]
    [InlineData("=1+1", "'=1+1,'=1+1,4,2.0")]
    [InlineData("10-12", "10-12,'10-12,5,2.5")]
    [InlineData("caf\u00e9", "caf\u00e9,caf\u00e9,4,2.0")]
    public void A_cell_is_quoted_where_it_must_be_and_guarded_where_a_spreadsheet_would_change_it(
        string row, string expected)
    {
        Assert.Equal($"text,id,length,half\n{expected}\n", Written(',', row));
    }

    [Fact]
    public void With_tabs_between_cells_a_tab_is_quoted_and_a_comma_is_not() =>
        Assert.Equal("text\tid\tlength\thalf\n\"a\tb\"\t\"a\tb\"\t3\t1.5\na,b\ta,b\t3\t1.5\n",
            Written('\t', "a\tb", "a,b"));

    [Fact]
    public async Task Many_rows_stay_in_order()
    {
        var rows = Enumerable.Range(0, 1000).Select(i => $"row {i}").ToArray();
        using var stream = new MemoryStream();

        var writer = TableFormats.WriterFor("a.csv");
        var count = await writer.WriteAsync(stream, Columns, rows.ToAsyncEnumerable(), default);

        Assert.Equal(1000, count);
        Assert.Equal(Written(',', rows), Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public async Task Every_table_of_ours_ends_its_lines_with_a_line_feed()
    {
        var item = new DisputedItem { CaseNumber = "A", Number = 1, Source = ItemSource.CaseTable };
        await CaseTableWriter.WriteAsync(
            _folder.File("cases.csv"), [new ItemRead.Parsed(new SourceLocation("in"), item, null, null, [])]);
        using (var rejects = RejectsFile.Beside("out.csv", _folder.File("rejects.csv")))
        {
            rejects.Write(
                new ItemRead.Rejected(new SourceLocation("in.csv", SourceUnit.Line, 7), "outcome", "not known"));
            rejects.Commit();
        }

        using (var scores = File.Create(_folder.File("scores.csv")))
        {
            await ScoreTable.WriteAsync(
                "scores.csv", scores, [new RankedScore(ScoreRanksTests.Row(0.3), 1, 50)], [], default);
        }

        AuditReport.Write(AuditRun.Run(MadeReports.Input(60, 1), new AuditOptions()), _folder.Path);

        var tables = Directory.GetFiles(_folder.Path, "*.csv");
        Assert.Equal(11, tables.Length);
        Assert.All(tables, table => Assert.DoesNotContain("\r", File.ReadAllText(table), StringComparison.Ordinal));
        Assert.All(tables, table => Assert.EndsWith("\n", File.ReadAllText(table), StringComparison.Ordinal));
    }

    private static string Written(char delimiter, params string[] rows)
    {
        using var stream = new MemoryStream();
        new DelimitedText<string>(delimiter, Columns).Write(stream, rows);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
