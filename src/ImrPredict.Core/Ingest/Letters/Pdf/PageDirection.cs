namespace ImrPredict.Ingest.Letters.Pdf;

/// <summary>
/// The direction in which the text of a page runs. Letters of another direction or of a size out of all proportion are
/// stamps, watermarks and margin notes, not the letter; a page that lies aslant is set straight.
/// </summary>
internal static class PageDirection
{
    // Unit: degrees. A line of a scan wavers by less, a stamp is turned by more.
    private const double Tolerance = 4;

    // Upright text is the letter where there is this share of it, however much runs along the margin.
    private const double UprightShare = 0.3;

    private const int LargestSize = 200;

    // Shares of the usual size of the type.
    private const double Poster = 2.2;
    private const double Speck = 0.4;

    // Of a line that is long enough to show how the page lies; a share of the size of the type.
    private const double LongLine = 12;
    private const double FlatSlope = 0.003;

    /// <summary>The size of most letters of some pages. Unit: whole points.</summary>
    public static double UsualSize(IReadOnlyList<List<PdfGlyph>> pages)
    {
        var counts = new int[LargestSize + 1];
        foreach (var page in pages)
        {
            foreach (var glyph in page)
            {
                counts[(int)Math.Min(Math.Round(glyph.Size), LargestSize)] += glyph.IsBlank ? 0 : 1;
            }
        }

        return Array.IndexOf(counts, counts.Max());
    }

    /// <summary>The letters of the page's text, as on a page that lies straight.</summary>
    /// <param name="glyphs">The letters, in the order of the file.</param>
    /// <param name="usualSize">Size of most letters of the document.</param>
    public static List<PdfGlyph> Straighten(List<PdfGlyph> glyphs, double usualSize)
    {
        var sized = glyphs.Exists(g => !IsOfSize(g, usualSize))
            ? glyphs.FindAll(g => IsOfSize(g, usualSize))
            : glyphs;
        if (sized.Exists(g => g.EndY != g.Y || g.EndX < g.X))
        {
            var main = Direction(sized);
            sized = [.. sized.Where(g => IsAlong(g, main)).Select(g => g.TurnedBack(Math.Cos(main), Math.Sin(main)))];
        }

        var slope = Slope(sized);
        return Math.Abs(slope) < FlatSlope ? sized : Level(sized, slope);
    }

    private static bool IsOfSize(PdfGlyph glyph, double usual) =>
        glyph.IsBlank || (glyph.Size <= Poster * Math.Max(usual, 1) && glyph.Size >= Speck * usual);

    /// <summary>The angle of most base lines. Unit: radians.</summary>
    private static double Direction(List<PdfGlyph> glyphs)
    {
        var angles = glyphs.Where(HasDirection).Select(Angle).ToList();
        var bins = new int[360];
        angles.ForEach(a => bins[Bin(a)]++);
        var near = Enumerable.Range(0, 360).Select(i => Enumerable.Range(-2, 5).Sum(d => bins[(i + d + 360) % 360]))
            .ToArray();
        var upright = Array.IndexOf(near, near[355..].Concat(near[..6]).Max());
        var most = near[upright] >= UprightShare * angles.Count && (upright < 6 || upright >= 355)
            ? upright
            : Array.IndexOf(near, near.Max());
        var main = most * Math.PI / 180;
        var sorted = angles.Select(a => Difference(a, main)).Where(d => Math.Abs(d) < 3 * Math.PI / 180).Order()
            .ToList();
        return sorted.Count == 0 ? 0 : main + sorted[sorted.Count / 2];
    }

    private static bool IsAlong(PdfGlyph glyph, double main) =>
        !HasDirection(glyph) || Math.Abs(Difference(Angle(glyph), main)) < Tolerance * Math.PI / 180;

    // Marks without a width, and the sum of an accent and its letter, show none.
    private static bool HasDirection(PdfGlyph glyph) => glyph.Width > 0.01 * glyph.Size;

    private static double Angle(PdfGlyph glyph) => Math.Atan2(glyph.EndY - glyph.Y, glyph.EndX - glyph.X);

    private static int Bin(double angle) => ((int)Math.Round(angle * 180 / Math.PI) + 360) % 360;

    private static double Difference(double angle, double other) => Math.IEEERemainder(angle - other, 2 * Math.PI);

    /// <summary>
    /// How lines climb whose words lie level each, as text recognition places those of a page that lay aslant. Lines
    /// are told by the order of the file.
    /// </summary>
    private static double Slope(List<PdfGlyph> glyphs)
    {
        var slopes = new List<double>();
        var (line, word) = (0, 0);
        for (var i = 1; i <= glyphs.Count; i++)
        {
            if (i < glyphs.Count && Continues(glyphs[i - 1], glyphs[i]))
            {
                word = IsLevel(glyphs[i - 1], glyphs[i]) ? word : i;
                continue;
            }

            // A line without a step is level; its last word is all of it.
            var (first, last) = (glyphs[line], word > line ? glyphs[word] : glyphs[i - 1]);
            if (last.X - first.X > LongLine * first.Size)
            {
                slopes.Add((last.Y - first.Y) / (last.X - first.X));
            }

            (line, word) = (i, i);
        }

        slopes.Sort();
        return slopes.Count < 3 ? 0 : slopes[slopes.Count / 2];
    }

    /// <summary>The letters with the words of a line, which climb, on one base line.</summary>
    private static List<PdfGlyph> Level(List<PdfGlyph> glyphs, double slope)
    {
        var level = new List<PdfGlyph>(glyphs.Count);
        var word = 0;
        for (var i = 0; i < glyphs.Count; i++)
        {
            word = i > 0 && Continues(glyphs[i - 1], glyphs[i]) && IsLevel(glyphs[i - 1], glyphs[i]) ? word : i;
            var climb = slope * glyphs[word].X;
            level.Add(glyphs[i] with { Y = glyphs[i].Y - climb, EndY = glyphs[i].EndY - climb });
        }

        return level;
    }

    private static bool Continues(PdfGlyph before, PdfGlyph glyph) =>
        glyph.X >= before.X && glyph.X - before.EndX < 2 * glyph.Size
        && Math.Abs(glyph.Y - before.Y) < 0.4 * glyph.Size;

    private static bool IsLevel(PdfGlyph before, PdfGlyph glyph) =>
        Math.Abs(glyph.Y - before.Y) < 0.002 * glyph.Size;
}
