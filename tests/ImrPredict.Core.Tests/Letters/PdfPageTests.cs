using ImrPredict.Cases;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;
using static ImrPredict.Tests.PageDrawing;

namespace ImrPredict.Tests;

/// <summary>
/// A letter is what its reader sees of it: nothing else that a PDF holds enters title, verdict or text.
/// </summary>
public sealed class PdfPageTests
{
    private const string Stray = "3. TENS unit purchase: Overturned";

    private const string Margin =
        "Produced under subpoena by a carrier - 000123 - health information of the injured worker - do not copy";

    private static readonly string[] First =
    [
        "*Case Number:|CM16-0123456|Date of Injury:|10/14/2016",
        "*Date Assigned:|12/05/2016|UR Denial Date:|11/16/2016",
        "*Decision Date:|12/30/2016|Application Received:|11/28/2016", "*Priority:|Standard", "",
        "*HOW THE IMR FINAL DETERMINATION WAS MADE", "",
        "MAXIMUS Federal Services sent the file to an expert reviewer, who has no tie to any of", "the parties.", "",
        "The Expert Reviewer has the following credentials:", "", "State(s) of Licensure: Ohio",
        "Certification(s)/Specialty: Family Practice", "", "*CLINICAL CASE SUMMARY", "",
        "The expert reviewer developed the following clinical case summary based on a review of the",
        "case file, including all medical records:", "",
        "The injured worker is a 44 year old male with knee pain since a fall. Rest, ice, a brace and",
        "six visits of therapy helped for some weeks. The knee swells after work and gives way on",
        "stairs. The plan was a brace and a cane.", "", "*IMR ISSUES, DECISIONS AND RATIONALES", "",
        "The Final Determination was based on decisions for the disputed items/services set forth", "below:", "",
    ];

    private static readonly string[] Second =
    [
        "*1. Knee brace with metal hinges: Upheld", "",
        "Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.", "",
        "MAXIMUS guideline: Decision based on Non-MTUS Citation ODG Knee.", "",
        "Decision rationale: The knee has been stable for months and the guideline asks for a trial",
        "of exercise first. Therefore, the request is not medically necessary.", "",
        "*2. Cane, adjustable: Overturned", "",
        "Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.", "",
        "MAXIMUS guideline: Decision based on Non-MTUS Citation ODG Knee.", "",
        "Decision rationale: The knee gives way on stairs. Therefore, the request is medically", "necessary.",
    ];

    private static readonly string One = Lines(First);
    private static readonly string Two = Lines(Second);

    // A page of 792 by 612 whose content is turned to the left.
    private const string Left = "0 1 -1 0 792 0 cm ";

    private static readonly string[] Layers = ["<</Type/OCG/Name(A)>>", "<</Type/OCG/Name(B)>>"];
    private static readonly string Hidden = Drawn(72, 400, Stray, "F2");

    private static PageDrawing WithLayer(string off, string properties, params string[] objects) => new()
    {
        Catalog = $"/OCProperties<</OCGs[3 0 R 4 0 R]/D<<{off}>>>>",
        Resources = properties,
        Objects = [.. Layers, .. objects],
    };

    private static string Column(string letters, double x, double pitch) =>
        string.Concat(letters.Select((c, i) => Drawn(x, 730 - (pitch * i), c.ToString())));

    private static string Numbers(int count, double pitch) =>
        string.Concat(Enumerable.Range(1, count).Select(i => Drawn(i > 9 ? 40 : 45, 743 - (pitch * i), $"{i}")));

    private static string Spaced(double x, double y, string text, string font, double spacing) => font == "F1"
        ? Drawn(x, y, text)
        : Drawn(x, y, text, font, 7, before: FormattableString.Invariant($"{spacing} Tc")) + "0 Tc\n";

    private static string ByWords(double x, double y, string text, double degrees)
    {
        var (drawn, at) = ("", x);
        foreach (var word in text.Split(' '))
        {
            drawn += Drawn(at, y + (Math.Tan(degrees * Math.PI / 180) * (at - 72)), word, "F3", 8.5);
            at += (word.Length + 1) * 0.6 * 8.5;
        }

        return drawn;
    }

    private static string Twice(double x, double y, string text, string font, double dx, double dy) =>
        Drawn(x, y, text, font) + (font == "F1" ? "" : Drawn(x + dx, y + dy, text, font));

    private static string LetterByLetter(double x, double y, string text, string font) => font == "F1"
        ? Drawn(x, y, text)
        : string.Concat(text.Select((c, i) => c == ' ' ? ""
            : Drawn(x + (6 * i), y, $"{c}", "F3") + Drawn(x + (6 * i) + 0.4, y, $"{c}", "F3")));

    private static PageDrawing Pages(Func<double, double, string, string, string> draw) =>
        new PageDrawing().With(Lines(First, draw)).With(Lines(Second, draw));

    private static PageDrawing Pages(string first, string second) => new PageDrawing().With(first).With(second);

