using System.Text;

namespace ImrPredict.Ingest.Reading;

/// <summary>A format that is known by its first bytes.</summary>
/// <param name="Format">The format.</param>
/// <param name="Name">What the file is, in words for messages.</param>
/// <param name="Bytes">The first bytes.</param>
internal sealed record FileSignature(FileFormat Format, string Name, byte[] Bytes)
{
    // Readers accept junk before the signature of a PDF, within this many bytes.
    private const int PdfSignatureWithin = 1024;

    private static ReadOnlySpan<byte> ExcelXml => "urn:schemas-microsoft-com:office:spreadsheet"u8;

    private static ReadOnlySpan<byte> XmlStart => [0xEF, 0xBB, 0xBF, (byte)' ', (byte)'\r', (byte)'\n'];

    private const int OfficeNamesWithin = 4096;
    private const string OpenDocument = "mimetypeapplication/vnd.oasis.opendocument.";

    private static readonly FileSignature Empty = new(FileFormat.Unreadable, "empty", []);
    private static readonly FileSignature Pdf = new(FileFormat.Pdf, "a PDF", [.. "%PDF-"u8]);
    private static readonly FileSignature Office = new(FileFormat.Workbook, "an Office file", [.. "PK\u0003\u0004"u8]);
    private static readonly FileSignature Word = new(FileFormat.Document, "a Word document", Office.Bytes);
    private static readonly FileSignature WrittenText = new(
        FileFormat.Document, "an OpenDocument text", Office.Bytes);

    private static readonly FileSignature[] Others =
    [
        new(FileFormat.Parquet, "a Parquet table", [.. "PAR1"u8]),
        Unreadable("a JPEG picture", [0xFF, 0xD8, 0xFF]),
        Unreadable("a PNG picture", [0x89, .. "PNG"u8]),
        Unreadable("a GIF picture", [.. "GIF8"u8]),
        Unreadable("a TIFF picture (a scan?)", [.. "II*\0"u8]),
        Unreadable("a TIFF picture (a scan?)", [.. "MM\0*"u8]),
        Unreadable("compressed (gzip); unpack it first", [0x1F, 0x8B]),
        Unreadable("a 7z archive; unpack it first", [(byte)'7', (byte)'z', 0xBC, 0xAF]),
        Unreadable("a RAR archive; unpack it first", [.. "Rar!"u8]),
        Unreadable("a ZIP archive; unpack it first", Office.Bytes),
        new(FileFormat.Rtf, "an RTF document", [.. "{\\rtf"u8]),
        Unreadable("a HEIC picture", [0, 0, 0, 0x18, .. "ftypheic"u8]),
        Unreadable("a HEIC picture", [0, 0, 0, 0x24, .. "ftypheic"u8]),
        Unreadable("a WebP picture, a sound or a film", [.. "RIFF"u8]),
        Unreadable("a DjVu scan; save it as PDF with text", [.. "AT&TFORM"u8]),
        Unreadable("PostScript; save it as PDF", [.. "%!PS"u8]),
        Unreadable("compressed (bzip2); unpack it first", [.. "BZh"u8]),
        Unreadable("compressed (xz); unpack it first", [0xFD, .. "7zXZ"u8]),
        Unreadable("compressed (zstd); unpack it first", [0x28, 0xB5, 0x2F, 0xFD]),
        Unreadable(
            "an SQLite database; name its rows by a query, as in --from 'sqlite:FILE?SELECT * FROM TABLE'",
            [.. "SQLite format 3\0"u8]),
        BareSheet([0x09, 0x00, 0x04, 0x00]),
        BareSheet([0x09, 0x02, 0x06, 0x00]),
        BareSheet([0x09, 0x04, 0x06, 0x00]),
        BareSheet([0x09, 0x08, 0x08, 0x00]),
        BareSheet([0x09, 0x08, 0x10, 0x00]),
        Unreadable("an Access database; save the table as CSV or XLSX", [0, 1, 0, 0, .. "Standard "u8]),
        Unreadable("a Stata file; save it as CSV or Parquet", [.. "<stata_dta>"u8]),
        Unreadable("an SPSS file; save it as CSV or Parquet", [.. "$FL"u8]),
        Unreadable("an Arrow (Feather) file; save it as Parquet or CSV", [.. "ARROW1"u8]),
        Unreadable("an Arrow (Feather) file; save it as Parquet or CSV", [.. "FEA1"u8]),
        Unreadable("an Avro file; save it as Parquet or CSV", [.. "Obj\u0001"u8]),
        Unreadable("an ORC file; save it as Parquet or CSV", [.. "ORC"u8, 0x0A]),
        Unreadable("an Outlook data file; save its messages as .eml, PDF or text", [.. "!BDN"u8]),
    ];

