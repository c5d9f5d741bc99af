using System.Globalization;
using System.Text;

namespace ImrPredict.Tests;

/// <summary>Draws pages of a PDF by hand, with what no writer of letters would do to them.</summary>
internal sealed class PageDrawing
{
    private readonly List<string> _pages = [];

    /// <summary>Entries of each page, such as its boxes.</summary>
    public string Page { get; init; } = "/MediaBox[0 0 612 792]";

    /// <summary>Entries of the resources of each page, beside the fonts F1, F2 (bold) and F3 (of one width).</summary>
    public string Resources { get; init; } = "";

    /// <summary>Entries of the catalog.</summary>
    public string Catalog { get; init; } = "";

    /// <summary>Objects that the entries name, from number 3.</summary>
    public IReadOnlyList<string> Objects { get; init; } = [];

    /// <summary>Adds a page with its drawing operations.</summary>
    public PageDrawing With(string operations)
    {
        _pages.Add(operations);
        return this;
    }

    /// <summary>Text at a place, turned by an angle in degrees.</summary>
    public static string Drawn(
        double x, double y, string text, string font = "F1", double size = 10, double turn = 0, string before = "")
    {
        var (cos, sin) = (Math.Cos(turn * Math.PI / 180), Math.Sin(turn * Math.PI / 180));
        var escaped = text.Replace("\\", "\\\\").Replace("(", "\\(").Replace(")", "\\)");
        return string.Create(CultureInfo.InvariantCulture,
            $"BT {before} /{font} {size} Tf {cos:F6} {sin:F6} {-sin:F6} {cos:F6} {x:F2} {y:F2} Tm ({escaped}) Tj ET\n");
    }

    /// <summary>Lines from the top of a page down.</summary>
    /// <param name="lines">The lines; one that begins with <c>*</c> is bold, and <c>|</c> parts cells.</param>
    /// <param name="draw">How a text is drawn: place, text, font.</param>
    public static string Lines(
        IEnumerable<string> lines, Func<double, double, string, string, string>? draw = null, double top = 730)
    {
        draw ??= (x, y, text, font) => Drawn(x, y, text, font);
        var builder = new StringBuilder();
        var y = top;
        foreach (var line in lines)
        {
            var x = 72;
            foreach (var cell in line.TrimStart('*').Split('|', StringSplitOptions.RemoveEmptyEntries))
            {
                builder.Append(draw(x, y, cell, line[0] == '*' ? "F2" : "F1"));
                x += 140;
            }

            y -= 13;
        }

        return builder.ToString();
    }

    public byte[] Build()
    {
        var objects = new List<string> { $"<</Type/Catalog/Pages 2 0 R{Catalog}>>", "" };
        objects.AddRange(Objects);
        var kids = new List<int>();
        foreach (var page in _pages)
        {
            objects.Add($"<</Length {page.Length}>>stream\n{page}\nendstream");
            objects.Add($"<</Type/Page/Parent 2 0 R{Page}/Contents {objects.Count} 0 R/Resources<</Font<<"
                + $"{Font("F1", "Helvetica")}{Font("F2", "Helvetica-Bold")}{Font("F3", "Courier")}>>{Resources}>>>>");
            kids.Add(objects.Count);
        }

        objects[1] = $"<</Type/Pages/Kids[{string.Join(' ', kids.Select(k => $"{k} 0 R"))}]/Count {kids.Count}>>";
        var pdf = new StringBuilder("%PDF-1.6\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(o => pdf.Append(CultureInfo.InvariantCulture, $"{o:D10} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture,
            $"trailer\n<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    private static string Font(string name, string font) =>
        $"/{name}<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>";
}