    private static readonly Dictionary<string, Func<PageDrawing>> Drawings = new()
    {
        ["plain"] = () => Pages(One, Two),
        ["along the left margin"] = () => Pages(
            One + Drawn(30, 200, Margin, size: 8, turn: 90), Drawn(30, 200, Margin, size: 8, turn: 90) + Two),
        ["along the right margin, downwards"] = () => Pages(One, Two + Drawn(595, 700, Margin, size: 8, turn: -90)),
        ["a short page with more in the margin than in the letter"] = () =>
            Pages(Lines([.. First, .. Second[..^2]]), Lines(Second[^2..]) + Drawn(30, 60, Margin + Margin, turn: 90)),
        ["a watermark across the page"] = () => Pages(
            One + Drawn(150, 250, "DRAFT NOT FINAL", size: 40, turn: 45), Two),
        ["a watermark across the page in the size of the type"] = () => Pages(
            One, Drawn(150, 560, "UNOFFICIAL COPY Overturned", turn: 45) + Two),
        ["a stamp a little askew"] = () => Pages(One, Two + Drawn(380, 690, "RECEIVED FEB 10 2017", size: 12, turn: 8)),
        ["upside down"] = () => Pages(One, Two + Drawn(500, 650, "PAGE 1 Upheld", turn: 180)),
        ["a large word over the lines"] = () => Pages(One, Two + Drawn(150, 728, "COPY", size: 48)),
        ["letters one above the other, at the left"] = () => Pages(One, Two + Column("CONFIDENTIAL", 30, 13)),
        ["letters one above the other, at the right"] = () => Pages(One, Two + Column("CONFIDENTIAL", 590, 11)),
        ["numbers of pleading paper, beside each line"] = () => Pages(One + Numbers(50, 13), Two + Numbers(50, 13)),
        ["numbers of pleading paper, beside other lines"] = () => Pages(One + Numbers(28, 24), Two + Numbers(28, 24)),

        ["a page that the viewer turns"] = () =>
            new PageDrawing { Page = "/MediaBox[0 0 792 612]/Rotate 270" }.With(Left + One)
                .With(Left + Two + Drawn(30, 200, Margin, size: 8, turn: 90)),
        ["a page that lies on its side"] = () => new PageDrawing { Page = "/MediaBox[0 0 792 612]" }
            .With(Left + One).With(Left + Two + Drawn(30, 200, Margin, size: 8, turn: 90)),
        ["turned by a degree to the left"] = () => Pages(Turned(1.2) + One, Turned(1.2) + Two),
        ["turned by two degrees to the right"] = () => Pages(Turned(-2) + One, Turned(-2) + Two),
        ["turned by five degrees"] = () => Pages(Turned(5) + One, Turned(5) + Two),
        ["words level each on lines that climb"] = () => Pages((x, y, t, _) => ByWords(x, y, t, 1.2)),
        ["words level each on lines that fall"] = () => Pages((x, y, t, _) => ByWords(x, y, t, -2)),
        ["words level each on lines that climb much"] = () => Pages((x, y, t, _) => ByWords(x, y, t, 3)),

        ["bold by drawing twice"] = () => Pages((x, y, t, f) => Twice(x, y, t, f, 0.35, 0)),
        ["a shadow below"] = () => Pages((x, y, t, f) => Twice(x, y, t, f, 1.2, -1.2)),
        ["a shadow above"] = () => Pages((x, y, t, f) => Twice(x, y, t, f, -1.3, 1.3)),
        ["letter by letter twice"] = () => Pages(LetterByLetter),
        ["the page drawn twice"] = () => Pages(One + One, Two + Two),
        ["the page and its shadow"] = () => Pages(One + "1 0 0 1 1 -1 cm " + One, Two + "1 0 0 1 1 -1 cm " + Two),

        ["headings set wide"] = () => Pages((x, y, t, f) => Spaced(x, y, t, f, 2)),
        ["headings set a little wide"] = () => Pages((x, y, t, f) => Spaced(x, y, t, f, 1)),
        ["headings typed with spaces"] = () => Pages((x, y, t, f) => f == "F1" ? Drawn(x, y, t)
            : Drawn(x, y, string.Join("   ", t.Split(' ').Select(w => string.Join(' ', w.ToCharArray()))), f, 6)),

        ["without ink"] = () => Pages(One, Two + Drawn(72, 400, Stray, "F2", before: "3 Tr")),
        ["white on white"] = () => Pages(One, Two + "1 g " + Hidden),
        ["white on black"] = () => Pages(One, "0 g 70 727 400 14 re f 1 g " + Drawn(72, 730, Second[0][1..], "F2")
            + "0 g " + Lines(Second[1..], top: 717)),
        ["outside of the clip"] = () => Pages(One, Two + "q 0 0 50 50 re W n " + Hidden + "Q"),
        ["painted over"] = () => Pages(One, Hidden + "1 g 70 395 400 20 re f 0 g " + Two),
        ["transparent"] = () => new PageDrawing { Resources = "/ExtGState<</G0<</ca 0/CA 0>>>>" }
            .With(One).With(Two + "/G0 gs " + Hidden),
        ["a word of twice the size over the lines"] = () => Pages(One, Two + Drawn(150, 728, "VOID", size: 26)),
        ["a stray line of a third of the size"] = () => Pages(One, Two + Drawn(72, 711, Stray, size: 3)),
        ["too small to see"] = () => Pages(One, Two + Drawn(72, 400, Stray, "F2", size: 0.5)),
        ["below the page"] = () => Pages(One, Two + Drawn(72, -30, Stray, "F2")),
        ["outside of the crop box"] = () => new PageDrawing
        { Page = "/MediaBox[0 0 612 792]/CropBox[20 40 600 770]" }
            .With(One).With(Two + Drawn(72, 20, Stray, "F2") + Drawn(72, 780, Stray, "F2")),
        ["outside of a crop box far from the corner"] = () => new PageDrawing
        { Page = "/MediaBox[0 0 812 1092]/CropBox[100 200 712 992]" }
            .With("1 0 0 1 100 200 cm " + One).With("1 0 0 1 100 200 cm " + Two + Drawn(72, -120, Stray, "F2")),
        ["in a layer that is off"] = () => WithLayer("/OFF[3 0 R]", "/Properties<</a 3 0 R/b 4 0 R>>")
            .With("/OC /b BDC " + One + "EMC").With(Two + "/OC /a BDC " + Hidden + "EMC"),
        ["in a layer that is not on"] = () =>
            WithLayer("/BaseState/OFF/ON[4 0 R]", "/Properties<</a 3 0 R/b 4 0 R>>")
            .With(One).With("/OC /b BDC " + Two + "EMC /OC /a BDC " + Hidden + "EMC"),
        ["in a set of layers that are off"] = () => WithLayer(
            "/OFF[3 0 R]", "/Properties<</a<</Type/OCMD/OCGs[3 0 R]>>>>")
            .With(One).With(Two + "/OC /a BDC " + Hidden + "EMC"),
        ["in a form of a layer that is off"] = () => WithLayer("/OFF[3 0 R]", "/XObject<</X 5 0 R>>",
            $"<</Type/XObject/Subtype/Form/BBox[0 0 612 792]/OC 3 0 R/Length {Hidden.Length}>>stream\n{Hidden}\n"
            + "endstream")
            .With(One).With(Two + "/X Do"),
        ["without ink on the picture that shows it"] = () => new PageDrawing
        {
            Resources = "/XObject<</I 3 0 R>>",
            Objects = ["<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
                + "/Length 1>>stream\na\nendstream"],
        }
            .With("q 612 0 0 792 0 0 cm /I Do Q 3 Tr " + One).With("q 612 0 0 792 0 0 cm /I Do Q 3 Tr " + Two),
    };

