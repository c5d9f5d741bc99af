using System.Text;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Tests.Ingest;

public sealed class PackedLettersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_record_gives_its_reads_under_the_number_of_its_line(int seed)
    {
        // Lines longer and shorter than what is read at once, and line ends of all kinds, pairs parted by chance.
        var random = new Random(seed);
        string[] kinds =
        [
            "", "  ", "\u00A0", "x", "{}", "{\"file_name\":\"a\",\"text\":\"no letter\"}", new('y', 100_000),
            "{\"file_name\":\"b\",\"text\":\"" + new string('z', 131_000) + "\"}",
            new string(' ', 140_000), new('w', 131_071),
        ];
        string[] ends = ["\n", "\r\n", "\r", "\n\n"];
        var text = new StringBuilder();
        for (var i = 0; i < 300; i++)
        {
            text.Append(kinds[random.Next(kinds.Length)]).Append(ends[random.Next(ends.Length)]);
        }

        text.Append("the last line has no end");
        var file = _folder.File("l.jsonl");
        await File.WriteAllTextAsync(
            file, text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: seed > 1));

        // Lines that begin no record count to the broken record before them.
        var lines = (await File.ReadAllLinesAsync(file))
            .Select((line, i) => (IsBegun: line.StartsWith('{'), Line: line, Number: i + 1L))
            .Where(l => !string.IsNullOrWhiteSpace(l.Line)).ToList();
        var expected = lines.Where((l, i) => l.IsBegun || i == 0 || lines[i - 1].IsBegun).Select(l => l.Number);
        Assert.Equal(expected, await PackedLetters.ReadAsync(file, new()).Select(read => read.At.Number).ToListAsync());
    }

    [Fact]
    public async Task A_byte_that_is_no_text_costs_its_sign_and_not_the_letter()
    {
        var file = _folder.File("l.jsonl");
        byte[] line = [.. "{\"file_name\":\"a\",\"text\":\"no let"u8, 0xFF,
            .. "ter\"}\n{\"file_name\":\"b\",\"te"u8, 0xC3, .. "xt\":1}"u8];
        await File.WriteAllBytesAsync(file, line);

        var reads = await PackedLetters.ReadAsync(file, new()).Cast<ItemRead.Rejected>().ToListAsync();

        Assert.Equal(2, reads.Count);
        Assert.Contains("no heading", reads[0].Reason);
        Assert.Equal("text", reads[1].Field);
    }
}