    // Files of these programs are of one format, whose directory names what is inside.
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0];

    // A workbook may have documents of the last two inside, behind its own entry.
    private static readonly (string Entry, string Name, bool MayBeInside)[] InCompound =
    [
        ("EncryptedPackage", "an Office file with a password; save it without one", false),
        ("__properties_version1.0", "an Outlook message (.msg); save it as .eml, PDF or text", false),
        ("WordDocument", "a Word document of before 2007 (.doc); save it as DOCX, PDF or text", true),
        ("PowerPoint Document", "a PowerPoint presentation; save it as PDF", true),
    ];

    /// <summary>The signature of a file; null where its first bytes are none, as those of text.</summary>
    /// <param name="head">The first bytes, some thousand where there are so many.</param>
    public static FileSignature? Find(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
        {
            return Empty;
        }

        if (head.StartsWith(Office.Bytes) && InArchive(head) is { } document)
        {
            return document;
        }

        if (IsCompound(head))
        {
            return OfCompound(head);
        }

        foreach (var signature in Others)
        {
            if (head.StartsWith(signature.Bytes))
            {
                return signature;
            }
        }

        if (head.StartsWith("MIME-Version:"u8)
            && head[..Math.Min(head.Length, OfficeNamesWithin)].IndexOf("X-Document-Type: Workbook"u8) >= 0)
        {
            return Unreadable("a workbook saved as a web archive (.mht); save it as XLSX or CSV", []);
        }

        return head[..Math.Min(head.Length, PdfSignatureWithin)].IndexOf(Pdf.Bytes) >= 0 ? Pdf
            : head.TrimStart(XmlStart).StartsWith("<?xml"u8) ? OfXml(head[..Math.Min(head.Length, OfficeNamesWithin)])
            : null;
    }

    // A web page may begin as XML does, and is read as one.
    private static FileSignature? OfXml(ReadOnlySpan<byte> start)
    {
        var text = Encoding.Latin1.GetString(start);
        return text.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase) ? null
            : start.IndexOf(ExcelXml) >= 0 ? Unreadable("an XML spreadsheet of Excel 2003; save it as XLSX or CSV", [])
            : start.IndexOf("urn:oasis:names:tc:opendocument:"u8) >= 0
                ? Unreadable("an OpenDocument file of one XML (.fods, .fodt); save it as XLSX, CSV, DOCX or PDF", [])
            : start.IndexOf("schemas.microsoft.com/office/word"u8) >= 0
                || start.IndexOf("schemas.microsoft.com/office/2006/xmlPackage"u8) >= 0
                ? Unreadable("a Word document as XML; save it as DOCX, PDF or text", [])
            : Unreadable("an XML file; save a table as XLSX or CSV, a letter as PDF or text", []);
    }

    /// <summary>Whether a file is of the format of Office before 2007.</summary>
    public static bool IsCompound(ReadOnlySpan<byte> head) => head.StartsWith(Compound);

    private static FileSignature Unreadable(string name, byte[] bytes) => new(FileFormat.Unreadable, name, bytes);

    // Of Excel 2, 3 and 4, and records of Excel 5 and 97 as small programs write them: a head and its length.
    private static FileSignature BareSheet(byte[] start) =>
        Unreadable("a bare sheet of Excel 4 or before; save it as XLSX or CSV", start);

    private static FileSignature OfCompound(ReadOnlySpan<byte> head)
    {
        var workbook = head.IndexOf(Encoding.Unicode.GetBytes("Workbook"));
        foreach (var (entry, name, mayBeInside) in InCompound)
        {
            var at = head.IndexOf(Encoding.Unicode.GetBytes(entry));
            if (at >= 0 && !(mayBeInside && workbook >= 0 && workbook < at))
            {
                return Unreadable(name, Compound);
            }
        }

        // The directory of a workbook may stand behind its sheets.
        return new(
            FileFormat.Workbook, workbook >= 0 ? "a workbook of before 2007 (.xls)" : "an old Office file", Compound);
    }

    /// <summary>What a ZIP archive is by the names of its entries; null where it is an archive alone.</summary>
    private static FileSignature? InArchive(ReadOnlySpan<byte> head)
    {
        var start = head[..Math.Min(head.Length, OfficeNamesWithin)];
        var kind = start.IndexOf(Encoding.ASCII.GetBytes(OpenDocument));
        if (kind >= 0)
        {
            var rest = start[(kind + OpenDocument.Length)..];
            return rest.StartsWith("text"u8) ? WrittenText
                : rest.StartsWith("spreadsheet"u8)
                    ? Unreadable("an OpenDocument sheet; save it as XLSX or CSV", Office.Bytes)
                : Unreadable("an OpenDocument file; save it as PDF or text", Office.Bytes);
        }

        return head.IndexOf("Index/Document.iwa"u8) >= 0
            ? Unreadable("an Apple Pages, Numbers or Keynote file; save it as PDF, DOCX, XLSX or CSV", Office.Bytes)
            : !IsOffice(start) ? null
            : head.IndexOf("xl/workbook.bin"u8) >= 0
                ? Unreadable("a binary workbook (.xlsb); save it as XLSX or CSV", Office.Bytes)
            : head.IndexOf("word/document.xml"u8) >= 0 ? Word
            : head.IndexOf("ppt/presentation.xml"u8) >= 0
                ? Unreadable("a PowerPoint presentation; save it as PDF", Office.Bytes)
            : Office;
    }

    // Office files are ZIP archives whose first entries are [Content_Types].xml, _rels or a folder such as xl.
    private static bool IsOffice(ReadOnlySpan<byte> start) =>
        start.IndexOf("[Content_Types].xml"u8) >= 0 || start.IndexOf("xl/"u8) >= 0
        || start.IndexOf("_rels/"u8) >= 0 || start.IndexOf("docProps/"u8) >= 0 || start.IndexOf("word/"u8) >= 0;
}

/// <summary>What can be done with a file of a known signature.</summary>
internal enum FileFormat
{
    /// <summary>It is often found beside letters and cannot be read.</summary>
    Unreadable,

    /// <summary>A PDF.</summary>
    Pdf,

    /// <summary>A document of running text that is XML in a ZIP archive.</summary>
    Document,

    /// <summary>A document in Rich Text Format.</summary>
    Rtf,

    /// <summary>An Office file, of today or of before 2007, that may be a workbook.</summary>
    Workbook,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}
