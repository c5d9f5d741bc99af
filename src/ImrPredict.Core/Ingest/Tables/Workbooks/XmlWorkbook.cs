using System.IO.Compression;
using System.Xml;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>
/// Reads a workbook (XLSX) cell by cell: a cell without a value takes no part, whatever the file says of its extent,
/// and what is unpacked has a bound. Kept libraries build every row up to the last formatted column.
/// </summary>
internal sealed class XmlWorkbook : Workbook
{
    private const string DefaultPart = "xl/workbook.xml";
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly TableLimits _limits;
    private readonly WorkbookTexts _texts;
    private readonly WorkbookStyles _styles;

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="UnreadableInputException">It is none, or unpacks to more than the limit.</exception>
    /// <exception cref="Exception">It is damaged; of any kind that the archive or its XML gives.</exception>
    public XmlWorkbook(string path, TableLimits limits)
    {
        _limits = limits;
        _archive = ZipFile.OpenRead(path);
        try
        {
            foreach (var entry in _archive.Entries)
            {
                _entries.TryAdd(entry.FullName.Replace('\\', '/'), entry);
            }

            (Sheets, Is1904) = ReadSheets();
            _styles = WorkbookStyles.Read(OpenOrNull("xl/styles.xml"));
            _texts = WorkbookTexts.Read(OpenOrNull("xl/sharedStrings.xml"), limits);
        }
        catch
        {
            _archive.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WorkbookSheet> Sheets { get; }

    /// <inheritdoc/>
    public override bool Is1904 { get; }

    /// <inheritdoc/>
    public override IEnumerable<SheetRow> Rows(WorkbookSheet sheet)
    {
        using var xml = OpenOrNull(sheet.Entry)
            ?? throw new UnreadableInputException($"the sheet '{sheet.Name}' is missing from the workbook");
        foreach (var row in new SheetReader(xml, _texts, _styles, Is1904, _limits).Rows())
        {
            yield return row;
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => _archive.Dispose();

    private (List<WorkbookSheet> Sheets, bool Is1904) ReadSheets()
    {
        var part = WorkbookPart();
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var targets = Targets($"{folder}_rels/{part[folder.Length..]}.rels", folder);
        var sheets = new List<WorkbookSheet>();
        var is1904 = false;
        using var xml = OpenOrNull(part) ?? throw new UnreadableInputException(
            _entries.Keys.Any(name => name.EndsWith("workbook.bin", StringComparison.OrdinalIgnoreCase))
                ? "it is a binary workbook; save it as XLSX"
                : "it is an Office file without a workbook; expected XLSX");
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "workbookPr")
            {
                is1904 = xml.GetAttribute("date1904") is "1" or "true" or "on";
            }
            else if (xml.LocalName == "sheet" && targets.TryGetValue(Relation(xml), out var entry))
            {
                if (sheets.Count >= _limits.Sheets)
                {
                    throw new UnreadableInputException($"it has more than {_limits.Sheets} sheets (limit sheets)");
                }

                sheets.Add(new WorkbookSheet(
                    xml.GetAttribute("name") ?? "", xml.GetAttribute("state") is "hidden" or "veryHidden", entry));
            }
        }

        return (sheets, is1904);
    }

    private string WorkbookPart() =>
        Targets("_rels/.rels", "", "/officeDocument").Values.FirstOrDefault() ?? DefaultPart;

    private Dictionary<string, string> Targets(string part, string folder, string kind = "/worksheet")
    {
        var targets = new Dictionary<string, string>();
        using var xml = OpenOrNull(part);
        while (xml?.Read() == true)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship"
                && xml.GetAttribute("Type")?.EndsWith(kind, StringComparison.Ordinal) == true
                && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
            {
                targets.TryAdd(id, target.StartsWith('/') ? target[1..] : folder + target);
            }
        }

        return targets;
    }

    private static string Relation(XmlReader xml)
    {
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.NamespaceURI.Length > 0)
            {
                var id = xml.Value;
                xml.MoveToElement();
                return id;
            }
        }

        xml.MoveToElement();
        return "";
    }

    private XmlReader? OpenOrNull(string part)
    {
        if (!_entries.TryGetValue(part, out var entry))
        {
            return null;
        }

        if (entry.Length > _limits.WorkbookBytes)
        {
            throw new UnreadableInputException(
                $"a part of the workbook has {entry.Length} bytes unpacked; at most {_limits.WorkbookBytes} are read "
                + "(limit workbook-bytes)");
        }

        return XmlReader.Create(entry.Open(), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
            MaxCharactersInDocument = _limits.WorkbookBytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
    }
}
