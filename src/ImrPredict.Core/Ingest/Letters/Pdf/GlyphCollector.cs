using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace ImrPredict.Ingest.Letters.Pdf;

/// <summary>
/// Runs the drawing operations of a page and keeps the letters that leave a mark on it: inside the page and the clip,
/// not transparent, not white on white, not painted over. Clips and fills count as the boxes around them.
/// </summary>
internal sealed class GlyphCollector : BaseStreamProcessor<PdfPage>
{
    // Layers that a glyph may lie in, outermost first; null for marked content that is no layer.
    private readonly List<DictionaryToken?> _marks = [];
    private readonly List<DictionaryToken> _formLayers = [];
    private readonly List<PageBox> _clips = [];
    private readonly List<PdfGlyph> _glyphs = [];
    private readonly List<(int Glyph, DictionaryToken Layer)> _layers = [];
    private readonly PagePaint _paint = new();
    private PageBox _path = PageBox.Nothing;
    private bool _isBoxes = true;
    private bool _isClip;
    private int _openLayers;

    // Most letters share font and colour with the one before.
    private IFont? _font;
    private bool _isBold;

    public GlyphCollector(
        int pageNumber, IResourceStore resourceStore, IPdfTokenScanner pdfScanner,
        IPageContentParser pageContentParser, ILookupFilterProvider filterProvider, CropBox cropBox,
        UserSpaceUnit userSpaceUnit, PageRotationDegrees rotation, TransformationMatrix initialMatrix,
        ParsingOptions parsingOptions)
        : base(pageNumber, resourceStore, pdfScanner, pageContentParser, filterProvider, cropBox, userSpaceUnit,
            rotation, initialMatrix, parsingOptions)
    {
        var page = PageBox.Of(cropBox.GetVisibleBounds(rotation));
        _clips.Add(page.CanCover ? page : PageBox.Everything);
    }

    private PageBox Clip
    {
        get => _clips[^1];
        set => _clips[^1] = value;
    }

