using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Tests.Tables;

public sealed class TableSnifferTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Reference ID;Treatment Category\nMN1-1;DME\n", TableKind.Dmhc, ';')]
    [InlineData("x\tReferenceID\tDiagnosisCategory\n1\tMN1-1\tDME\n", TableKind.Dmhc, '\t')]
    [InlineData("case_number,requested_service\n1,a; b; c; d\n", TableKind.CaseTable, ',')]
    [InlineData("sep=|\ncase_number|requested_service\n1|a,b\n", TableKind.CaseTable, '|')]
    [InlineData("Claim No;Procedure\n1;a, b, c\n", TableKind.CaseTable, ';')]
    [InlineData("text,decision\na,Upheld\n", TableKind.Hicric, ',')]
    public async Task Kind_and_delimiter_come_from_the_content(string content, TableKind kind, char delimiter)
    {
        var table = await TableReading.SniffAsync(_folder.Write("letter.pdf", content));

        Assert.Equal((kind, TableFormat.Delimited, delimiter), (table.Kind, table.Format, table.Delimiter));
    }

    [Theory]
    [InlineData("{\"text\": \"a\", \"decision\": \"Upheld\"}", TableKind.Hicric)]
    [InlineData("\n{\"case_number\": \"a\"}\n{\"requested_service\": 1}", TableKind.CaseTable)]
    [InlineData("{\"ReferenceID\": \"a\", \"TreatmentCategory\": \"DME\"}", TableKind.Dmhc)]
    public async Task Json_lines_are_known_by_their_names(string content, TableKind kind)
    {
        var table = await TableReading.SniffAsync(_folder.Write("a.csv", content));

        Assert.Equal((kind, TableFormat.JsonLines), (table.Kind, table.Format));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("a,b\n1,2\n", "no column is known")]
    [InlineData("Dear Sir or Madam", "no column is known")]
    [InlineData("PK\u0003\u0004 xl/ not a zip", "cannot be opened")]
    [InlineData("PK\u0003\u0004 not a workbook", "a ZIP archive")]
    [InlineData("PAR1 not parquet", "cannot be opened")]
    public async Task What_is_no_table_gets_a_reason(string content, string reason)
    {
        var table = await TableReading.SniffAsync(_folder.Write("a.csv", content));

        Assert.Equal(TableKind.None, table.Kind);
        Assert.Contains(reason, table.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Binary_files_get_a_reason()
    {
        var path = _folder.File("a.csv");
        File.WriteAllBytes(path, [1, 2, 0, 4, 250, 17, 9, 90]);

        Assert.Equal(TableKind.None, (await TableReading.SniffAsync(path)).Kind);
    }

    [Fact]
    public async Task A_map_makes_a_house_table_known()
    {
        var path = _folder.Write("a.csv", "alpha,beta\n1,2\n");

        var table = await TableReading.SniffAsync(
            path, new Dictionary<string, string> { ["alpha"] = "case_number", ["beta"] = "requested_service" });

        Assert.Equal(TableKind.CaseTable, table.Kind);
    }
}
