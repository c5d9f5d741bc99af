using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Tests.Tables;

public sealed class HicricFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_line_is_an_item_or_a_reason()
    {
        var path = _folder.Write("a.jsonl", """
            {"id": "H1", "text": "A scan was asked for.", "decision": "Overturned"}
            {"text": "A scan was asked for.", "decision": "Upheld"}
            {"id": "H3", "text": "A scan was asked for.", "decision": "Insufficient"}
            {"id": "H4", "text": " ", "decision": "Upheld"}
            {"id": "H5", "text": "A scan
            {"id": "H6", "text": "A scan was asked for.", "decision": ""}
            """);

        var reads = await TableReading.ReadAllAsync(path);

        var parsed = reads.OfType<ItemRead.Parsed>().ToList();
        var rejected = reads.OfType<ItemRead.Rejected>().ToList();
        Assert.Equal(6, reads.Count);
        Assert.Equal(["H1", "line 2", "H6"], parsed.Select(row => row.Item.CaseNumber));
        Assert.Equal([Outcome.Overturned, Outcome.Upheld, null], parsed.Select(row => row.Decision?.Outcome));
        Assert.All(parsed, row => Assert.Equal(ItemSource.Hicric, row.Item.Source));
        Assert.Equal(["decision", "text", ""], rejected.Select(row => row.Field));
    }

    [Fact]
    public async Task Properties_that_differ_in_case_alone_are_one()
    {
        var path = _folder.Write("a.jsonl", """
            {"id": "H1", "Text": "A scan was asked for.", "decision": "Overturned"}
            {"ID": "H2", "text": "A scan was asked for.", "Decision": "Upheld"}
            """);

        var rows = await TableReading.ParsedAsync(path);

        Assert.Equal(
            [("H1", Outcome.Overturned), ("H2", Outcome.Upheld)],
            rows.Select(row => (row.Item.CaseNumber, row.Decision!.Outcome)));
    }

    [RealDataFact]
    public async Task The_real_rows_are_all_read()
    {
        var rows = await TableReading.ParsedAsync(SharedData.PathOf("hicric", "appeals-700.jsonl"));

        Assert.Equal(700, rows.Count);
        Assert.Equal(348, rows.Count(row => row.Decided!.Overturned));
    }
}
