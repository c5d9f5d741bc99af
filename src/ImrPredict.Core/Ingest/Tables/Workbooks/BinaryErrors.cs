using System.Buffers.Binary;

namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>
/// The cells of an old workbook that hold the error of a formula: the library that reads the sheets gives them as blank
/// ([MS-XLS] 2.4.24 and 2.5.133).
/// </summary>
internal sealed class BinaryErrors
{
    private const int Bof = 0x0809;
    private const int Eof = 0x000A;
    private const int BoundSheet = 0x0085;
    private const int FilePass = 0x002F;
    private const int BoolErr = 0x0205;
    private const int Formula = 0x0006;
    private const int FormulaText = 0x0207;
    private const int Continue = 0x003C;
    private const int NoSheet = -1;

    private readonly Dictionary<(int Sheet, long Row, int Column), string> _cells = [];
    private readonly Dictionary<long, int> _sheets = [];
    private readonly Stack<int> _open = [];
    private bool _isEncrypted;

    /// <summary>Finds them.</summary>
    /// <param name="workbook">The stream of the workbook, read to its end.</param>
    public BinaryErrors(Stream workbook)
    {
        workbook.Position = 0;
        var buffered = new BufferedStream(workbook, 1 << 16); // stays open: the library goes on with the stream
        var head = new byte[4];
        var content = new byte[ushort.MaxValue];
        var before = 0;
        var end = workbook.Length; // sectors of a damaged file may follow each other in a circle
        for (var at = 0L;
            at < end && buffered.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length;)
        {
            var (kind, length) = (Number(head, 0), Number(head, 2));
            var record = content.AsSpan(0, buffered.ReadAtLeast(content.AsSpan(0, length), length, false));
            Add(kind, at, record);
            HasLongFormulaText |= kind == Continue && before == FormulaText;
            before = kind;
            at += head.Length + length;
        }
    }

    /// <summary>Whether a formula gives a text of more than one record, at which the library fails.</summary>
    public bool HasLongFormulaText { get; private set; }

    /// <summary>The error of a cell; empty where it holds none.</summary>
    /// <param name="sheet">The sheet, from 0.</param>
    /// <param name="row">The row, from 1.</param>
    /// <param name="column">The column, from 0.</param>
    public string At(int sheet, long row, int column) =>
        _isEncrypted ? "" : _cells.GetValueOrDefault((sheet, row, column), "");

    private void Add(int kind, long at, ReadOnlySpan<byte> record)
    {
        switch (kind)
        {
            case BoundSheet when record.Length > 5 && record[5] == 0:
                _sheets[BinaryPrimitives.ReadUInt32LittleEndian(record)] = _sheets.Count;
                break;
            case Bof:
                _open.Push(_sheets.GetValueOrDefault(at, NoSheet));
                break;
            case Eof:
                _open.TryPop(out _);
                break;
            case FilePass:
                _isEncrypted = true;
                break;
            case BoolErr when record is [_, _, _, _, _, _, var code, 1, ..]:
                Keep(record, code);
                break;
            case Formula when record is [_, _, _, _, _, _, 2, _, var code, _, _, _, 0xFF, 0xFF, ..]:
                Keep(record, code);
                break;
        }
    }

    private void Keep(ReadOnlySpan<byte> cell, byte code)
    {
        if (_open.TryPeek(out var sheet) && sheet != NoSheet)
        {
            _cells[(sheet, Number(cell, 0) + 1L, Number(cell, 2))] = Words(code);
        }
    }

    private static int Number(ReadOnlySpan<byte> bytes, int at) =>
        BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static string Words(byte code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
}
