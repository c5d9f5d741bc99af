namespace ImrPredict.Ingest.Letters.Pdf;

/// <summary>
/// Letters that are drawn twice, a little apart, to look bold or to cast a shadow: each is read once. A letter alone is
/// a double where it lies on its equal; a word is one where it lies by an equal word, since in narrow letters the
/// shift may be as wide as the letter.
/// </summary>
internal static class DoubledGlyphs
{
    // Shares of the width of a letter, of the size of the type.
    private const double OnTop = 0.6;
    private const double Beside = 0.35;

    /// <summary>Letters of a row without doubles.</summary>
    /// <param name="row">The letters, in the order of the file; blanks may be among them.</param>
    public static List<PdfGlyph> Without(List<PdfGlyph> row)
    {
        var words = new List<List<PdfGlyph>>();
        foreach (var glyph in row.Where(g => !g.IsBlank))
        {
            var word = words.Count == 0 ? null : words[^1];
            if (word is not null && IsDouble(word[^1], glyph))
            {
                continue;
            }

            if (word is not null && Continues(word[^1], glyph))
            {
                word.Add(glyph);
            }
            else
            {
                words.Add([glyph]);
            }
        }

        var kept = new List<List<PdfGlyph>>();
        foreach (var word in words)
        {
            if (!kept.Exists(other => AreDoubles(other, word)))
            {
                kept.Add(word);
            }
        }

        return [.. kept.SelectMany(word => word).Concat(row.Where(g => g.IsBlank))];
    }

    private static bool IsDouble(PdfGlyph before, PdfGlyph glyph) =>
        glyph.Value == before.Value
        && Math.Abs(glyph.X - before.X) < OnTop * Math.Max(before.Width, 0.1 * before.Size)
        && Math.Abs(glyph.Y - before.Y) < Beside * before.Size;

    private static bool Continues(PdfGlyph before, PdfGlyph glyph) =>
        Math.Abs(glyph.Y - before.Y) < 0.02 * before.Size && Math.Abs(glyph.X - before.EndX) < 0.1 * before.Size;

    private static bool AreDoubles(List<PdfGlyph> word, List<PdfGlyph> other) =>
        word.Count == other.Count
        && Math.Abs(word[0].X - other[0].X) < Beside * word[0].Size
        && Math.Abs(word[0].Y - other[0].Y) < Beside * word[0].Size
        && word.Zip(other, (a, b) => a.Value == b.Value).All(same => same);
}
