using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;
using Parquet;
using Parquet.Schema;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>
/// Rows of a Parquet file, one row group in memory at a time; nested columns are left out and
/// named.
/// </summary>
internal sealed class ParquetRows : TableRows
{
    private readonly ParquetReader _reader;
    private readonly DataField[] _columns;
    private readonly string[] _header;
    private string[][] _group = [];
    private int _groupsRead;
    private int _inGroup;
    private int _groupRows;
    private long _number;

    private readonly TableLimits _limits;

    private ParquetRows(ParquetReader reader, TableLimits limits)
    {
        (_reader, _limits) = (reader, limits);
        _columns = [.. reader.Schema.Fields.OfType<DataField>().Where(ParquetColumn.IsReadable)];
        _header = [.. _columns.Select(column => column.Name)];
        Unreadable =
        [
            .. reader.Schema.Fields.Where(field => field is not DataField data || !ParquetColumn.IsReadable(data))
                .Select(field => $"'{field.Name}' ({Describe(field)})"),
        ];
        if (_columns.Length > limits.Columns)
        {
            throw new UnreadableInputException(
                $"it has {_columns.Length} columns; at most {limits.Columns} are read (limit columns)");
        }
    }

    public override IReadOnlyList<string> Unreadable { get; }

    public override IReadOnlyList<string> Header => _header;

    public override SourceUnit Unit => SourceUnit.Row;

    public static async Task<ParquetRows> OpenAsync(
        string path, TableLimits limits, CancellationToken cancellationToken)
    {
        var reader = await ParquetReader.CreateAsync(path, null, cancellationToken).ConfigureAwait(false);
        try
        {
            return new ParquetRows(reader, limits);
        }
        catch
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async ValueTask<TableRow?> NextAsync(CancellationToken cancellationToken)
    {
        while (_inGroup == _groupRows)
        {
            if (_groupsRead == _reader.RowGroupCount)
            {
                return null;
            }

            await ReadGroupAsync(cancellationToken).ConfigureAwait(false);
        }

        var at = _inGroup++;
        return new TableRow(++_number, Array.ConvertAll(_group, column => column[at]));
    }

    public override ValueTask DisposeAsync() => _reader.DisposeAsync();

    private async Task ReadGroupAsync(CancellationToken cancellationToken)
    {
        using var group = _reader.OpenRowGroupReader(_groupsRead++);
        if (group.RowCount < 0 || group.RowCount > _limits.Cells / Math.Max(1, _columns.Length))
        {
            throw new UnreadableInputException(
                $"a row group has {group.RowCount} rows in {_columns.Length} columns; at most {_limits.Cells} cells "
                + "are read at once (limit cells)");
        }

        (_groupRows, _inGroup) = (0, 0);
        var rows = (int)group.RowCount;
        _group = new string[_columns.Length][];
        for (var i = 0; i < _columns.Length; i++)
        {
            _group[i] = await ParquetColumn.ReadTextAsync(group, _columns[i], rows, cancellationToken)
                .ConfigureAwait(false);
        }

        _groupRows = rows;
    }

    private static string Describe(Field field) =>
        field is DataField { IsArray: false } data ? data.ClrType.Name : "nested";
}
