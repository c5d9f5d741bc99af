using ImrPredict.Cases.Provenance;
using Parquet;
using Parquet.Schema;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>
/// Rows of a Parquet file, one row group in memory at a time; nested and binary columns are left out.
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

    private ParquetRows(ParquetReader reader)
    {
        _reader = reader;
        _columns = [.. reader.Schema.Fields.OfType<DataField>().Where(ParquetColumn.IsReadable)];
        _header = [.. _columns.Select(column => column.Name)];
    }

    public override IReadOnlyList<string> Header => _header;

    public override SourceUnit Unit => SourceUnit.Row;

    public static async Task<ParquetRows> OpenAsync(string path, CancellationToken cancellationToken) =>
        new(await ParquetReader.CreateAsync(path, null, cancellationToken).ConfigureAwait(false));

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
        _groupRows = checked((int)group.RowCount);
        _inGroup = 0;
        _group = new string[_columns.Length][];
        for (var i = 0; i < _columns.Length; i++)
        {
            _group[i] = await ParquetColumn.ReadTextAsync(group, _columns[i], _groupRows, cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
