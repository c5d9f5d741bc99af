using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ImrPredict.Tests;

/// <summary>Small PDFs that try to take the stack, the memory or the time of who reads them.</summary>
public static class PdfBombs
{
    private const int Huge = int.MaxValue;
    private const int Deep = 200_000;

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, Func<byte[]>> All { get; } = new Dictionary<string, Func<byte[]>>
    {
        // Circles.
        ["form-circle"] = () => Page("/F Do", "/XObject << /F 9 0 R >>", Form("/F Do", "/XObject << /F 9 0 R >>")),
        ["forms-circle"] = () => Page(
            "/F Do", "/XObject << /F 9 0 R >>", Form("/F Do", "/XObject << /F 10 0 R >>"),
            Form("/F Do", "/XObject << /F 9 0 R >>")),
        ["forms-doubling"] = () => Page(
            "/F Do", "/XObject << /F 9 0 R >>",
            [.. Enumerable.Range(0, 40).Select(i => Form("/F Do /F Do", $"/XObject << /F {i + 10} 0 R >>"))]),
        ["reference-circle"] = () => Page("/F Do", "/XObject << /F 9 0 R >>", "9 0 R"),
        ["references-circle"] = () => Page("/F Do", "/XObject << /F 9 0 R >>", "10 0 R", "9 0 R"),
        ["length-circle"] = () => Page(
            "/F Do", "/XObject << /F 9 0 R >>", "<< /Length 9 0 R >>\nstream\nBT\nendstream"),
        ["kids-circle"] = () => Document("<< /Type /Pages /Count 1 /Kids [2 0 R] >>"),
        ["kids-doubling"] = () => Document(
            "<< /Type /Pages /Count 9 /Kids [3 0 R 3 0 R] >>",
            [.. Enumerable.Range(4, 40).Select(i => $"<< /Type /Pages /Count 9 /Kids [{i} 0 R {i} 0 R] >>")]),
        ["parent-circle"] = () => Document(
            "<< /Type /Pages /Count 1 /Kids [3 0 R] /Parent 2 0 R >>", "<< /Type /Page /Parent 3 0 R >>"),
        ["names-circle"] = () => Catalog("/Names << /Dests 9 0 R >>", "<< /Kids [9 0 R] >>"),
        ["outlines-circle"] = () => Catalog(
            "/Outlines 9 0 R", "<< /First 10 0 R /Last 10 0 R >>", "<< /Title (a) /Next 10 0 R /First 10 0 R >>"),
        ["font-circle"] = () => Font("<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding 9 0 R "
            + "/DescendantFonts [9 0 R] >>"),
        ["glyph-circle"] = () => Font("<< /Type /Font /Subtype /Type3 /FontMatrix [1 0 0 1 0 0] /FontBBox [0 0 9 9] "
            + "/CharProcs << /a 10 0 R >> /Encoding << /Differences [65 /a] >> /FirstChar 65 /LastChar 65 /Widths [9] "
            + "/Resources << /Font << /T 9 0 R >> >> >>", Stream("", "BT /T 9 Tf (A) Tj ET")),
        ["map-circle"] = () => Mapped("/B usecmap", "/UseCMap 11 0 R"),
        ["layer-circle"] = () => Catalog("/OCProperties << /OCGs [9 0 R] /D 9 0 R >>", "<< /D 9 0 R /OCGs 9 0 R >>"),
        ["sections-circle"] = () => Trailer("/Prev 9"),
        ["sections-self"] = () => SelfReferringSection(),
        ["state-circle"] = () => Page(
            "/G gs", "/ExtGState << /G 9 0 R >>", "<< /SMask << /G 10 0 R /S /Alpha >> /Font [9 0 R 1] >>",
            Form("/G gs", "/ExtGState << /G 9 0 R >>")),

        // Widths and counts.
        ["section-widths"] = () => SectionStream("/W [1 2147483647 1] /Index [0 9]"),
        ["section-widths-3m"] = () => SectionStream("/W [1 3000000 1] /Index [0 9]"),
        ["section-widths-below-0"] = () => SectionStream("/W [-1 -2 -3] /Index [0 9]"),
        ["section-size"] = () => SectionStream($"/W [0 0 0] /Index [0 {Huge}]"),
        ["section-entries"] = () => Trailer("", $"0 {Huge}"),
        ["page-count"] = () => Document($"<< /Type /Pages /Count {Huge} /Kids [] >>"),
        ["page-count-same"] = () => Document(
            $"<< /Type /Pages /Count 300000 /Kids [{Repeat("3 0 R ", 300_000)}] >>", "<< /Type /Page /Parent 2 0 R >>"),
        ["page-levels"] = () => Document(
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            [.. Enumerable.Range(4, 20_000).Select(i => $"<< /Type /Pages /Count 1 /Kids [{i} 0 R] >>")]),
        ["stream-length"] = () => Page(
            "/F Do", "/XObject << /F 9 0 R >>", $"<< /Length {Huge} >>\nstream\nBT\nendstream"),
        ["font-widths"] = () => Font($"<< /Type /Font /Subtype /TrueType /BaseFont /A /FirstChar 0 /LastChar {Huge} "
            + "/Widths [9] >>"),
        ["wide-font-widths"] = () => Descendant($"/W [0 {Huge} 500]"),
        ["map-range"] = () => Mapped("1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange"),
        ["map-bf-range"] = () => Mapped("1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange"),
        ["map-many-ranges"] = () => Mapped(Repeat("1 beginbfrange <0000> <FFFF> <0000> endbfrange\n", 3_000)),
        ["map-code-space"] = () => Mapped("1 begincodespacerange <00000000000000> <FFFFFFFFFFFFFF> endcodespacerange"),

        // Nesting.
        ["arrays"] = () => Page(Repeat("[", Deep) + " TJ", ""),
        ["array-object"] = () => Page("/F Do", "/XObject << /F 9 0 R >>", Repeat("[", Deep)),
        ["dictionaries"] = () => Page("/F Do", "/XObject << /F 9 0 R >>", Repeat("<< /A ", Deep)),
        ["text-brackets"] = () => Page($"BT ({Repeat("(", Deep)} Tj ET", ""),
        ["states"] = () => Page(Repeat("q ", 2_000_000), ""),
        ["marks"] = () => Page(Repeat("/A BMC ", 500_000), ""),
        ["trailer-arrays"] = () => Trailer("/A " + Repeat("[", Deep)),

        // Unpacking.
        ["deflate"] = () => PageOf("", Deflated("/FlateDecode", 600_000_000)),
        ["deflate-twice"] = () => PageOf("", DeflatedTwice()),
        ["deflate-font"] = () => Font("<< /Type /Font /Subtype /TrueType /BaseFont /A /FontDescriptor << /Type "
            + "/FontDescriptor /FontFile2 10 0 R /FontName /A >> >>", Deflated("/FlateDecode", 600_000_000)),
        ["predictor"] = () => PageOf("", Deflated(
            $"/FlateDecode /DecodeParms << /Predictor 12 /Columns {Huge} /Colors 32 /BitsPerComponent 16 >>", 1_000)),
        ["run-length"] = () => PageOf("", Raw("/RunLengthDecode", [.. Enumerable.Repeat((byte)129, 4_000_000)])),
        ["letters"] = () => Page("BT /T 9 Tf " + Repeat("(A) Tj ", 3_000_000) + "ET", "/Font << /T << /Type /Font "
            + "/Subtype /Type1 /BaseFont /Helvetica >> >>"),
        ["shapes"] = () => Page(Repeat("0 0 m 9 9 l S ", 3_000_000), ""),
        ["clips"] = () => Page(Repeat("0 0 9 9 re W n ", 1_000_000), ""),
    };

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static string Stream(string entries, string content) =>
        $"<< {entries} /Length {content.Length} >>\nstream\n{content}\nendstream";

    private static string Form(string content, string resources) =>
        Stream($"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << {resources} >>", content);

    private static string Raw(string filter, byte[] bytes) =>
        $"<< /Filter {filter} /Length {bytes.Length} >>\nstream\n{Encoding.Latin1.GetString(bytes)}\nendstream";

    private static string Deflated(string filter, int zeros) => Raw(filter, Deflate(new byte[64 * 1024], zeros >> 16));

    private static string DeflatedTwice() =>
        Raw("[/FlateDecode /FlateDecode]", Deflate(Deflate(new byte[64 * 1024], 30_000), 1));

    private static byte[] Deflate(byte[] bytes, int times)
    {
        var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var i = 0; i < Math.Max(1, times); i++)
            {
                zip.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    private static byte[] Font(string font, params string[] more) =>
        Page("BT /T 9 Tf (AAAA) Tj ET", "/Font << /T 9 0 R >>", [font, .. more]);

    private static byte[] Descendant(string entries) => Font(
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [10 0 R] >>",
        $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
            + $"/Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /A >> {entries} >>");

    private static byte[] Mapped(string map, string entries = "") => Font(
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding 11 0 R /ToUnicode 11 0 R /DescendantFonts [10 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
            + "/Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /A >> >>",
        Stream(
            $"/Type /CMap /CMapName /A {entries}",
            $"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n{map}\nendcmap end end"));

    /// <summary>One page; its further objects count from 9.</summary>
    private static byte[] Page(string content, string resources, params string[] more) =>
        PageOf(resources, Stream("", content), more);

    private static byte[] PageOf(string resources, string contents, params string[] more) => Build(
        "<< /Type /Catalog /Pages 2 0 R >>",
        [
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << {resources} >> >>",
            contents, "null", "null", "null", "null", .. more,
        ]);

    private static byte[] Catalog(string entries, params string[] more) => Build(
        $"<< /Type /Catalog /Pages 2 0 R {entries} >>",
        [
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
            "null", "null", "null", "null", "null", .. more,
        ]);

    private static byte[] Document(string pages, params string[] more) =>
        Build("<< /Type /Catalog /Pages 2 0 R >>", [pages, .. more]);

    private static byte[] Trailer(string entries, string? section = null) => Build(
        "<< /Type /Catalog /Pages 2 0 R >>",
        ["<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R >>"], entries, section);

    private static byte[] SelfReferringSection()
    {
        var pdf = Encoding.Latin1.GetString(Trailer("/Prev 0000000000"));
        var at = string.Create(
            CultureInfo.InvariantCulture, $"/Prev {pdf.LastIndexOf("xref\n0", StringComparison.Ordinal):0000000000}");
        return Encoding.Latin1.GetBytes(pdf.Replace("/Prev 0000000000", at, StringComparison.Ordinal));
    }

    private static byte[] SectionStream(string entries)
    {
        const string Objects = "%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages "
            + "/Kids [] /Count 0 >>\nendobj\n";
        return Encoding.Latin1.GetBytes($"{Objects}3 0 obj\n"
            + Stream($"/Type /XRef /Root 1 0 R /Size 4 {entries}", new string('\u0001', 100))
            + $"\nendobj\nstartxref\n{Objects.Length}\n%%EOF\n");
    }

    private static byte[] Build(string catalog, string[] objects, string trailer = "", string? section = null)
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var text in (string[])[catalog, .. objects])
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{text}\nendobj\n");
        }

        var at = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n{section ?? $"0 {offsets.Count + 1}"}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            pdf.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        }

        pdf.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{at}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
