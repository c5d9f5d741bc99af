using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Tables.Cells;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>
/// The cells of one row by column, with what is wrong in them. The column says whether a cell that cannot be read
/// rejects the row or is left blank with a warning.
/// </summary>
internal sealed class CaseCells(ColumnBinding binding, string[] fields, CellReading reading)
{
    private const int LongestQuote = 30;

    // Not Applicable is one of their values.
    private static readonly HashSet<CaseColumn> Published =
    [
        CaseColumns.DiagnosisCategory, CaseColumns.DiagnosisSubcategory, CaseColumns.TreatmentCategory,
        CaseColumns.TreatmentSubcategory, CaseColumns.AgeRange, CaseColumns.ImrType,
    ];

    private readonly List<string> _warnings = [];

    /// <summary>What is worth saying about the row, in the order of reading.</summary>
    public string[] Warnings => [.. _warnings];

    /// <summary>The column of the first fault; null for none.</summary>
    public CaseColumn? FaultyColumn { get; private set; }

    /// <summary>What the first fault is.</summary>
    public string Fault { get; private set; } = "";

    /// <summary>
    /// The cell of a column, as it was meant; of several columns of one name the first that is not blank. Empty where
    /// the file or the row has none, or a word for none.
    /// </summary>
    public string Text(CaseColumn column)
    {
        var found = "";
        foreach (var place in binding.Places(column.Name))
        {
            var text = place < fields.Length ? Clean(column, fields[place]) : "";
            if (found.Length == 0)
            {
                found = text;
            }
            else if (text.Length > 0 && !string.Equals(text, found, StringComparison.OrdinalIgnoreCase))
            {
                Complain(column, $"the columns of this name hold different cells", "the first was taken");
            }
        }

        return found;
    }

    /// <summary>What the file calls a column, by its letters in lower case; empty where it has none.</summary>
    public string HouseKey(CaseColumn column) => HeaderKey.Of(binding.HouseName(column.Name));

    public string? TextOrNull(CaseColumn column) => Text(column) is { Length: > 0 } text ? text : null;

    /// <summary>Whether the day of a cell depends on whether its column has day or month first.</summary>
    public bool HasOrderedDate() => reading.Orders is null && DateOrders.Columns.Any(HasOrderedDate);

    public DateOnly? Date(CaseColumn column)
    {
        var text = Text(column);
        if (text.Length == 0 || TableDate.IsNoDay(text))
        {
            return null;
        }

        var order = reading.Orders?.Of(column, text) ?? DateOrder.MonthFirst;
        var date = TableDate.Read(text, order, reading.DayShift, out var fault);
        if (date is null)
        {
            Complain(column, fault);
        }

        return date;
    }

    /// <summary>A whole number in the column's range; of ages with or without their unit.</summary>
    public int? Number(CaseColumn column)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        var (least, most) = column.Range;
        var read = column == CaseColumns.Age ? WholeNumber.ReadYears(text) : WholeNumber.Read(text);
        if (read is { } number && number >= least && number <= most)
        {
            return number;
        }

        Complain(column, $"{Quote(text, "the cell")} is no whole number from {least} to {most}");
        return null;
    }

    /// <summary>One of a closed list of words.</summary>
    /// <param name="column">The column.</param>
    /// <param name="read">The value of a word, by its letters in lower case; null where it is not known.</param>
    /// <param name="meansNone">Whether such a word says that there is no value.</param>
    /// <param name="known">Which words are known, for a message; empty to say none.</param>
    public T? Word<T>(
        CaseColumn column, Func<string, T?> read, Func<string, bool>? meansNone = null, string known = "")
        where T : struct
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        var key = HeaderKey.Of(text);
        var value = read(key);
        if (value is null && meansNone?.Invoke(key) != true)
        {
            Complain(column, $"{Quote(text, "the word")} is not known{known}");
        }

        return value;
    }

    /// <summary>
    /// The elements of a list, without those that say that there is none; what several columns give counts once.
    /// </summary>
    public IReadOnlyList<string> List(CaseColumn column)
    {
        var texts = Texts(column).ToList();
        var elements = texts.SelectMany(CellText.Split).Where(element => !BlankWords.Mean(element))
            .Select(element => column.IsText ? TextRepair.Repair(OddMarks.DropZeroWidth(element)).Trim() : element);
        return [.. texts.Count > 1 ? elements.Distinct() : elements];
    }

    // A list may stand in several columns: icd10_1, icd10_2.
    private IEnumerable<string> Texts(CaseColumn column)
    {
        foreach (var place in binding.Places(column.Name).ToArray())
        {
            if (place < fields.Length && Clean(column, fields[place]) is { Length: > 0 } text)
            {
                yield return text;
            }
        }
    }

    /// <summary>Warns of cells that hold the error of a formula; they are blank.</summary>
    public void WarnOfErrors()
    {
        foreach (var column in binding.Bound)
        {
            foreach (var place in binding.Places(column))
            {
                if (place < fields.Length && BlankWords.IsError(fields[place].AsSpan().Trim()))
                {
                    Warn($"{column}: an error of a formula ({fields[place].Trim()}); left blank");
                }
            }
        }
    }

    public void Warn(string warning)
    {
        if (!_warnings.Contains(warning))
        {
            _warnings.Add(warning);
        }
    }

    private bool HasOrderedDate(CaseColumn column)
    {
        foreach (var place in binding.Places(column.Name))
        {
            if (place < fields.Length && TableDate.HasOrder(fields[place]))
            {
                return true;
            }
        }

        return false;
    }

    private string Clean(CaseColumn column, string cell)
    {
        var text = cell.Trim();
        if (reading.IsNeutralised)
        {
            var unguarded = SpreadsheetText.Unguard(text);
            text = unguarded.Length < text.Length ? unguarded : SpreadsheetText.Unwrap(text);
        }

        text = BlankWords.OrEmpty(text);
        if (text.Length == 0 || (BlankWords.AreOfPeople(text) && !Published.Contains(column)))
        {
            return "";
        }

        return column.IsText && column.Kind == CaseColumnKind.List ? TextRepair.Decode(text)
            : column.IsText ? TextRepair.Repair(OddMarks.DropZeroWidth(text)).Trim()
            : BlankWords.OrEmpty(OddMarks.Fold(text));
    }

    private void Complain(CaseColumn column, string what, string done = "left blank")
    {
        if (!column.RejectsRow)
        {
            Warn($"{column}: {what}; {done}");
        }
        else if (FaultyColumn is null)
        {
            FaultyColumn = column;
            Fault = what;
        }
    }

    private static string Quote(string text, string what) =>
        text.Length <= LongestQuote ? $"{what} '{text}'" : $"a text of {text.Length} characters";
}
