using System.Globalization;
using System.Reflection;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>Reads a workbook of before 2007 (XLS). It is not packed, so its size bounds what it holds.</summary>
internal sealed class BinaryWorkbook : Workbook
{
    private const int DaysToMarch1900 = 61;
    private readonly IExcelDataReader _reader;
    private readonly TableLimits _limits;
    private readonly BinaryErrors _errors;
    private readonly List<WorkbookSheet> _sheets = [];

    static BinaryWorkbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // those of Excel 95

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="UnreadableInputException">It is none, has a password, or is larger than the limit.</exception>
    /// <exception cref="Exception">It is damaged; of any kind that the library gives.</exception>
    public BinaryWorkbook(string path, TableLimits limits)
    {
        _limits = limits;
        var file = File.OpenRead(path);
        try
        {
            if (file.Length > limits.WorkbookBytes)
            {
                throw new UnreadableInputException(
                    $"the workbook has {file.Length} bytes; at most {limits.WorkbookBytes} are read "
                    + "(limit workbook-bytes)");
            }

            _reader = Open(file);
            var workbook = Inner(_reader);
            Is1904 = Inner<bool>(workbook, "IsDate1904");
            _errors = new BinaryErrors(Inner<Stream>(workbook, "Stream"));
            if (_errors.HasLongFormulaText)
            {
                throw new UnreadableInputException(
                    "a formula of it gives a text of more than 4,000 to 8,000 characters; save it as XLSX");
            }

            do
            {
                if (_sheets.Count >= limits.Sheets)
                {
                    throw new UnreadableInputException($"it has more than {limits.Sheets} sheets (limit sheets)");
                }

                _sheets.Add(new WorkbookSheet(
                    _reader.Name, _reader.VisibleState != "visible",
                    _sheets.Count.ToString(CultureInfo.InvariantCulture)));
            }
            while (_reader.NextResult());
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WorkbookSheet> Sheets => _sheets;

    /// <inheritdoc/>
    public override bool Is1904 { get; }

    /// <inheritdoc/>
    public override IEnumerable<SheetRow> Rows(WorkbookSheet sheet)
    {
        var place = _sheets.IndexOf(sheet);
        _reader.Reset();
        for (var before = place; before > 0; before--)
        {
            _reader.NextResult();
        }

        var row = new SheetRowBuilder(_limits);
        while (_reader.Read())
        {
            row.Begin(row.Number + 1);
            for (var column = 0; column < _reader.FieldCount; column++)
            {
                row.Add(column + 1, Value(column) is { Length: > 0 } value
                    ? value
                    : _errors.At(place, row.Number, column));
            }

            if (row.IsSpoken)
            {
                yield return row.End();
                if (row.IsBeyond)
                {
                    yield break;
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => _reader.Dispose();

    private static IExcelDataReader Open(FileStream file)
    {
        try
        {
            return ExcelReaderFactory.CreateBinaryReader(file);
        }
        catch (InvalidPasswordException)
        {
            throw new UnreadableInputException("the workbook has a password; save it without one");
        }
        catch (ExcelReaderException)
        {
            throw new UnreadableInputException(
                "it is a damaged workbook, another old Office file or an Outlook message; save it as PDF, text, .eml, "
                + "XLSX or CSV without a password");
        }
    }

    // The library keeps to itself from when days are counted, and does not tell errors from blanks.
    private static object Inner(IExcelDataReader reader) => reader.GetType()
        .GetProperty("Workbook", BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(reader)
        ?? throw new MissingMemberException(reader.GetType().Name, "Workbook");

    private static T Inner<T>(object workbook, string name) =>
        workbook.GetType().GetProperty(name)?.GetValue(workbook) is T value
            ? value
            : throw new MissingMemberException(workbook.GetType().Name, name);

    private string Value(int column) => _reader.GetValue(column) switch
    {
        null => "",
        double or int or DateTime or TimeSpan => SheetNumber.Text(Number(column), IsDate(column), Is1904),
        var other => CellText.Of(other),
    };

    // As the workbook stores it: the library adds a day to those before 1 March 1900, and the years up to 1904.
    private double Number(int column) => _reader.GetValue(column) switch
    {
        DateTime day when Is1904 => day.ToOADate() - SheetNumber.DaysTo1904,
        DateTime day => day.ToOADate() - (day.ToOADate() < DaysToMarch1900 ? 1 : 0),
        TimeSpan span => span.TotalDays,
        var number => Convert.ToDouble(number, CultureInfo.InvariantCulture),
    };

    private bool IsDate(int column) => WorkbookStyles.IsDateFormat(_reader.GetNumberFormatIndex(column))
        || (_reader.GetNumberFormatString(column) is { } format && WorkbookStyles.IsDateFormat(format));
}
