using System.Globalization;
using ImrPredict.Ingest.Tables.Rows;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>
/// The cells of one row by column, with what is wrong in them. A cell that would mislead a model when it is read wrong
/// or left out (outcome, dates, years, item number, kind of text) is a fault and rejects the row; any other that cannot
/// be read is left blank with a warning.
/// </summary>
internal sealed class CaseCells(ColumnBinding binding, string[] fields, bool formulasNeutralised)
{
    private const int LongestQuote = 30;
    private readonly List<string> _warnings = [];

    /// <summary>What is worth saying about the row, in the order of reading.</summary>
    public string[] Warnings => [.. _warnings];

    /// <summary>The column of the first fault; null for none.</summary>
    public string? FaultyColumn { get; private set; }

    /// <summary>What the first fault is.</summary>
    public string Fault { get; private set; } = "";

    public string Text(string column)
    {
        var cell = binding.Cell(fields, column);
        return formulasNeutralised ? SpreadsheetText.Unguard(cell) : cell;
    }

    public string? TextOrNull(string column) => Text(column) is { Length: > 0 } text ? text : null;

    public DateOnly? Date(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        var date = TableDate.Read(text, out var fault);
        if (date is null)
        {
            Reject(column, fault);
        }

        return date;
    }

    /// <summary>A whole number in a range; else a fault, or a warning.</summary>
    public int? Number(string column, int least, int most, bool isFault)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number >= least && number <= most)
        {
            return (int)number;
        }

        Complain(column, $"{Quote(text)} is no whole number from {least} to {most}", isFault);
        return null;
    }

    /// <summary>One of a closed list of words; else a fault, or a warning.</summary>
    public T? Word<T>(string column, Func<string, T?> read, bool isFault)
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
            Complain(column, $"{Quote(text)} is not known", isFault);
        }

        return value;
    }

    public void Warn(string warning) => _warnings.Add(warning);

    public void Reject(string column, string fault)
    {
        if (FaultyColumn is null)
        {
            FaultyColumn = column;
            Fault = fault;
        }
    }

    private void Complain(string column, string what, bool isFault)
    {
        if (isFault)
        {
            Reject(column, what);
        }
        else
        {
            Warn($"{column}: {what}; left blank");
        }
    }

    private static string Quote(string text) =>
        text.Length <= LongestQuote ? $"'{text}'" : $"a text of {text.Length} characters";
}
