namespace ImrPredict.Ingest.Letters.Pdf;

/// <summary>
/// Columns of single letters or small numbers along a margin: the line numbers of pleading paper, or words set
/// upright, one letter above the other. They are no part of the lines beside them.
/// </summary>
internal static class MarginColumns
{
    private const int FewestRows = 6;
    private const int MostRows = 300;

    // A share of the size of the type.
    private const double Gap = 1.2;

    // Numbers of one and two digits are set flush left, flush right or centred. Unit: points.
    private const double SameColumn = 4;

    /// <summary>The rows, each from left to right, without such columns.</summary>
    public static IEnumerable<List<PdfGlyph>> Without(List<List<PdfGlyph>> rows)
    {
        var left = Cells(rows, fromLeft: true);
        var right = Cells(rows, fromLeft: false);
        return left.Count == 0 && right.Count == 0 ? rows
            : rows.Select((row, i) => row.FindAll(g => !IsIn(g, left, i) && !IsIn(g, right, i)));
    }

    private static bool IsIn(PdfGlyph glyph, Dictionary<int, (double From, double To)> cells, int row) =>
        cells.TryGetValue(row, out var cell) && glyph.X >= cell.From && glyph.X <= cell.To;

    /// <summary>By row, where a cell of such a column stands.</summary>
    private static Dictionary<int, (double From, double To)> Cells(List<List<PdfGlyph>> rows, bool fromLeft)
    {
        var cells = new List<(int Row, double From, double To)>();
        for (var i = 0; i < rows.Count && cells.Count < MostRows; i++)
        {
            if (Cell(rows[i], fromLeft) is { } cell)
            {
                cells.Add((i, cell.From, cell.To));
            }
        }

        if (cells.Count < FewestRows)
        {
            return [];
        }

        var column = cells.Select(c => cells.FindAll(other => AreBelow(c, other))).MaxBy(same => same.Count) ?? [];
        return column.Count < FewestRows ? [] : column.ToDictionary(c => c.Row, c => (c.From, c.To));
    }

    private static bool AreBelow((int Row, double From, double To) cell, (int Row, double From, double To) other) =>
        Math.Abs(cell.From - other.From) < SameColumn || Math.Abs(cell.To - other.To) < SameColumn;

    /// <summary>One letter, or a number of two digits, that stands alone at the edge of a row.</summary>
    private static (double From, double To)? Cell(List<PdfGlyph> row, bool fromLeft)
    {
        PdfGlyph? first = null;
        PdfGlyph? second = null;
        for (var i = 0; i < row.Count; i++)
        {
            var glyph = row[fromLeft ? i : row.Count - 1 - i];
            if (glyph.IsBlank)
            {
                continue;
            }

            if (first is not { } edge)
            {
                first = glyph;
            }
            else if (DistanceOf(second ?? edge, glyph) > Gap * glyph.Size)
            {
                break;
            }
            else if (second is null && IsDigit(edge) && IsDigit(glyph))
            {
                second = glyph;
            }
            else
            {
                return null;
            }
        }

        return first is not { } one ? null
            : second is not { } two ? (one.X, one.EndX)
            : (Math.Min(one.X, two.X), Math.Max(one.EndX, two.EndX));
    }

    private static double DistanceOf(PdfGlyph one, PdfGlyph other) =>
        one.X < other.X ? other.X - one.EndX : one.X - other.EndX;

    private static bool IsDigit(PdfGlyph glyph) => glyph.Value.Length == 1 && char.IsAsciiDigit(glyph.Value[0]);
}
