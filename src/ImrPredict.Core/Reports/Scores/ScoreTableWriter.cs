using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using ImrPredict.Text;

namespace ImrPredict.Reports;

/// <summary>Writes the score table as CSV (RFC 4180, UTF-8, line feed).</summary>
public static class ScoreTableWriter
{
    /// <summary>Writes header and rows; cells that a spreadsheet would run or change are guarded.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="rows">Cells in the order of <see cref="ScoreTable.Columns"/>.</param>
    public static void WriteCsv(Stream stream, IEnumerable<string[]> rows)
    {
        using var text = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        foreach (var column in ScoreTable.Columns)
        {
            csv.WriteField(column.Name);
        }

        csv.NextRecord();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                csv.WriteField(Written(i, row[i]));
            }

            csv.NextRecord();
        }
    }

    private static string Written(int column, string cell) =>
        ScoreTable.Columns[column].Kind != CellKind.Text ? cell
        : column == 0 ? SpreadsheetText.GuardId(cell)
        : SpreadsheetText.Guard(cell);
}
