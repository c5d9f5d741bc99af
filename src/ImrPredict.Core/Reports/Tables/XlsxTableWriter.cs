using System.IO.Compression;
using System.Text;
using System.Xml;
using ImrPredict.Cases;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Reports.Tables;

/// <summary>
/// Writes rows as a workbook of one sheet: columns of numbers as numbers, all else as text, so that no spreadsheet
/// turns a case number or a date into something else. The bytes depend on the rows alone. What a sheet cannot hold (a
/// cell of more than 32,767 characters, more than 1,048,576 rows) is an error: nothing is cut short unseen.
/// </summary>
internal sealed class XlsxTableWriter : TableWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const int LongestCell = 32_767;
    private const int MostRows = 1_048_576;
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(false),
        NewLineHandling = NewLineHandling.None,
    };

    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override async Task<long> WriteAsync<T>(
        Stream stream, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellation)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        WritePart(archive, "[Content_Types].xml", $"<Types xmlns=\"{Package}content-types\">"
            + $"<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Types}sheet.main+xml\"/>"
            + $"<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Types}worksheet+xml\"/></Types>");
        WritePart(archive, "_rels/.rels", $"<Relationships xmlns=\"{Package}relationships\"><Relationship Id=\"rId1\" "
            + $"Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        WritePart(archive, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>"
            + "<sheet name=\"items\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        WritePart(archive, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}relationships\">"
            + $"<Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            + "</Relationships>");
        return await WriteSheetAsync(archive, columns, rows, cancellation).ConfigureAwait(false);
    }

    private static async Task<long> WriteSheetAsync<T>(
        ZipArchive archive, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows,
        CancellationToken cancellation)
    {
        using var part = Open(archive, "xl/worksheets/sheet1.xml");
        using var xml = XmlWriter.Create(part, Settings);
        var count = 0L;
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetData", Main);
        WriteRow(xml, [.. columns.Select(column => column with { Kind = CellKind.Text })], column => column.Name, 1);
        await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
        {
            count++;
            WriteRow(xml, columns, column => column.Text(row), count + 1);
        }

        xml.WriteEndDocument();
        return count;
    }

    private static void WriteRow<T>(
        XmlWriter xml, IReadOnlyList<TableColumn<T>> columns, Func<TableColumn<T>, string> cellOf, long rowNumber)
    {
        if (rowNumber > MostRows)
        {
            throw new ImrPredictException(
                $"a sheet of .xlsx holds {MostRows} rows and there are more; write .csv, .jsonl or .parquet.");
        }

        xml.WriteStartElement("row", Main);
        foreach (var column in columns)
        {
            xml.WriteStartElement("c", Main);
            var cell = cellOf(column);
            var text = SpreadsheetText.Guard(cell);
            if (text.Length > LongestCell)
            {
                throw new ImrPredictException(
                    $"row {rowNumber}: '{column.Name}' has {text.Length} characters and a cell of .xlsx holds "
                    + $"{LongestCell}; write .csv, .jsonl or .parquet.");
            }

            if (text.Length > 0 && (column.Kind is CellKind.Number or CellKind.Count))
            {
                xml.WriteElementString("v", Main, cell);
            }
            else if (text.Length > 0)
            {
                WriteText(xml, XlsxText.Escape(text));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteText(XmlWriter xml, string text)
    {
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(text);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WritePart(ZipArchive archive, string name, string xml)
    {
        using var part = Open(archive, name);
        part.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>" + xml));
    }

    private static Stream Open(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = EntryTime;
        return entry.Open();
    }
}
