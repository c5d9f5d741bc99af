using System.IO.Compression;
using System.Net;
using System.Text;
using ImrPredict.Cases;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;

namespace ImrPredict.Tests;

/// <summary>Letters that were saved in the formats of browsers, word processors and converters.</summary>
public sealed class DocumentTests
{
    private static readonly string[] Paragraphs =
    [
        "HOW THE IMR FINAL DETERMINATION WAS MADE", "A reviewer read the file.",
        "CLINICAL CASE SUMMARY",
        "The expert reviewer developed the following clinical case summary from what the file holds:",
        "The injured worker is a 44 year old male with knee pain since a fall. Ice & rest helped for some weeks. The "
            + "knee swells after work and gives way on stairs, and the plan was a brace and a cane.",
        "IMR ISSUES, DECISIONS AND RATIONALES",
        "The Final Determination was based on decisions for the disputed items/services set forth below:",
        "1. Knee brace: Upheld", "Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.",
        "MAXIMUS guideline: Decision based on Non-MTUS Citation ODG Knee.",
        "Decision rationale: The knee has been stable. Therefore, the request is not medically necessary.",
        "2. Cane, adjustable: Overturned", "Claims Administrator guideline: Decision based on MTUS Knee.",
        "MAXIMUS guideline: Decision based on Non-MTUS Citation ODG Knee.",
        "Decision rationale: It gives way. Therefore, the request is medically necessary.",
    ];

    private static readonly string[][] Header =
    [
        ["Case Number:", "CM16-0123456", "Date of Injury:", "10/14/2016"],
        ["Date Assigned:", "12/05/2016", "UR Denial Date:", "11/16/2016"],
        ["Decision Date:", "12/30/2016", "Application Received:", "11/28/2016"],
        ["Priority:", "Standard"],
    ];

    private static readonly Dictionary<string, Func<byte[]>> Documents = new()
    {
        ["a web page"] = () => Utf8($"<!DOCTYPE html>\n<html><head><title>x</title><style>p {{ }}</style></head><body>"
            + $"<table>{Rows("")}</table>{Html("p")}</body></html>"),
        ["a web page with a line for each tag"] = () => Utf8(
            $"<html>\n<body>\n<table>{Rows("\n")}</table>\n{Html("p").Replace(">", ">\n").Replace("<", "\n<")}</body>"),
        ["a web page with its items as lists"] = () => Utf8($"<html><body><table>{Rows("")}</table>{Html("p")}</body>"
            .Replace("<p>1. Knee brace: Upheld</p>", "<ol><li>Knee brace: Upheld</li></ol>", StringComparison.Ordinal)
            .Replace(
                "<p>2. Cane, adjustable: Overturned</p>", "<ol start=\"2\"><li>Cane, adjustable: Overturned</li></ol>",
                StringComparison.Ordinal)),
        ["a web page without a head"] = () => Utf8($"<table>{Rows("")}</table><div>{Html("div")}</div>"
            + $"<!-- {Rows("")} --><p hidden>3. Walker: Overturned</p><table style=\"display: none\">{Rows("")}</table>"
            + "<script>1</script>"),
        ["text in a web page"] = () => Utf8("<html><body><pre>"
            + WebUtility.HtmlEncode(Plain()) + "</pre></body></html>"),
        ["a page of XHTML"] = () => Utf8("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN"
            + $"\" \"x\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><table>{Rows("")}</table>"
            + $"{Html("p").Replace("<p>", "<p><span>").Replace("</p>", "</span></p>")}</body></html>"),
        ["Markdown"] = () => Utf8(Markdown("## ", "**", "")),
        ["Markdown with escapes"] = () => Utf8(Markdown("# ", "**", "\\")),
        ["Markdown without headings"] = () => Utf8(Markdown("**", "**", "").Replace("SUMMARY\n", "SUMMARY**\n")
            .Replace("RATIONALES\n", "RATIONALES**\n").Replace("MADE\n", "MADE**\n")),
        ["RTF"] = () => Rtf("\\par\r\n"),
        ["RTF of a word processor"] = () => Rtf("}\\par{\\rtlch \\ltrch\\loch "),
        ["a Word document"] = () => Zip("word/document.xml", Word(p => $"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>")),
        ["a Word document with revisions"] = () => Zip("word/document.xml", Word(p =>
            "<w:p><w:del><w:r><w:t>3. Walker: Overturned</w:t></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t>"
            + $"</w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{p[..5]}</w:t></w:r><w:r><w:t>{p[5..]}</w:t></w:r></w:p>")),
        ["an OpenDocument text"] = () => Zip("content.xml", "<office:document-content xmlns:office=\"o\" "
            + "xmlns:text=\"t\" xmlns:table=\"b\"><office:body><office:text><table:table>"
            + string.Concat(Header.Select(r => "<table:table-row>" + string.Concat(r.Select(c =>
                $"<table:table-cell><text:p>{c}</text:p></table:table-cell>")) + "</table:table-row>"))
            + "</table:table>" + string.Concat(Paragraphs.Select(p =>
                $"<text:p><text:span>{Encoded(p[..6])}</text:span>{Encoded(p[6..])}</text:p>"))
            + "</office:text></office:body></office:document-content>",
            "application/vnd.oasis.opendocument.text"),
    };

