using AngleSharp.Dom;
using ImrPredict.Ingest.Letters.Documents;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>Finds the tables of a web page, in the order in which they begin.</summary>
internal sealed class PageTables
{
    private const int LongestName = 31; // as for the sheets of Excel

    private readonly List<PageTable> _tables = [];
    private readonly Stack<PageTable> _open = [];
    private readonly Dictionary<PageTable, int> _rows = [];
    private string _heading = "";

    private PageTables()
    {
    }

    /// <summary>The tables that may hold data.</summary>
    /// <exception cref="UnreadableInputException">There are more than the limit of sheets.</exception>
    public static IReadOnlyList<PageTable> Of(IDocument page, TableLimits limits)
    {
        var found = new PageTables();
        found.Walk(page.DocumentElement);
        var tables = found._tables.FindAll(table => table.MayHoldData);
        return tables.Count <= limits.Sheets
            ? tables
            : throw new UnreadableInputException($"the page has more than {limits.Sheets} tables (limit sheets)");
    }

    // Without recursion: a page may be nested deeper than a stack is.
    private void Walk(INode? root)
    {
        for (var node = root; node is not null;)
        {
            if (Open(node) && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            Close(node);
            while (node is not null && node != root && node.NextSibling is null)
            {
                node = node.Parent;
                Close(node);
            }

            node = node is null || node == root ? null : node.NextSibling;
        }
    }

    private bool Open(INode node)
    {
        if (node is not IElement element)
        {
            return false;
        }

        var isSeen = !HtmlText.IsUnseen(element);
        switch (element.LocalName)
        {
            case "table" when isSeen:
                Begin();
                break;
            case "caption" when isSeen && _open.TryPeek(out var table):
                table.Name = Short(HtmlText.Of(element));
                return false;
            case "tr" when _open.TryPeek(out var table):
                AddRow(table, element, isSeen);
                break;
            case "tbody" or "thead" or "tfoot" when !isSeen && _open.TryPeek(out var table):
                Hide(table, element.ChildElementCount);
                break;
            case "td" or "th" when isSeen && _open.TryPeek(out var table) && table.Rows is [.., var row]:
                row.Cells.Add(element);
                break;
            case "em" when element.ParentElement is { LocalName: "h1", ParentElement: { LocalName: "a" } mark }
                && mark.GetAttribute("name")?.StartsWith("table", StringComparison.Ordinal) == true:
                _heading = Short(HtmlText.Of(element)); // as LibreOffice names the sheets of a workbook
                break;
        }

        return isSeen;
    }

    private void Begin()
    {
        var table = new PageTable(_tables.Count + 1, _open.TryPeek(out var around) ? around : null)
        {
            Name = _heading,
        };
        _heading = "";
        _tables.Add(table);
        _open.Push(table);
    }

    private void AddRow(PageTable table, IElement element, bool isSeen)
    {
        if (!isSeen)
        {
            Hide(table, 1);
            return;
        }

        var number = _rows[table] = _rows.GetValueOrDefault(table) + 1;
        table.Rows.Add(new PageRow(number, element.Parent));
    }

    private void Hide(PageTable table, int rows)
    {
        table.HiddenRows += rows;
        _rows[table] = _rows.GetValueOrDefault(table) + rows;
    }

    private void Close(INode? node)
    {
        if (node is IElement { LocalName: "table" } element && !HtmlText.IsUnseen(element))
        {
            _open.TryPop(out _);
        }
    }

    private static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestName ? line : line[..LongestName];
    }
}
