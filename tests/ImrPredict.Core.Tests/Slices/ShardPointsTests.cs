using System.Text;
using System.Text.Json;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sharding;
using ImrPredict.Ingest.Sniffing;

namespace ImrPredict.Tests.Slices;

public sealed class ShardPointsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\n", false)]
    [InlineData("\r\n", true)]
    [InlineData("\r", false)]
    public async Task Slices_of_a_table_give_what_the_whole_gives_wherever_it_may_be_cut(string lineEnd, bool mark)
    {
        string[] lines =
        [
            "case_number,requested_service,clinical_text",
            "A-1,MRI of the knee,\"two\nlines, and a \"\"quoted\"\" word\"",
            "A-2,MRI of the back,short",
            "",
            "A-3,\"physical\rtherapy\",caf\u00e9",
            "A-4,a quote \"in the middle,of a cell",
            "A-5,too,many,fields,here",
            "A-6,\"never closed,x",
            "A-7,massage,y",
            ",no case number,z",
            "A-8,\"last\r\n\r\n one\",",
        ];
        var file = Write("t.csv", string.Join(lineEnd, lines) + lineEnd, mark);

        var slices = await AssertSlicesGiveTheWholeAsync(file);

        Assert.Equal(9, slices); // of ten rows; the one that is not closed keeps the next
    }

    [Fact]
    public async Task Rows_of_one_case_are_never_parted_so_that_their_numbers_stay()
    {
        var file = Write("t.csv", """
            case_number,requested_service
            A-1,MRI
            A-2,surgery
            A-2,therapy
            A-3,MRI
            A-4,MRI
            A-3,massage
            A-5,MRI

            """);

        var slices = await AssertSlicesGiveTheWholeAsync(file);

        Assert.Equal(4, slices);
    }

    [Fact]
    public async Task Json_lines_and_packed_letters_are_cut_at_any_line_that_is_not_blank()
    {
        var rows = Write("t.jsonl", """
            {"case_number":"A-1","requested_service":"MRI"}

            {"requested_service":"surgery","case_number":"A-2","age":40}
            {"broken
            {"case_number":"A-3","requested_service":"therapy"}
            """, mark: true);
        var letters = Write("l.jsonl", """
            {"file_name":"a.txt","text":"no letter at all"}

            {"file_name":"b.txt","text":""}
            {"file_name":"c.txt","text":"neither is this"}
            """, mark: true);

        Assert.Equal(4, await AssertSlicesGiveTheWholeAsync(rows));
        Assert.Equal(3, await AssertSlicesGiveTheWholeAsync(letters));
    }

    [Fact]
    public async Task Files_that_cannot_be_cut_by_bytes_are_read_whole()
    {
        var wide = _folder.File("wide.csv");
        await File.WriteAllTextAsync(wide, "case_number,requested_service\nA-1,MRI\nA-2,MRI\n", Encoding.Unicode);
        var poor = Write("poor.csv", "case_number,age\nA-1,3\nA-2,4\n");

        foreach (var file in (string[])[wide, poor])
        {
            Assert.Null(await ShardPoints.FindAsync(file, await InputSniffer.SniffAsync(file, new()), new()));
        }
    }

    private static async Task<int> AssertSlicesGiveTheWholeAsync(string file)
    {
        var cuts = await ShardPoints.FindAsync(file, await InputSniffer.SniffAsync(file, new()), new());
        Assert.NotNull(cuts);
        var parts = new List<string>();
        foreach (var (from, to) in cuts.Points.Zip(cuts.Points.Skip(1)))
        {
            var slice = new FileSlice(from.Offset, to.Offset - from.Offset, from.Line);
            var reads = await Texts(ItemReader.ReadSliceAsync(file, slice, new()));
            Assert.Equal(to.Records - from.Records, reads.Count);
            parts.AddRange(reads);
        }

        Assert.Equal(await Texts(ItemReader.ReadFilesAsync([file], new())), parts);
        return cuts.Points.Count - 1;
    }

    private static async Task<List<string>> Texts(IAsyncEnumerable<ItemRead> reads) =>
        await reads.Select(read => JsonSerializer.Serialize(read, read.GetType())).ToListAsync();

    private string Write(string name, string text, bool mark = false)
    {
        var path = _folder.File(name);
        File.WriteAllText(path, text, new UTF8Encoding(mark));
        return path;
    }
}
