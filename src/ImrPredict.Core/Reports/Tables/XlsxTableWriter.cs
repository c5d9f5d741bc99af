using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ImrPredict.Cases;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Reports.Tables;

/// <summary>
/// Writes rows as a workbook of one sheet: columns of numbers as numbers, all else as text, so that no spreadsheet
/// turns a case number or a date into something else. The header stays in view and filters, columns have widths, shares
/// are shown in percent. The bytes depend on the rows alone. What a sheet cannot hold (a
/// cell of more than 32,767 characters, more than 1,048,576 rows) is an error: nothing is cut short unseen.
/// </summary>
internal sealed class XlsxTableWriter : TableWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const int HeaderStyle = 1;
    private const int ShareStyle = 2;

    // Styles in their order: plain, header, share in percent with one decimal.
    private const string Styles = $"<styleSheet xmlns=\"{Main}\">"
        + "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/></numFmts>"
        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
        + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
        + "<fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
        + "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>"
        + "</styleSheet>";

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
            + $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Types}styles+xml\"/>"
            + $"<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Types}worksheet+xml\"/></Types>");
        WritePart(archive, "_rels/.rels", $"<Relationships xmlns=\"{Package}relationships\"><Relationship Id=\"rId1\" "
            + $"Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        WritePart(archive, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>"
            + "<sheet name=\"items\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        WritePart(archive, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}relationships\">"
            + $"<Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            + $"<Relationship Id=\"rId2\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
        WritePart(archive, "xl/styles.xml", Styles);
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
        WriteLayout(xml, columns);
        xml.WriteStartElement("sheetData", Main);
        WriteRow(xml, [.. columns.Select(column => column with { Kind = CellKind.Text })], column => column.Name, 1);
        await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
        {
            count++;
            WriteRow(xml, columns, column => column.Text(row), count + 1);
        }

        xml.WriteEndElement();
        xml.WriteStartElement("autoFilter", Main);
        xml.WriteAttributeString("ref", string.Create(
            CultureInfo.InvariantCulture, $"A1:{ColumnName(columns.Count)}{count + 1}"));
        xml.WriteEndDocument();
        return count;
    }

    private static void WriteLayout<T>(XmlWriter xml, IReadOnlyList<TableColumn<T>> columns)
    {
        xml.WriteStartElement("sheetViews", Main);
        xml.WriteStartElement("sheetView", Main);
        xml.WriteAttributeString("workbookViewId", "0");
        xml.WriteStartElement("pane", Main);
        xml.WriteAttributeString("ySplit", "1");
        xml.WriteAttributeString("topLeftCell", "A2");
        xml.WriteAttributeString("activePane", "bottomLeft");
        xml.WriteAttributeString("state", "frozen");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("cols", Main);
        for (var i = 0; i < columns.Count; i++)
        {
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            xml.WriteStartElement("col", Main);
            xml.WriteAttributeString("min", number);
            xml.WriteAttributeString("max", number);
            xml.WriteAttributeString(
                "width", Math.Max(columns[i].Width, columns[i].Name.Length + 4).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // A, B, ... Z, AA, AB, ...
    private static string ColumnName(int number)
    {
        var name = "";
        for (; number > 0; number = (number - 1) / 26)
        {
            name = (char)('A' + ((number - 1) % 26)) + name;
        }

        return name;
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
            if (rowNumber == 1 || (column.IsShare && cell.Length > 0))
            {
                xml.WriteAttributeString("s", rowNumber == 1 ? $"{HeaderStyle}" : $"{ShareStyle}");
            }

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
