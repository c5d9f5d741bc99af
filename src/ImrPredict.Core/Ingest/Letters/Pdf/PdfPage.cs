using UglyToad.PdfPig.Tokens;

namespace ImrPredict.Ingest.Letters.Pdf;

/// <summary>The letters of a page that its reader can see, in the order of the file.</summary>
/// <param name="Glyphs">The letters; those of layers are still among them.</param>
/// <param name="Layers">For each letter that belongs to a layer, its place among the letters and the layers.</param>
internal sealed record PdfPage(List<PdfGlyph> Glyphs, IReadOnlyList<(int Glyph, DictionaryToken Layer)> Layers)
{
    /// <summary>The letters without those of layers that are switched off.</summary>
    /// <param name="isHidden">Whether a layer is.</param>
    public List<PdfGlyph> Shown(Func<DictionaryToken, bool> isHidden)
    {
        var hidden = Layers.Where(l => isHidden(l.Layer)).Select(l => l.Glyph).ToHashSet();
        return hidden.Count == 0 ? Glyphs : [.. Glyphs.Where((_, i) => !hidden.Contains(i))];
    }
}