    public static TheoryData<string> Names => [.. Drawings.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_letter_is_what_its_reader_sees(string name)
    {
        var reads = LetterFile.Read("letter.pdf", Drawings[name]().Build());

        var items = reads.Select(Assert.IsType<ItemRead.Parsed>).ToList();
        Assert.Equal(
            [("Knee brace with metal hinges", Outcome.Upheld), ("Cane, adjustable", Outcome.Overturned)],
            items.Select(i => (i.Item.RequestedService, i.Decision?.Outcome)));
        Assert.All(items, i => Assert.StartsWith("The injured worker is a 44", i.Item.ClinicalText));
        Assert.All(items, i => Assert.EndsWith("The plan was a brace and a cane.", i.Item.ClinicalText));
        Assert.All(items, i => Assert.Empty(i.Warnings));
        Assert.Equal(new DateOnly(2016, 10, 14), items[0].Item.InjuryDate);
    }

    [Fact]
    public void Letters_that_are_attached_inside_a_pdf_are_told()
    {
        var pdf = new PageDrawing
        {
            Catalog = "/Names<</EmbeddedFiles<</Names[(letter.txt) 3 0 R]>>>>",
            Objects = ["<</Type/Filespec/F(letter.txt)/EF<</F 4 0 R>>>>",
                "<</Type/EmbeddedFile/Length 1>>stream\na\nendstream"],
        }.With("").Build();

        var rejected = Assert.IsType<ItemRead.Rejected>(Assert.Single(LetterFile.Read("a.pdf", pdf)));

        Assert.Contains("attached", rejected.Reason, StringComparison.Ordinal);
    }

    private static string Turned(double degrees)
    {
        var (cos, sin) = (Math.Cos(degrees * Math.PI / 180), Math.Sin(degrees * Math.PI / 180));
        return FormattableString.Invariant($"{cos:F6} {sin:F6} {-sin:F6} {cos:F6} 0 0 cm ");
    }
}
