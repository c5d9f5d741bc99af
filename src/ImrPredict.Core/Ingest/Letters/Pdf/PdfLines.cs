using System.Text;

namespace ImrPredict.Ingest.Letters.Pdf;

/// <summary>
/// Puts the letters of a page into lines by their coordinates, whatever their order in the file: rows by base line,
/// spaces where the gap asks for one, a blank line where the leading or the weight of the type shows a new paragraph.
/// </summary>
internal static class PdfLines
{
    // Shares of the type size, but for the last, which is a share of the usual distance of lines.
    private const double SameRow = 0.45;
    private const double WordGap = 0.12;
    private const double CellGap = 1.5;
    private const double ParagraphGap = 1.3;

    // Letters that overlap by this share of the type size are drawn twice.
    private const double Overlap = 0.12;

    // Letters apart, in a row, that make a word set wide; and how much wider than its gaps a space in it is.
    private const int SetWide = 6;
    private const double WidestGap = 4;
    private const double WideSpace = 1.6;

    /// <summary>Appends the lines of one page.</summary>
    /// <param name="builder">Where to.</param>
    /// <param name="glyphs">The letters of a page that lies straight, in the order of the file.</param>
    public static void Append(StringBuilder builder, List<PdfGlyph> glyphs)
    {
        var rows = Rows(glyphs);
        var pitch = UsualPitch(rows);
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0)
            {
                var isGap = rows[i - 1].Y - rows[i].Y > ParagraphGap * pitch;
                builder.Append(isGap || rows[i].StartsBold != rows[i - 1].EndsBold ? "\n\n" : "\n");
            }

            builder.Append(rows[i].Text);
        }

        builder.Append('\n');
    }

    private static List<Row> Rows(List<PdfGlyph> glyphs)
    {
        var ordered = Ordered(glyphs);
        var rows = new List<List<PdfGlyph>>();
        for (var start = 0; start < ordered.Count;)
        {
            var y = ordered[start].Y;
            var end = start + 1;
            while (end < ordered.Count
                && y - ordered[end].Y <= SameRow * Math.Max(ordered[end].Size, ordered[start].Size))
            {
                end++;
            }

            rows.Add(InOrder(ordered, start, end));
            start = end;
        }

        return [.. MarginColumns.Without(rows).Select(Written).OfType<Row>()];
    }

    /// <summary>Letters from top to bottom; those of one base line stay in the order of the file.</summary>
    private static List<PdfGlyph> Ordered(List<PdfGlyph> glyphs)
    {
        for (var i = 1; i < glyphs.Count; i++)
        {
            if (glyphs[i].Y > glyphs[i - 1].Y)
            {
                return [.. glyphs.OrderByDescending(g => g.Y)];
            }
        }

        return glyphs;
    }

    private static double UsualPitch(List<Row> rows)
    {
        if (rows.Count < 2)
        {
            return double.MaxValue;
        }

        var gaps = rows.Zip(rows.Skip(1), (above, below) => above.Y - below.Y).Order().ToList();
        return gaps[gaps.Count / 2];
    }

    /// <summary>Letters of a row from left to right, doubles left out.</summary>
    private static List<PdfGlyph> InOrder(List<PdfGlyph> glyphs, int start, int end)
    {
        var row = glyphs.GetRange(start, end - start);
        row.Sort(ByX.Instance);
        if (HasOverlap(row))
        {
            row = DoubledGlyphs.Without(glyphs.GetRange(start, end - start));
            row.Sort(ByX.Instance);
        }

        return row;
    }

    private static bool HasOverlap(List<PdfGlyph> row)
    {
        PdfGlyph? last = null;
        foreach (var glyph in row)
        {
            if (glyph.IsBlank)
            {
                continue;
            }

            if (last is { } before && before.EndX - glyph.X > Overlap * glyph.Size)
            {
                return true;
            }

            last = glyph;
        }

        return false;
    }

    /// <summary>A row in words; null where its letters are all blank.</summary>
    private static Row? Written(List<PdfGlyph> row)
    {
        var builder = new StringBuilder(row.Count + 8);
        PdfGlyph? first = null;
        PdfGlyph last = default;
        var isSpace = false;
        var (wideEnd, wideGap) = (-1, 0.0);
        for (var i = 0; i < row.Count; i++)
        {
            var glyph = row[i];
            if (glyph.IsBlank)
            {
                isSpace = true;
                continue;
            }

            if (first is not null)
            {
                var gap = glyph.X - last.EndX;
                if (i > wideEnd && IsApart(last, glyph))
                {
                    (wideEnd, wideGap) = WideRun(row, i);
                }

                builder.Append(i <= wideEnd ? (gap > WideSpace * wideGap ? " " : "")
                    : gap > CellGap * glyph.Size ? "  " : isSpace || gap > WordGap * glyph.Size ? " " : "");
            }

            builder.Append(glyph.Value);
            first ??= glyph;
            last = glyph;
            isSpace = false;
        }

        return first is { } begin ? new(begin.Y, builder.ToString(), begin.IsBold, last.IsBold) : null;
    }

    /// <summary>Where a run of letters set wide ends, and the gap between them; -1 where none begins.</summary>
    /// <param name="row">Letters and blanks from left to right.</param>
    /// <param name="second">Place of the second letter of the run.</param>
    private static (int End, double Gap) WideRun(List<PdfGlyph> row, int second)
    {
        var gaps = new List<double>();
        var before = Marked(row, second - 1, -1);
        if (Marked(row, before - 1, -1) is var earlier and >= 0 && !IsApart(row[earlier], row[before]))
        {
            return (-1, 0);
        }

        var (last, end) = (row[before], -1);
        for (var i = second; i < row.Count; i = Marked(row, i + 1, 1))
        {
            if (!IsApart(last, row[i]))
            {
                // The last one begins a word.
                gaps.RemoveAt(gaps.Count - 1);
                end = Marked(row, Marked(row, i - 1, -1) - 1, -1);
                break;
            }

            if (row[i].X - last.EndX > WidestGap * row[i].Size || row[i].Size != last.Size)
            {
                break;
            }

            gaps.Add(row[i].X - last.EndX);
            (end, last) = (i, row[i]);
        }

        gaps.Sort();
        return gaps.Count + 1 < SetWide ? (-1, 0) : (end, gaps[gaps.Count / 4]);
    }

    private static bool IsApart(PdfGlyph before, PdfGlyph glyph) => glyph.X - before.EndX > WordGap * glyph.Size;

    /// <summary>The first letter that is no blank, from a place onwards; outside of the row where there is
    /// none.</summary>
    private static int Marked(List<PdfGlyph> row, int from, int step)
    {
        while (from >= 0 && from < row.Count && row[from].IsBlank)
        {
            from += step;
        }

        return from;
    }

    private sealed record Row(double Y, string Text, bool StartsBold, bool EndsBold);

    private sealed class ByX : IComparer<PdfGlyph>
    {
        public static readonly ByX Instance = new();

        public int Compare(PdfGlyph left, PdfGlyph right) => left.X.CompareTo(right.X);
    }
}
