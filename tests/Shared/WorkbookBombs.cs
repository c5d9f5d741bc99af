using System.IO.Compression;
using System.Text;

namespace ImrPredict.Tests;

/// <summary>Small workbooks that try to take the memory or the time of who reads them.</summary>
public static class WorkbookBombs
{
    private const string Header =
        "<row r=\"1\"><c t=\"str\"><v>case_number</v></c><c t=\"str\"><v>requested_service</v></c></row>";

    private const string Row = "<row><c t=\"str\"><v>CM17-0000001</v></c><c t=\"str\"><v>MRI</v></c></row>";

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, Func<byte[]>> All { get; } = new Dictionary<string, Func<byte[]>>
    {
        ["row-number"] = () => Book(Header + Row.Replace("<row>", "<row r=\"100000000\">", StringComparison.Ordinal)),
        ["column-name"] = () => Book(Header + "<row><c r=\"ZZZZZZ2\" t=\"str\"><v>x</v></c></row>"),
        ["rows"] = () => Book(Header, "<row><c><v>1</v></c></row>", 3_000_000),
        ["cells-in-row"] = () => Book(Header + "<row>", "<c><v>1</v></c>", 20_000_000, "</row>"),
        ["long-cell"] = () => Book(Header + "<row><c t=\"str\"><v>", new string('x', 1000), 500_000, "</v></c></row>"),
        ["white-space"] = () => Book(Header, new string(' ', 1000), 3_000_000, Row),
        ["nesting"] = () => Book(Header + "<row>", "<c>", 3_000_000),
        ["attributes"] = () => Book(Header + "<row ", $"a{new string('b', 90)}=\"\" ", 1, "/>"),
        ["entities"] = () => Book(
            Header + "<row><c t=\"str\"><v>&l;</v></c></row>", doctype: "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\">"
                + string.Concat("bcdefghijkl".Select(
                    (c, i) => $"<!ENTITY {c} \"&{(char)('a' + i)};&{(char)('a' + i)};\">"))
                + "]>"),
        ["shared-texts"] = () => Book(
            Header + "<row><c t=\"s\"><v>2147483647</v></c></row>",
            shared: ("<si><t>x</t></si>", 20_000_000)),
        ["sheets"] = () => Book(Header, sheets: 20_000),
        ["styles"] = () => Book(Header + Row, styles: ("<xf numFmtId=\"14\"/>", 20_000_000)),
    };

    private static byte[] Book(
        string begin, string part = "", int times = 0, string end = "", string doctype = "", int sheets = 1,
        (string? Part, int Times) shared = default, (string? Part, int Times) styles = default)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            var names = string.Concat(Enumerable.Range(1, sheets).Select(
                i => $"<sheet name=\"s{i}\" sheetId=\"{i}\" r:id=\"r1\"/>"));
            Add(
                zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{names}</sheets>"
                    + "</workbook>");
            Add(
                zip, "xl/_rels/workbook.xml.rels",
                $"<Relationships><Relationship Id=\"r1\" Type=\"{Relations}/worksheet\" "
                    + "Target=\"worksheets/sheet1.xml\"/></Relationships>");
            Add(
                zip, "xl/worksheets/sheet1.xml", $"{doctype}<worksheet xmlns=\"{Main}\"><sheetData>{begin}", part,
                times, $"{end}</sheetData></worksheet>");
            if (shared.Times > 0)
            {
                Add(zip, "xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">", shared.Part ?? "", shared.Times, "</sst>");
            }

            if (styles.Times > 0)
            {
                Add(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs>", styles.Part ?? "", styles.Times,
                    "</cellXfs></styleSheet>");
            }
        }

        return packed.ToArray();
    }

    private static void Add(
        ZipArchive zip, string name, string begin, string part = "", int times = 0, string end = "")
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        stream.Write(Encoding.UTF8.GetBytes(begin));
        var block = Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, part, Math.Min(times, 1000)).ToString());
        for (var i = 0; i < times; i += 1000)
        {
            stream.Write(block);
        }

        stream.Write(Encoding.UTF8.GetBytes(end));
    }
}
