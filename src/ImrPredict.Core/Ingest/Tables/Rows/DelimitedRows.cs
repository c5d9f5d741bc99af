using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using ImrPredict.Cases.Provenance;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>
/// Rows of delimited text (RFC 4180 quoting). A quote that is never closed costs its line, not the file.
/// </summary>
internal sealed class DelimitedRows : TableRows
{
    private readonly Stack<Level> _levels = new();
    private readonly CsvConfiguration _configuration;
    private readonly string[] _header = [];
    private bool _badData;

    public DelimitedRows(TextReader reader, char delimiter, int skippedLines)
    {
        _configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            BadDataFound = _ => _badData = true,
            ExceptionMessagesContainRawData = false,
            BufferSize = 1 << 15,
            ProcessFieldBufferSize = 1 << 12,
        };
        for (var i = 0; i < skippedLines; i++)
        {
            reader.ReadLine();
        }

        var first = new Level(new CsvParser(reader, _configuration), skippedLines);
        _levels.Push(first);
        _header = Next()?.Fields ?? [];
    }

    /// <summary>The rows of a slice, whose columns stand in the file's header.</summary>
    public DelimitedRows(TextReader file, char delimiter, int skippedLines, TextReader slice, long firstLine)
        : this(file, delimiter, skippedLines)
    {
        while (_levels.TryPop(out var level))
        {
            level.Parser.Dispose();
        }

        _levels.Push(new Level(new CsvParser(slice, _configuration), firstLine - 1));
    }

    public override IReadOnlyList<string> Header => _header;

    public override SourceUnit Unit => SourceUnit.Line;

    public override ValueTask<TableRow?> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<TableRow?>(Next());
    }

    public override ValueTask DisposeAsync()
    {
        while (_levels.TryPop(out var level))
        {
            level.Parser.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The next row, for callers who hold the text in memory; null behind the last.</summary>
    public TableRow? Next()
    {
        while (_levels.TryPeek(out var level))
        {
            _badData = false;
            var linesBefore = level.Parser.RawRow;
            if (!level.Parser.Read())
            {
                level.Parser.Dispose();
                _levels.Pop();
            }
            else if (RowOf(level, level.Offset + linesBefore + 1) is { } row)
            {
                return row;
            }
        }

        return null;
    }

    private TableRow? RowOf(Level level, long firstLine)
    {
        // Bad data is found when the fields are made, so they come first.
        var parser = level.Parser;
        var fields = parser.Record!;
        if (fields.Length <= 1 && parser.RawRecord.AsSpan().Trim("\r\n").IsEmpty)
        {
            return null;
        }

        if (level.Offset + parser.RawRow <= firstLine)
        {
            return new TableRow(firstLine, fields);
        }

        var raw = parser.RawRecord.AsSpan();
        var isOpen = raw.Count('"') % 2 == 1;
        raw = raw.TrimEnd("\r\n");
        return raw.ContainsAny('\r', '\n') && (isOpen || _badData || fields.Length < _header.Length)
            ? Resume(raw, firstLine)
            : new TableRow(firstLine, fields);
    }

    // A record over several lines is right when its quotes pair up and its fields are complete. If not, its first line
    // is given up and the others are read anew.
    private TableRow Resume(ReadOnlySpan<char> raw, long firstLine)
    {
        var end = raw.IndexOfAny('\r', '\n');
        var isPair = raw[end] == '\r' && end + 1 < raw.Length && raw[end + 1] == '\n';
        var rest = raw[(end + (isPair ? 2 : 1))..].ToString();
        _levels.Push(new Level(new CsvParser(new StringReader(rest), _configuration), firstLine));
        return new TableRow(firstLine, [], "a quotation mark is opened and not closed on this line");
    }

    private sealed record Level(CsvParser Parser, long Offset);
}