    public static TheoryData<string> Names => [.. Documents.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_letter_is_read_from_any_format(string name)
    {
        var bytes = Documents[name]();

        Assert.True(InputSniffer.Sniff(bytes).Kind!.IsLetter);
        var items = LetterFile.Read("letter", bytes).Select(Assert.IsType<ItemRead.Parsed>).ToList();
        Assert.Equal([("Knee brace", Outcome.Upheld), ("Cane, adjustable", Outcome.Overturned)],
            items.Select(i => (i.Item.RequestedService, i.Decision?.Outcome)));
        Assert.All(items, i => Assert.Equal(Paragraphs[4], i.Item.ClinicalText));
        Assert.All(items, i => Assert.Empty(i.Warnings));
        Assert.Equal(new DateOnly(2016, 11, 28), items[0].Item.ReceivedDate);
    }

    [Theory]
    [InlineData("application/vnd.oasis.opendocument.spreadsheet", "OpenDocument sheet")]
    [InlineData("application/vnd.oasis.opendocument.presentation", "OpenDocument file")]
    public void Other_documents_are_told_by_their_kind(string type, string words) =>
        AssertUnusable(Zip("content.xml", "<a/>", type), words);

    [Theory]
    [InlineData("__properties_version1.0", "Outlook message")]
    [InlineData("WordDocument", "of before 2007 (.doc)")]
    [InlineData("EncryptedPackage", "with a password")]
    public void Old_office_files_are_told_by_their_kind(string entry, string words) =>
        AssertUnusable([0xD0, 0xCF, 0x11, 0xE0, .. new byte[600], .. Encoding.Unicode.GetBytes(entry)], words);

    [Theory]
    [InlineData("SQLite format 3\0", "SQLite")]
    [InlineData("ARROW1\0\0", "Feather")]
    [InlineData("%!PS-Adobe", "PostScript")]
    [InlineData("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", "2003")]
    [InlineData("\uFEFF<?xml version=\"1.0\"?>\n\n<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:"
        + "xmlns:office:1.0\">Requested service: knee brace. The worker has pain. He was treated.", "OpenDocument")]
    [InlineData("<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/\"/>",
        "Word document as XML")]
    [InlineData("<?xml version=\"1.0\"?><cases><case_number>CM17-0000001</case_number></cases>", "XML file")]
    public void Files_of_other_programs_are_told(string head, string words) => AssertUnusable(Utf8(head), words);

    [Fact]
    public void A_presentation_is_told_by_its_kind() =>
        AssertUnusable(Zip("ppt/presentation.xml", "<a/>"), "PowerPoint");

    [Fact]
    public void A_web_page_that_is_no_letter_is_told() =>
        AssertUnusable(Utf8("<html><body><p>Nothing here.</p></body></html>"), "web page without a letter");

    [Fact]
    public void A_damaged_document_is_rejected_as_such()
    {
        var bytes = Documents["a Word document"]();

        for (var length = 200; length < bytes.Length; length += 101)
        {
            var read = Assert.Single(LetterFile.Read("a.docx", bytes.AsMemory(0, length)));
            Assert.IsType<ItemRead.Rejected>(read);
        }
    }

    private static void AssertUnusable(byte[] bytes, string words)
    {
        var kind = InputSniffer.Sniff(bytes).Kind;

        Assert.False(kind!.IsLetter);
        Assert.Contains(words, kind.Reason, StringComparison.Ordinal);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    private static string Plain() =>
        string.Join('\n', Header.Select(r => string.Join("   ", r))) + "\n\n" + string.Join("\n\n", Paragraphs);

    private static string Rows(string between) => string.Concat(Header.Select(row =>
        $"<tr>{between}{string.Concat(row.Select(c => $"<td>{between}<b>{c}</b>{between}</td>{between}"))}</tr>"));

    private static string Html(string tag) => string.Concat(Paragraphs.Select(p => IsHeading(p)
        ? $"<h2>{Encoded(p)}</h2>" : $"<{tag}>{Encoded(p)}</{tag}>"));

    private static bool IsHeading(string paragraph) => paragraph.All(c => !char.IsAsciiLetterLower(c));

    private static string Markdown(string heading, string bold, string escape)
    {
        var rows = Header.Select(r => $"| {string.Join(" | ", r.Select(c => bold + c + bold))} |").ToList();
        rows.Insert(1, "|---|---|---|---|");
        var paragraphs = Paragraphs.Select(p => IsHeading(p) ? heading + p
            : p.Contains(": U", StringComparison.Ordinal) || p.Contains(": O", StringComparison.Ordinal)
                ? bold + (escape.Length > 0 ? p.Replace(". ", $"{escape}. ") : p) + bold
            : p.Contains("guideline:", StringComparison.Ordinal)
                ? bold + p.Replace("guideline:", $"guideline:{bold}")
            : p);
        return string.Join('\n', rows) + "\n\n" + string.Join("\n\n", paragraphs) + "\n";
    }

    private static byte[] Rtf(string paragraph)
    {
        var text = new StringBuilder("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\*\\generator Any;}{\\info{\\title 3. "
            + "Walker: Overturned}}{\\header Page 2}\\f0\\fs20 {");
        foreach (var row in Header)
        {
            text.Append("\\trowd ").Append(string.Concat(row.Select(c => $"{c}\\cell "))).Append("\\row ");
        }

        foreach (var line in Paragraphs)
        {
            text.Append(line.Replace("&", "\\'26")).Append("{\\v 4. Bed: Overturned}").Append(paragraph);
        }

        return Encoding.ASCII.GetBytes(text.Append("}}").ToString());
    }

    private static string Word(Func<string, string> paragraph) =>
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:tbl>"
        + string.Concat(Header.Select(row => "<w:tr>" + string.Concat(row.Select(cell =>
            $"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>")) + "</w:tr>"))
        + "</w:tbl>" + string.Concat(Paragraphs.Select(p => paragraph(Encoded(p)))) + "</w:body></w:document>";

    private static byte[] Zip(string name, string content, string? type = null)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (entry, text) in ((string, string)[])
                [type is null ? ("[Content_Types].xml", "<a/>") : ("mimetype", type), (name, content)])
            {
                var level = type is null ? CompressionLevel.Optimal : CompressionLevel.NoCompression;
                using var writer = new StreamWriter(archive.CreateEntry(entry, level).Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }
}
