using System.Text;
using ImrPredict.Cases;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace ImrPredict.Tests;

public sealed class LetterFileTests
{
    private static readonly string Text = new LetterBuilder
    {
        Items = [LetterBuilder.Item("Knee brace: Upheld"),
            LetterBuilder.Item("Cane \u2013 adjustable: Overturned", "The request is medically necessary.")],
    }.ToString();

    public static TheoryData<string> Encodings => new("utf-8", "utf-8-bom", "utf-16", "utf-16-bare", "windows-1252");

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Text_is_read_in_every_encoding(string encoding)
    {
        byte[] bytes = encoding switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Text),
            "utf-8-bom" => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text)],
            "utf-16" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text)],
            "utf-16-bare" => Encoding.Unicode.GetBytes(Text),
            _ => [.. Text.Select(c => c == '\u2013' ? (byte)0x96 : (byte)c)],
        };

        AssertLetter(bytes);
        Assert.True(InputSniffer.Sniff(bytes).Kind!.IsLetter);
    }

    [Theory]
    [InlineData("\n", "\r\n")]
    [InlineData("\n", "\n\n")]
    [InlineData("\n\n", "\n")]
    [InlineData("\n", " \n \n")]
    [InlineData(" ", "\u00A0")]
    public void Text_is_read_through_common_damage(string part, string damaged) =>
        AssertLetter(Encoding.UTF8.GetBytes(Text.Replace(part, damaged, StringComparison.Ordinal)));

    [Fact]
    public void A_pdf_is_read_in_the_order_of_the_page_and_not_of_the_file()
    {
        var lines = Text.Replace('\u2013', '-').Split('\n');

        var reads = LetterFile.Read("letter.pdf", Pdf(lines, reversed: true));

        AssertItems(reads, "Cane - adjustable");
        Assert.Equal(new DateOnly(2016, 10, 14), ((ItemRead.Parsed)reads[0]).Item.InjuryDate);
    }

    [Fact]
    public void A_pdf_cut_off_anywhere_gives_its_items_or_a_reason()
    {
        var pdf = Pdf(Text.Replace('\u2013', '-').Split('\n'), reversed: false);

        for (var length = 1; length < pdf.Length; length += 97)
        {
            Assert.NotEmpty(LetterFile.Read("letter.pdf", pdf.AsMemory(0, length)));
        }
    }

    [Fact]
    public void A_pdf_without_text_is_rejected_as_a_scan()
    {
        var rejected = Rejected(Pdf([], reversed: false));

        Assert.Contains("no text", rejected.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pdf_that_needs_a_password_is_rejected_as_such()
    {
        var rejected = Rejected(Encoding.Latin1.GetBytes(LockedPdf()));

        Assert.Contains("password", rejected.Reason, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[]> Foreign => new()
    {
        { "empty", [] },
        { "JPEG", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] },
        { "PNG", [0x89, 0x50, 0x4E, 0x47] },
        { "ZIP", [0x50, 0x4B, 3, 4, 0, 0] },
        { "binary", [1, 0, 2, 0, 0, 3] },
        { "damaged", [.. "%PDF-1.6\n"u8] },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void What_is_no_letter_is_rejected_with_its_reason(string name, byte[] content) =>
        Assert.Contains(name, Rejected(content).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_file_above_the_limit_is_rejected()
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        var options = new IngestOptions { Limits = new() { LetterBytes = bytes.Length - 1 } };

        var rejected = Assert.Single(LetterFile.Read("a.txt", bytes, null, options).OfType<ItemRead.Rejected>());

        Assert.Contains("at most", rejected.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_known_after_the_decision_stands_in_the_decision()
    {
        var parsed = (ItemRead.Parsed)LetterFile.Read("a.txt", Encoding.UTF8.GetBytes(Text))[0];

        Assert.Equal(2, parsed.Item.ItemsInCase);
        Assert.Equal(ClinicalTextKind.ReviewerSummary, parsed.Item.ClinicalTextKind);
        Assert.Equal("Family Practice", parsed.Decision?.ReviewerSpecialty);
        Assert.Equal(new DateOnly(2016, 12, 30), parsed.Decision?.DecisionDate);
        Assert.Equal(LetterBuilder.Rationale, parsed.Decision?.Rationale);
        Assert.DoesNotContain("medically necessary", parsed.Item.ClinicalText, StringComparison.Ordinal);
    }

    private static void AssertLetter(byte[] bytes) =>
        AssertItems(LetterFile.Read("a.txt", bytes), "Cane \u2013 adjustable");

    private static void AssertItems(IReadOnlyList<ItemRead> reads, string second)
    {
        var parsed = reads.Cast<ItemRead.Parsed>().Select(p => (p.Item.RequestedService, p.Decision?.Outcome)).ToList();

        Assert.Equal([("Knee brace", Outcome.Upheld), (second, Outcome.Overturned)], parsed);
    }

    private static ItemRead.Rejected Rejected(byte[] content) =>
        Assert.IsType<ItemRead.Rejected>(Assert.Single(LetterFile.Read("a.pdf", content)));

    private static byte[] Pdf(IReadOnlyList<string> lines, bool reversed)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.TimesRoman);
        foreach (var lot in lines.Chunk(50).DefaultIfEmpty([]))
        {
            var page = builder.AddPage(PageSize.Letter);
            var placed = lot.Select((line, i) => (line, y: 740.0 - (14 * i))).Where(p => p.line.Length > 0);
            foreach (var (line, y) in reversed ? placed.Reverse() : placed)
            {
                page.AddText(line, 11, new PdfPoint(60, y), font);
            }
        }

        return builder.Build();
    }

    /// <summary>A PDF whose encryption dictionary answers to no empty password.</summary>
    private static string LockedPdf()
    {
        var body = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>",
            $"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<{new string('1', 64)}>/U<{new string('2', 64)}>>>",
        ];
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(body.Length);
            body.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = body.Length;
        body.Append("xref\n0 5\n0000000000 65535 f \n");
        offsets.ForEach(o => body.Append(System.Globalization.CultureInfo.InvariantCulture, $"{o:D10} 00000 n \n"));
        var id = new string('3', 32);
        return body.Append(System.Globalization.CultureInfo.InvariantCulture,
            $"trailer\n<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<{id}><{id}>]>>\nstartxref\n{start}\n%%EOF\n").ToString();
    }
}
