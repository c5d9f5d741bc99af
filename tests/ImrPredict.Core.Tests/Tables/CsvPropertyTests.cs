using System.Text;
using CsCheck;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Tests.Tables;

/// <summary>What must hold of every delimited file, however it is quoted or broken.</summary>
public sealed class CsvPropertyTests : IDisposable
{
    private static readonly Gen<string> Cells =
        Gen.Char["ab ,;|\t\"\n'x"].Array[0, 8].Select(letters => "v" + new string(letters) + "v");

    private static readonly Gen<char> Delimiters = OneOf(',', ';', '\t', '|');

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Any_quoting_delimiter_and_line_end_gives_the_cells_back()
    {
        var files =
            from delimiter in Delimiters
            from newline in OneOf("\n", "\r\n")
            from quoteAll in Gen.Bool
            from lastNewline in Gen.Bool
            from rows in Gen.Select(Cells, Cells).Array[1, 8]
            select (delimiter, newline, quoteAll, lastNewline, rows);
        var path = _folder.File("a.csv");

        files.Sample(
            file =>
            {
                var lines = file.rows.Select((row, i) =>
                    string.Join(file.delimiter, [$"C{i}", .. new[] { row.Item1, row.Item2 }.Select(cell =>
                        Quote(cell, file.delimiter, file.quoteAll))]));
                var text = string.Join(file.newline, [Header(file.delimiter), .. lines]);
                File.WriteAllText(path, file.lastNewline ? text + file.newline : text);

                var read = TableReading.ParsedAsync(path).GetAwaiter().GetResult();

                Assert.Equal(file.rows, read.Select(row => (row.Item.RequestedService, row.Item.UrReason!)));
            },
            iter: 60,
            threads: 1);
    }

    [Fact]
    public void No_bytes_behind_a_header_make_the_reader_throw_and_every_read_has_its_line()
    {
        var path = _folder.File("a.csv");

        Gen.Byte.Array[0, 300].Sample(
            bytes =>
            {
                File.WriteAllBytes(path, [.. Encoding.ASCII.GetBytes(Header(',') + "\nC,x,y\n"), .. bytes]);

                var reads = TableReading.ReadAllAsync(path).GetAwaiter().GetResult();

                Assert.NotEmpty(reads);
                Assert.True(reads.Zip(reads.Skip(1)).All(pair => pair.First.At.Number < pair.Second.At.Number));
            },
            iter: 100,
            threads: 1);
    }

    [Fact]
    public void Every_line_of_a_file_with_stray_quotes_is_an_item_or_a_reject()
    {
        var path = _folder.File("a.csv");
        var lines = OneOf(
            "C,x,y", "C,\"x,y", "C,x\"y,z", "C,\"x\"y,z", "\"C,x,y", "C,x,y\"", "C,,", ",x,y", "C,x,y,z", "C,x,\"y\"");

        lines.Array[1, 12].Sample(
            chosen =>
            {
                File.WriteAllText(path, string.Join("\n", [Header(','), .. chosen]) + "\n");

                var reads = TableReading.ReadAllAsync(path).GetAwaiter().GetResult();

                Assert.Equal(
                    Enumerable.Range(2, chosen.Length).Select(line => (long)line),
                    reads.SelectMany(read => LinesOf(read, chosen)));
            },
            iter: 150,
            threads: 1);
    }

    // A quoted cell may rightly span lines; such an item stands for all of them.
    private static IEnumerable<long> LinesOf(ItemRead read, string[] chosen)
    {
        var first = read.At.Number;
        var breaks = read is ItemRead.Parsed row
            ? (row.Item.CaseNumber + row.Item.RequestedService + row.Item.UrReason).Count(letter => letter == '\n')
            : 0;
        Assert.InRange(first, 2, chosen.Length + 1);
        return Enumerable.Range(0, breaks + 1).Select(i => first + i);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Header(char delimiter) =>
        string.Join(delimiter, "case_number", "requested_service", "ur_reason");

    private static string Quote(string cell, char delimiter, bool always) =>
        always || cell.AsSpan().IndexOfAny(delimiter, '"', '\n') >= 0
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
}
