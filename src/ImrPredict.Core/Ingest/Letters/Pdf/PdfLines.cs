using System.Text;
using PdfLetter = UglyToad.PdfPig.Content.Letter;

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

    /// <summary>Appends the lines of one page.</summary>
    public static void Append(StringBuilder builder, IReadOnlyList<PdfLetter> letters)
    {
        var rows = Rows(letters);
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

    private static List<Row> Rows(IReadOnlyList<PdfLetter> letters)
    {
        var ordered = Ordered(letters);
        var rows = new List<Row>();
        for (var start = 0; start < ordered.Count;)
        {
            var y = ordered[start].Y;
            var end = start + 1;
            while (end < ordered.Count
                && y - ordered[end].Y <= SameRow * Math.Max(ordered[end].Size, ordered[start].Size))
            {
                end++;
            }

            if (Row.Of(ordered, start, end) is { } row)
            {
                rows.Add(row);
            }

            start = end;
        }

        return rows;
    }

    /// <summary>Letters from top to bottom; those of one base line stay in the order of the file.</summary>
    private static List<Glyph> Ordered(IReadOnlyList<PdfLetter> letters)
    {
        var glyphs = new List<Glyph>(letters.Count);
        var isOrdered = true;
        foreach (var letter in letters)
        {
            var glyph = Glyph.Of(letter);
            isOrdered &= glyphs.Count == 0 || glyphs[^1].Y >= glyph.Y;
            glyphs.Add(glyph);
        }

        return isOrdered ? glyphs : [.. glyphs.OrderByDescending(g => g.Y)];
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

    private readonly record struct Glyph(string Value, double X, double End, double Y, double Size, bool IsBold)
    {
        public static Glyph Of(PdfLetter letter) => new(
            letter.Value, letter.StartBaseLine.X, letter.EndBaseLine.X, letter.StartBaseLine.Y,
            letter.PointSize > 0 ? letter.PointSize : 1,
            letter.FontName?.Contains("Bold", StringComparison.OrdinalIgnoreCase) == true);

        public bool IsBlank => string.IsNullOrWhiteSpace(Value);
    }

    private sealed record Row(double Y, string Text, bool StartsBold, bool EndsBold)
    {
        /// <summary>The row that some letters make; null where they are all blank.</summary>
        public static Row? Of(List<Glyph> glyphs, int start, int end)
        {
            glyphs.Sort(start, end - start, ByX.Instance);
            var builder = new StringBuilder(end - start + 8);
            Glyph? first = null;
            Glyph last = default;
            var isSpace = false;
            for (var i = start; i < end; i++)
            {
                var glyph = glyphs[i];
                if (glyph.IsBlank)
                {
                    isSpace = true;
                    continue;
                }

                if (first is not null)
                {
                    var gap = glyph.X - last.End;
                    builder.Append(
                        gap > CellGap * glyph.Size ? "  " : isSpace || gap > WordGap * glyph.Size ? " " : "");
                }

                builder.Append(glyph.Value);
                first ??= glyph;
                last = glyph;
                isSpace = false;
            }

            return first is { } begin ? new(begin.Y, builder.ToString(), begin.IsBold, last.IsBold) : null;
        }
    }

    private sealed class ByX : IComparer<Glyph>
    {
        public static readonly ByX Instance = new();

        public int Compare(Glyph left, Glyph right) => left.X.CompareTo(right.X);
    }
}
