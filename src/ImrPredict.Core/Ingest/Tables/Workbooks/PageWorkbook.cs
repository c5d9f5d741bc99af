using AngleSharp.Html.Parser;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Letters.Documents;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>Reads the tables of a web page as sheets; many portals export one and name it <c>.xls</c>.</summary>
internal sealed class PageWorkbook : Workbook
{
    private readonly TableLimits _limits;
    private readonly List<(WorkbookSheet Sheet, PageTable Table)> _sheets = [];

    /// <summary>Opens a page.</summary>
    /// <exception cref="UnreadableInputException">It is none, or is larger than the limits.</exception>
    /// <exception cref="Exception">The library that parses it fails.</exception>
    public PageWorkbook(string path, TableLimits limits)
    {
        _limits = limits;
        var size = new FileInfo(path).Length;
        if (size > limits.WorkbookBytes)
        {
            throw new UnreadableInputException(
                $"the page has {size} bytes; at most {limits.WorkbookBytes} are read (limit workbook-bytes)");
        }

        var html = LetterContent.Decode(File.ReadAllBytes(path))
            ?? throw new UnreadableInputException("the page holds binary data");
        var tables = PageTables.Of(new HtmlParser().ParseDocument(html), limits);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            _sheets.Add((new WorkbookSheet(Name(table, names), false, $"{table.Number}")
            {
                Around = $"{table.Around?.Number}",
                IsMinor = !table.IsLarge,
            }, table));
        }

        Is1904 = tables.Any(table => table.Rows.Any(row => row.Cells.Any(PageNumber.Counts1904)));
    }

    /// <summary>Whether a file begins as a web page does.</summary>
    public static bool Looks(byte[] head) => FileSignature.Find(head) is null
        && !MailDocument.Looks(head) && LetterContent.Decode(head) is { } text && HtmlText.Looks(text);

    /// <inheritdoc/>
    public override IReadOnlyList<WorkbookSheet> Sheets => _sheets.ConvertAll(each => each.Sheet);

    /// <inheritdoc/>
    public override bool Is1904 { get; }

    /// <inheritdoc/>
    public override string? Note(WorkbookSheet sheet) => Table(sheet).HiddenRows is > 0 and var hidden
        ? $"rows that the page hides are not read ({hidden})"
        : null;

    /// <inheritdoc/>
    public override IEnumerable<SheetRow> Rows(WorkbookSheet sheet) =>
        new PageGrid(_limits, Is1904).Rows(Table(sheet));

    /// <inheritdoc/>
    public override void Dispose()
    {
        // The page is in memory alone.
    }

    private PageTable Table(WorkbookSheet sheet) => _sheets.Find(each => each.Sheet.Name == sheet.Name).Table;

    private static string Name(PageTable table, HashSet<string> taken)
    {
        var name = table.Name.Length > 0 ? table.Name : $"table {table.Number}";
        var free = name;
        for (var copy = 2; !taken.Add(free); copy++)
        {
            free = $"{name} ({copy})";
        }

        return free;
    }
}
