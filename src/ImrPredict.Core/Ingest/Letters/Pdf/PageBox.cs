using UglyToad.PdfPig.Core;

namespace ImrPredict.Ingest.Letters.Pdf;

/// <summary>An upright box on a page, in points.</summary>
internal readonly record struct PageBox(double Left, double Bottom, double Right, double Top)
{
    /// <summary>A box that holds nothing, to be widened.</summary>
    public static PageBox Nothing { get; } =
        new(double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);

    /// <summary>A box without edges.</summary>
    public static PageBox Everything { get; } =
        new(double.MinValue, double.MinValue, double.MaxValue, double.MaxValue);

    public static PageBox Of(PdfRectangle rectangle) => Nothing
        .With(rectangle.BottomLeft).With(rectangle.BottomRight)
        .With(rectangle.TopLeft).With(rectangle.TopRight);

    public bool Contains(double x, double y, double tolerance) =>
        x >= Left - tolerance && x <= Right + tolerance && y >= Bottom - tolerance && y <= Top + tolerance;

    public PageBox With(PdfPoint point) => new(
        Math.Min(Left, point.X), Math.Min(Bottom, point.Y), Math.Max(Right, point.X), Math.Max(Top, point.Y));

    public PageBox Within(PageBox other) => new(
        Math.Max(Left, other.Left), Math.Max(Bottom, other.Bottom),
        Math.Min(Right, other.Right), Math.Min(Top, other.Top));

    /// <summary>Whether it is wide and high enough to hide a letter.</summary>
    public bool CanCover => Right - Left >= 3 && Top - Bottom >= 3;
}
