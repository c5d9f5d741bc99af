using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ImrPredict.Cases;

namespace ImrPredict.Ingest.Databases;

/// <summary>
/// Writes the rows of a query, an object a line; where there is none, their names as a row of a table.
/// </summary>
/// <param name="stream">Where to; disposed with this.</param>
/// <param name="name">The database, for messages.</param>
internal sealed class DatabaseRows(Stream stream, string name) : IDisposable
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> _line = new(1 << 14);
    private readonly Utf8JsonWriter _json = new(Stream.Null, Options);
    private JsonEncodedText[] _columns = [];
    private readonly long _mostBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;
    private IReadOnlyList<string> _names = [];
    private long _rows;
    private long _bytes;

    /// <summary>Says what the columns are, before the rows.</summary>
    /// <exception cref="ImrPredictException">A name comes twice.</exception>
    public void Begin(IReadOnlyList<string> columns)
    {
        if (columns.GroupBy(column => column, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is
            { Key: var twice })
        {
            throw new ImrPredictException(
                $"{name}: the query gives two columns '{twice}'; name them apart (SELECT a.id AS first_id, ...).");
        }

        _names = columns;
        _columns = [.. columns.Select(column => JsonEncodedText.Encode(column, Options.Encoder))];
    }

    /// <summary>Begins a row.</summary>
    public void BeginRow()
    {
        _rows++;
        _line.Clear();
        _json.Reset(_line);
        _json.WriteStartObject();
    }

    /// <summary>Adds the cell of a column; null is blank.</summary>
    public void Add(int column, string? text)
    {
        if (text is null)
        {
            _json.WriteNull(_columns[column]);
        }
        else
        {
            _json.WriteString(_columns[column], text);
        }
    }

    /// <summary>Adds a whole number.</summary>
    public void Add(int column, long number) => _json.WriteNumber(_columns[column], number);

    /// <summary>Adds a number.</summary>
    public void Add(int column, double number)
    {
        if (double.IsFinite(number))
        {
            _json.WriteNumber(_columns[column], number);
        }
        else
        {
            Add(column, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Adds a truth value.</summary>
    public void Add(int column, bool isSo) => _json.WriteBoolean(_columns[column], isSo);

    /// <summary>Refuses a cell.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="what">What it is.</param>
    /// <param name="way">What the query may do to make it text.</param>
    public ImrPredictException Refused(int column, string what, string way) => new(
        $"{name}: row {_rows}: column '{_names[column]}' holds {what}, which are not read; leave it out, or give it as "
        + $"text: {way}.");

    /// <summary>Ends a row.</summary>
    /// <exception cref="ImrPredictException">The rows would fill the memory.</exception>
    public void EndRow()
    {
        _json.WriteEndObject();
        _json.Flush();
        _bytes += _line.WrittenCount + 1;
        if (_bytes > _mostBytes)
        {
            throw new ImrPredictException(
                $"{name}: the first {_rows} rows of the query take half of the memory that there is; ask for fewer "
                + "rows or columns at once, or save them to a CSV file and name that.");
        }

        stream.Write(_line.WrittenSpan);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Ends the rows.</summary>
    public void End()
    {
        if (_rows == 0)
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            writer.WriteLine(string.Join(',', _names.Select(column =>
                $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
        }

        stream.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Dispose();
        stream.Dispose();
    }
}
