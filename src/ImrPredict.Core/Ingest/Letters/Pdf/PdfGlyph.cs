namespace ImrPredict.Ingest.Letters.Pdf;

/// <summary>One letter of a page, as drawn: its base line from start to end, in points from the lower left
/// corner.</summary>
/// <param name="Value">Its text; empty or several characters in some fonts.</param>
/// <param name="X">Where its base line begins.</param>
/// <param name="Y">Where its base line begins.</param>
/// <param name="EndX">Where its base line ends.</param>
/// <param name="EndY">Where its base line ends.</param>
/// <param name="Size">Size of the type. Unit: points; more than 0.</param>
/// <param name="IsBold">Whether the font calls itself bold.</param>
internal readonly record struct PdfGlyph(
    string Value, double X, double Y, double EndX, double EndY, double Size, bool IsBold)
{
    /// <summary>Whether it leaves no mark on the page.</summary>
    public bool IsBlank { get; } = string.IsNullOrWhiteSpace(Value);

    /// <summary>Its width along the base line.</summary>
    public double Width => Math.Sqrt(((EndX - X) * (EndX - X)) + ((EndY - Y) * (EndY - Y)));

    /// <summary>The same glyph where the page is turned about its corner.</summary>
    /// <param name="cos">Cosine of the angle that the page is turned back by.</param>
    /// <param name="sin">Its sine.</param>
    public PdfGlyph TurnedBack(double cos, double sin) => this with
    {
        X = (X * cos) + (Y * sin),
        Y = (Y * cos) - (X * sin),
        EndX = (EndX * cos) + (EndY * sin),
        EndY = (EndY * cos) - (EndX * sin),
    };
}
