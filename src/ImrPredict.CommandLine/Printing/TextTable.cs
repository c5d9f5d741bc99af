using ImrPredict.Cases;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ImrPredict.CommandLine.Printing;

/// <summary>
/// A table of a report that keeps to the width there is: where columns are too many, the least important are left out,
/// and labels are never squeezed.
/// </summary>
/// <param name="columns">
/// Titles. One that begins with <c>&gt;</c> is set to the right, one that begins with <c>~</c> holds sentences, which
/// break at words; one that ends with <c>?</c> and a digit may be left out, the largest digit first.
/// </param>
public sealed class TextTable(params string[] columns)
{
    private const int MostColumnsWhereNarrow = 5;
    private const int Wide = 100;
    private const int WidestTable = 10_000;
    private const int NarrowSentence = 30;
    private readonly List<string[]> _rows = [];
    private readonly TextColumn[] _columns = [.. columns.Select(TextColumn.Parse)];

    /// <summary>Whether it has rows.</summary>
    public bool HasRows => _rows.Count > 0;

    /// <summary>Adds a row.</summary>
    /// <param name="cells">
    /// One cell a column; square brackets are plain text, and so is what would be a command to a terminal.
    /// </param>
    public void Add(params string[] cells) => _rows.Add([.. cells.Select(ImrPredictException.OneLine)]);

    /// <summary>The table with the columns that have room.</summary>
    /// <param name="console">What it is measured on.</param>
    /// <param name="width">Columns of the terminal.</param>
    internal Table Fit(IAnsiConsole console, int width)
    {
        var kept = Enumerable.Range(0, _columns.Length).ToList();
        while (true)
        {
            var table = Of(kept);
            var wanted = ((IRenderable)table).Measure(RenderOptions.Create(console), WidestTable).Max
                - kept.Where(c => _columns[c].Breaks).Sum(Breakable);
            var droppable = kept.Where(c => _columns[c].Rank > 0).ToList();
            if (droppable.Count == 0
                || (wanted <= width && (width >= Wide || kept.Count <= MostColumnsWhereNarrow)))
            {
                return table;
            }

            kept.Remove(droppable.MaxBy(c => _columns[c].Rank));
        }
    }

    private int Breakable(int column) =>
        Math.Max(0, _rows.Select(row => row[column].Length).DefaultIfEmpty().Max() - NarrowSentence);

    private Table Of(List<int> kept)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in kept.Select(c => _columns[c]))
        {
            table.AddColumn(new TableColumn(new Spectre.Console.Text(column.Title))
            {
                NoWrap = column.IsRight,
                Alignment = column.IsRight ? Justify.Right : Justify.Left,
            });
        }

        foreach (var row in _rows)
        {
            table.AddRow(kept.Select(c => new Spectre.Console.Text(row[c])));
        }

        return table;
    }

    private sealed record TextColumn(string Title, bool IsRight, bool Breaks, int Rank)
    {
        public static TextColumn Parse(string written)
        {
            var (isRight, breaks) = (written.StartsWith('>'), written.StartsWith('~'));
            var rank = written is [.., '?', var digit] && char.IsAsciiDigit(digit) ? digit - '0' : 0;
            return new(written[(isRight || breaks ? 1 : 0)..(rank > 0 ? ^2 : ^0)], isRight, breaks, rank);
        }
    }
}
