using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.Graphics.Core;

namespace ImrPredict.Ingest.Letters.Pdf;

/// <summary>What the paint of a page does to its letters: those that no reader can see are left out.</summary>
internal sealed class PagePaint
{
    private const double White = 0.95;
    private const double LeastOpacity = 0.05;

    // Pages of drawings have fills by the thousand, which hide no letters.
    private const int MostFills = 2000;

    private readonly List<PageBox> _pictures = [];
    private readonly List<(PageBox Box, bool IsWhite)> _fills = [];

    // Letters that are drawn without ink, as text recognition leaves them above or below its picture.
    private readonly List<int> _inkless = [];
    private readonly HashSet<int> _covered = [];
    private IColor? _colour;
    private bool _isWhite;

    /// <summary>The middle of a letter.</summary>
    public static (double X, double Y) Middle(PdfGlyph glyph)
    {
        var (dx, dy) = (glyph.EndX - glyph.X, glyph.EndY - glyph.Y);
        var rise = Math.Sqrt((dx * dx) + (dy * dy)) is var width and > 0 ? 0.3 * glyph.Size / width : 0;
        return ((glyph.X + glyph.EndX - (2 * dy * rise)) / 2, (glyph.Y + glyph.EndY + (2 * dx * rise)) / 2);
    }

    /// <summary>Whether letters are drawn so thin that they cannot be seen.</summary>
    public static bool IsTransparent(CurrentGraphicsState state) => state.FontState.TextRenderingMode switch
    {
        TextRenderingMode.Stroke or TextRenderingMode.StrokeClip => state.AlphaConstantStroking < LeastOpacity,
        _ => state.AlphaConstantNonStroking < LeastOpacity,
    };

    /// <summary>Notes a letter that needs something behind it to be seen.</summary>
    /// <param name="index">Its place among the letters.</param>
    /// <param name="glyph">The letter.</param>
    /// <param name="state">How it is drawn.</param>
    public void Note(int index, PdfGlyph glyph, CurrentGraphicsState state)
    {
        var mode = state.FontState.TextRenderingMode;
        if (mode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip)
        {
            _inkless.Add(index);
        }
        else if (mode is TextRenderingMode.Fill or TextRenderingMode.FillClip
            && IsWhite(state.CurrentNonStrokingColor))
        {
            var (x, y) = Middle(glyph);
            var behind = _fills.FindLastIndex(f => f.Box.Contains(x, y, tolerance: 0));
            if (behind < 0 || _fills[behind].IsWhite)
            {
                _inkless.Add(index);
            }
        }
    }

    /// <summary>Notes a filled box, which covers the letters drawn before it.</summary>
    /// <param name="box">The box around what is filled.</param>
    /// <param name="isBox">Whether all of the box is filled.</param>
    /// <param name="glyphs">The letters drawn so far.</param>
    /// <param name="state">How it is filled.</param>
    public void Fill(PageBox box, bool isBox, List<PdfGlyph> glyphs, CurrentGraphicsState state)
    {
        if (!box.CanCover || _fills.Count == MostFills)
        {
            return;
        }

        _fills.Add((box, IsWhite(state.CurrentNonStrokingColor)));
        if (isBox && state.AlphaConstantNonStroking > 1 - LeastOpacity && state.BlendMode == BlendMode.Normal
            && state.SoftMask is null && state.CurrentNonStrokingColor is not PatternColor)
        {
            for (var i = 0; i < glyphs.Count; i++)
            {
                var (x, y) = Middle(glyphs[i]);
                if (box.Contains(x, y, tolerance: 0))
                {
                    _covered.Add(i);
                }
            }
        }
    }

    /// <summary>Notes a picture; letters without ink that lie on it are what it shows.</summary>
    public void Picture(PageBox box) => _pictures.Add(box);

    /// <summary>The letters that can be seen.</summary>
    /// <param name="glyphs">All letters.</param>
    /// <param name="kept">The new place of each letter, -1 where it is left out; null where all stay.</param>
    public List<PdfGlyph> Seen(List<PdfGlyph> glyphs, out int[]? kept)
    {
        kept = null;
        _covered.UnionWith(_inkless.Where(i => !IsOnPicture(glyphs[i])));
        if (_covered.Count == 0)
        {
            return glyphs;
        }

        kept = new int[glyphs.Count];
        var seen = new List<PdfGlyph>(glyphs.Count - _covered.Count);
        for (var i = 0; i < glyphs.Count; i++)
        {
            kept[i] = _covered.Contains(i) ? -1 : seen.Count;
            if (kept[i] >= 0)
            {
                seen.Add(glyphs[i]);
            }
        }

        return seen;
    }

    private bool IsOnPicture(PdfGlyph glyph)
    {
        var (x, y) = Middle(glyph);
        return _pictures.Exists(p => p.Contains(x, y, tolerance: 1));
    }

    private bool IsWhite(IColor? colour)
    {
        if (!ReferenceEquals(colour, _colour))
        {
            _colour = colour;
            _isWhite = colour is not null and not PatternColor
                && colour.ToRGBValues() is (var r, var g, var b) && Math.Min(r, Math.Min(g, b)) >= White;
        }

        return _isWhite;
    }
}
