using System.IO.Compression;

namespace ImrPredict.Tests;

/// <summary>Writes workbooks part by part, so that they can hold what no program writes.</summary>
internal static class MadeWorkbook
{
    /// <summary>A row of texts, in columns from A on.</summary>
    public static string Row(int number, params string[] cells) => $"""<row r="{number}">{string.Concat(cells.Select(
        (cell, i) => $"""<c r="{(char)('A' + i)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>"""))}</row>""";

    /// <summary>Writes a workbook.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sheets">Name, attributes of the tab, and rows of each sheet.</param>
    /// <param name="properties">Attributes of the workbook.</param>
    public static string Write(string path, (string Name, string Tab, string Rows)[] sheets, string properties = "")
    {
        using var file = File.Create(path);
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        Add(zip, "[Content_Types].xml", "<Types/>");
        Add(zip, "xl/workbook.xml", $"""
            <workbook xmlns="http://x" xmlns:r="http://r"><workbookPr {properties}/>
            <sheets>{string.Concat(sheets.Select((sheet, i) =>
                $"""<sheet name="{sheet.Name}" {sheet.Tab} r:id="rId{i}"/>"""))}</sheets></workbook>
            """);
        Add(zip, "xl/_rels/workbook.xml.rels", $"""
            <Relationships>{string.Concat(sheets.Select((_, i) => $"""
                <Relationship Id="rId{i}" Type="http://x/worksheet" Target="worksheets/s{i}.xml"/>
                """))}</Relationships>
            """);
        Add(zip, "xl/styles.xml", """
            <styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>
            """);
        for (var i = 0; i < sheets.Length; i++)
        {
            Add(zip, $"xl/worksheets/s{i}.xml", $"<worksheet><sheetData>{sheets[i].Rows}</sheetData></worksheet>");
        }

        return path;
    }

    private static void Add(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write("<?xml version=\"1.0\"?>" + xml);
    }
}
