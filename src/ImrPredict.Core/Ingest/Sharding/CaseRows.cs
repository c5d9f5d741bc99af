using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Sharding;

/// <summary>Knows which rows of a case table are of one case, to keep them together.</summary>
internal sealed class CaseRows(SniffedTable table, IngestOptions options)
{
    private readonly CellReading _reading = new(table.Format is TableFormat.Delimited);
    private readonly Dictionary<string, int> _first = [];
    private readonly List<bool> _isBetween = [];
    private readonly Stack<int> _starts = [];
    private ColumnBinding? _binding;
    private int _columns = -1;

    /// <summary>Whether the columns are enough to read items.</summary>
    public bool AreNamedBy(IReadOnlyList<string> header) => BindingOf(header).IsEnough;

    /// <summary>Adds the next row.</summary>
    public void Add(IReadOnlyList<string> header, string[] fields)
    {
        var row = _isBetween.Count;
        _isBetween.Add(true);
        _starts.Push(row);
        var number = CaseId.Read(new CaseCells(BindingOf(header), fields, _reading).Text(CaseColumns.CaseNumber));
        if (number.Length == 0 || _first.TryAdd(number, row))
        {
            return;
        }

        // No cut between this row and the first of its case.
        for (var first = _first[number]; _starts.TryPeek(out var start) && start > first;)
        {
            _isBetween[_starts.Pop()] = false;
        }
    }

    /// <summary>Whether no case has rows both before a row, counted from 0, and from it on.</summary>
    public bool IsBetweenCases(int row) => _isBetween[row];

    private ColumnBinding BindingOf(IReadOnlyList<string> header)
    {
        if (_binding is null || header.Count != _columns)
        {
            _columns = header.Count;
            _binding = ColumnBinding.Of(header, options.ColumnMap);
        }

        return _binding;
    }
}