    public override PdfPage Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        PageNumber = pageNumberCurrent;
        ProcessOperations(operations);
        var seen = _paint.Seen(_glyphs, out var kept);
        return kept is null
            ? new(_glyphs, _layers)
            : new(seen, [.. _layers.Where(l => kept[l.Glyph] >= 0).Select(l => (kept[l.Glyph], l.Layer))]);
    }

    public override void RenderGlyph(
        IFont font, CurrentGraphicsState currentState, double fontSize, double pointSize, int code, string unicode,
        long currentOffset, in TransformationMatrix renderingMatrix, in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix, CharacterBoundingBox characterBoundingBox)
    {
        if (!ReferenceEquals(font, _font))
        {
            _font = font;
            _isBold = font.Name?.Data.Contains("Bold", StringComparison.OrdinalIgnoreCase) == true;
        }

        var start = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(0, 0))));
        var end = transformationMatrix.Transform(
            textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(characterBoundingBox.Width, 0))));
        var glyph = new PdfGlyph(
            unicode, start.X, start.Y, end.X, end.Y, pointSize > 0 ? pointSize : 1, _isBold);
        var (x, y) = PagePaint.Middle(glyph);
        if (!Clip.Contains(x, y, tolerance: 1) || PagePaint.IsTransparent(currentState))
        {
            return;
        }

        if (_glyphs.Count > 0 && IsCombining(unicode))
        {
            var last = _glyphs[^1];
            _glyphs[^1] = last with { Value = (last.Value + unicode).Normalize() };
            return;
        }

        _paint.Note(_glyphs.Count, glyph, currentState);
        if (_openLayers > 0)
        {
            _layers.AddRange(_marks.OfType<DictionaryToken>().Concat(_formLayers).Select(l => (_glyphs.Count, l)));
        }

        _glyphs.Add(glyph);
    }

    public override void PushState()
    {
        base.PushState();
        _clips.Add(Clip);
    }

    public override void PopState()
    {
        base.PopState();
        if (_clips.Count > 1)
        {
            _clips.RemoveAt(_clips.Count - 1);
        }
    }

    public override void BeginMarkedContent(
        NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
        var layer = name.Data != "OC" ? null
            : propertyDictionaryName is null ? properties
            : ResourceStore.GetMarkedContentPropertiesDictionary(propertyDictionaryName) ?? properties;
        _openLayers += layer is null ? 0 : 1;
        _marks.Add(layer);
    }

    public override void EndMarkedContent()
    {
        if (_marks.Count > 0)
        {
            _openLayers -= _marks[^1] is null ? 0 : 1;
            _marks.RemoveAt(_marks.Count - 1);
        }
    }

    public override void BeginSubpath()
    {
    }

    public override PdfPoint? CloseSubpath() => null;

    public override void StrokePath(bool close) => EndPath();

    public override void FillPath(FillingRule fillingRule, bool close)
    {
        if (_path.Left <= _path.Right)
        {
            _paint.Fill(_path.Within(Clip), _isBoxes, _glyphs, GetCurrentState());
        }

        EndPath();
    }

    public override void FillStrokePath(FillingRule fillingRule, bool close) => FillPath(fillingRule, close);

    public override void MoveTo(double x, double y) => Extend(x, y, isBox: false);

    public override void LineTo(double x, double y) => Extend(x, y, isBox: false);

    public override void BezierCurveTo(double x2, double y2, double x3, double y3)
    {
        Extend(x2, y2, isBox: false);
        Extend(x3, y3, isBox: false);
    }

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3)
    {
        Extend(x1, y1, isBox: false);
        BezierCurveTo(x2, y2, x3, y3);
    }

    public override void Rectangle(double x, double y, double width, double height)
    {
        // The box around two boxes covers more than they do.
        var isBox = _path.Left > _path.Right && CurrentTransformationMatrix is { B: 0, C: 0 } or { A: 0, D: 0 };
        Extend(x, y, isBox);
        Extend(x + width, y, isBox);
        Extend(x, y + height, isBox);
        Extend(x + width, y + height, isBox);
    }

    public override void EndPath()
    {
        if (_isClip && _path.Left <= _path.Right)
        {
            Clip = Clip.Within(_path);
        }

        (_path, _isBoxes, _isClip) = (PageBox.Nothing, true, false);
    }

    public override void ClosePath()
    {
    }

    public override void ModifyClippingIntersect(FillingRule clippingRule) => _isClip = true;

    public override void PaintShading(NameToken shadingName)
    {
    }

    protected override void ProcessFormXObject(StreamToken formStream, NameToken xObjectName)
    {
        var isLayer = formStream.StreamDictionary.TryGet(
            NameToken.Create("OC"), PdfScanner, out DictionaryToken? layer) && layer is not null;
        if (isLayer)
        {
            _formLayers.Add(layer!);
            _openLayers++;
        }

        base.ProcessFormXObject(formStream, xObjectName);
        if (isLayer)
        {
            _formLayers.RemoveAt(_formLayers.Count - 1);
            _openLayers--;
        }
    }

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule) =>
        Clip = Clip.Within(PageBox.Of(CurrentTransformationMatrix.Transform(rectangle)));

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord) => Picture();

    protected override void RenderInlineImage(InlineImage inlineImage) => Picture();

    private static bool IsCombining(string text) => text.Length == 1 && text[0] is >= '\u0300' and <= '\u036F';

    // A picture fills the unit square.
    private void Picture() =>
        _paint.Picture(PageBox.Of(CurrentTransformationMatrix.Transform(new PdfRectangle(0, 0, 1, 1))).Within(Clip));

    private void Extend(double x, double y, bool isBox)
    {
        _path = _path.With(CurrentTransformationMatrix.Transform(new PdfPoint(x, y)));
        _isBoxes &= isBox;
    }
}
