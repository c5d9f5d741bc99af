using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>
/// Rows of delimited text (RFC 4180 quoting; rows whose quotes are escaped by a backslash are told by that they fit no
/// other way). A quote that is never closed costs its line, not the file.
/// </summary>
internal sealed class DelimitedRows : TableRows
{
    private readonly Stack<Level> _levels = new();
    private readonly CsvConfiguration _configuration;
    private readonly TableLimits _limits;
    private readonly string[] _header = [];
    private readonly BackslashQuotes _backslash;
    private bool _badData;

    /// <summary>The rows of a text.</summary>
    /// <param name="open">Opens the text at its beginning; a line without an end may have it opened again.</param>
    /// <param name="delimiter">Between fields.</param>
    /// <param name="skippedLines">Lines before the header.</param>
    /// <param name="limits">Bounds of lines, cells and columns.</param>
    public DelimitedRows(Func<TextReader> open, char delimiter, int skippedLines, TableLimits limits)
    {
        _limits = limits;
        _configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            BadDataFound = _ => _badData = true,
            ExceptionMessagesContainRawData = false,
            BufferSize = 1 << 15,
            ProcessFieldBufferSize = 1 << 12,
            MaxFieldSize = limits.LineCharacters,
        };
        _backslash = new BackslashQuotes(delimiter);
        Push(open, skippedLines, skippedLines);
        _header = Next()?.Fields ?? [];
    }

    /// <summary>The rows of a slice, whose columns stand in the file's header.</summary>
    public DelimitedRows(
        Func<TextReader> file, char delimiter, int skippedLines, TableLimits limits, Func<TextReader> slice,
        long firstLine)
        : this(file, delimiter, skippedLines, limits)
    {
        while (_levels.TryPop(out var level))
        {
            level.Parser.Dispose();
        }

        Push(slice, 0, firstLine - 1);
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
            var firstLine = level.Offset + level.Parser.RawRow + 1;
            try
            {
                if (!level.Parser.Read())
                {
                    level.Parser.Dispose();
                    _levels.Pop();
                }
                else if (RowOf(level, firstLine) is { } row)
                {
                    return row;
                }
            }
            catch (MaxFieldSizeException)
            {
                return GiveUpLine(level, firstLine);
            }
        }

        return null;
    }

    private void Push(Func<TextReader> open, long skippedLines, long offset)
    {
        var text = new BoundedText(open(), _limits.LineCharacters);
        for (long i = 0; i < skippedLines; i++)
        {
            text.ReadLine();
        }

        _levels.Push(new Level(new CsvParser(text, _configuration), text, offset, open, skippedLines));
    }

    private TableRow? RowOf(Level level, long firstLine)
    {
        // Bad data is found when the fields are made, so they come first.
        var parser = level.Parser;
        if (parser.Count > Math.Max(_limits.Columns, _header.Length * 2))
        {
            return new TableRow(
                firstLine, [], $"{parser.Count} fields; at most {_limits.Columns} are read (limit columns)");
        }

        var fields = parser.Record!;
        if (fields.Length <= 1 && parser.RawRecord.AsSpan().Trim("\r\n\0").IsEmpty)
        {
            return null;
        }

        var isOneLine = level.Offset + parser.RawRow <= firstLine;
        if ((_badData || !isOneLine || fields.Length != _header.Length) && _header.Length > 0
            && FitBackslash(level, firstLine, isOneLine) is { } fitted)
        {
            return fitted;
        }

        if (isOneLine)
        {
            return Checked(level, new TableRow(firstLine, fields));
        }

        var raw = parser.RawRecord.AsSpan();
        var isOpen = raw.Count('"') % 2 == 1;
        raw = raw.TrimEnd("\r\n");
        return raw.ContainsAny('\r', '\n') && (isOpen || _badData || fields.Length < _header.Length)
            ? Resume(raw, firstLine)
            : Checked(level, new TableRow(firstLine, fields));
    }

    // A row that does not fit may be one whose quotes are escaped by backslashes.
    private TableRow? FitBackslash(Level level, long firstLine, bool isOneLine)
    {
        var raw = level.Parser.RawRecord;
        if (!raw.Contains("\\\"", StringComparison.Ordinal)
            || (isOneLine is false && !_badData && level.Parser.Count == _header.Length && raw.Count('"') % 2 == 0))
        {
            return null;
        }

        var fit = _backslash.Fit(raw, _header.Length, () => level.Parser.Read() ? level.Parser.RawRecord : null);
        if (fit is null)
        {
            return null;
        }

        if (fit.Rest.Length > 0)
        {
            Push(() => new StringReader(fit.Rest), 0, firstLine + fit.Lines - 1);
        }

        return fit.Fields is { } fields
            ? Checked(level, new TableRow(firstLine, fields))
            : new TableRow(firstLine, [], "a quotation mark is opened and not closed on this line");
    }

    // A record over several lines is right when its quotes pair up and its fields are complete. If not, its first line
    // is given up and the others are read anew.
    private TableRow Resume(ReadOnlySpan<char> raw, long firstLine)
    {
        var end = raw.IndexOfAny('\r', '\n');
        var isPair = raw[end] == '\r' && end + 1 < raw.Length && raw[end + 1] == '\n';
        var rest = raw[(end + (isPair ? 2 : 1))..].ToString();
        Push(() => new StringReader(rest), 0, firstLine);
        return new TableRow(firstLine, [], "a quotation mark is opened and not closed on this line");
    }

    // A field without an end: the text is opened again behind the line that it begins on.
    private TableRow GiveUpLine(Level level, long firstLine)
    {
        level.Parser.Dispose();
        _levels.Pop();
        Push(level.Open, level.SkippedLines + firstLine - level.Offset, firstLine);
        return new TableRow(
            firstLine, [], "a quotation mark is opened and not closed, or the text behind it is longer than "
                + $"{_limits.LineCharacters} characters (limit line-characters)");
    }

    private TableRow Checked(Level level, TableRow row)
    {
        foreach (var field in row.Fields)
        {
            if (field.Length > _limits.CellCharacters)
            {
                return new TableRow(
                    row.Number, [], $"a cell has {field.Length} characters; at most {_limits.CellCharacters} are read "
                        + "(limit cell-characters)");
            }
        }

        return level.Text.HasOddities ? RowFaults.Of(row, _limits) : row;
    }

    private sealed record Level(
        CsvParser Parser, BoundedText Text, long Offset, Func<TextReader> Open, long SkippedLines);
}
