using System.Globalization;
using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Tables.Rows;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>
/// The cells of one row by column, with what is wrong in them. The column says whether a cell that cannot be read
/// rejects the row or is left blank with a warning.
/// </summary>
internal sealed class CaseCells(ColumnBinding binding, string[] fields, bool formulasNeutralised)
{
    private const int LongestQuote = 30;
    private readonly List<string> _warnings = [];

    /// <summary>What is worth saying about the row, in the order of reading.</summary>
    public string[] Warnings => [.. _warnings];

    /// <summary>The column of the first fault; null for none.</summary>
    public CaseColumn? FaultyColumn { get; private set; }

    /// <summary>What the first fault is.</summary>
    public string Fault { get; private set; } = "";

    public string Text(CaseColumn column)
    {
        var cell = binding.Cell(fields, column.Name);
        return formulasNeutralised ? SpreadsheetText.Unguard(cell) : cell;
    }

    public string? TextOrNull(CaseColumn column) => Text(column) is { Length: > 0 } text ? text : null;

    public DateOnly? Date(CaseColumn column)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        var date = TableDate.Read(text, out var fault);
        if (date is null)
        {
            Complain(column, fault);
        }

        return date;
    }

    /// <summary>A whole number in the column's range.</summary>
    public int? Number(CaseColumn column)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        var (least, most) = column.Range;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number >= least && number <= most)
        {
            return (int)number;
        }

        Complain(column, $"{Quote(text)} is no whole number from {least} to {most}");
        return null;
    }

    /// <summary>One of a closed list of words.</summary>
    public T? Word<T>(CaseColumn column, Func<string, T?> read)
        where T : struct
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        var value = read(HeaderKey.Of(text));
        if (value is null)
        {
            Complain(column, $"{Quote(text)} is not known");
        }

        return value;
    }

    public void Warn(string warning) => _warnings.Add(warning);

    private void Complain(CaseColumn column, string what)
    {
        if (!column.RejectsRow)
        {
            Warn($"{column}: {what}; left blank");
        }
        else if (FaultyColumn is null)
        {
            FaultyColumn = column;
            Fault = what;
        }
    }

    private static string Quote(string text) =>
        text.Length <= LongestQuote ? $"'{text}'" : $"a text of {text.Length} characters";
}
