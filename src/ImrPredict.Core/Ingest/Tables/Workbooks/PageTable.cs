using AngleSharp.Dom;

namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>A table of a web page that a browser shows.</summary>
/// <param name="number">Which of the page's tables it is, from 1.</param>
/// <param name="around">The table in a cell of which it stands; null for none.</param>
internal sealed class PageTable(int number, PageTable? around)
{
    /// <summary>Which of the page's tables it is, from 1.</summary>
    public int Number => number;

    /// <summary>The table in a cell of which it stands; null for none.</summary>
    public PageTable? Around => around;

    /// <summary>Its caption, or the heading that a spreadsheet program writes above it; empty without.</summary>
    public string Name { get; set; } = "";

    /// <summary>Rows that a browser does not show.</summary>
    public int HiddenRows { get; set; }

    /// <summary>The rows that a browser shows, in order.</summary>
    public List<PageRow> Rows { get; } = [];

    /// <summary>Whether it may be a table of data: a row has cells side by side.</summary>
    public bool MayHoldData => Rows.Exists(row => row.Cells.Count > 1);

    /// <summary>Whether it is likely one of data: some rows have cells side by side.</summary>
    public bool IsLarge => Rows.Count(row => row.Cells.Count > 1) > 2;
}

/// <summary>A row of a table of a web page.</summary>
/// <param name="Number">Its place, from 1; rows that are hidden count too.</param>
/// <param name="Group">The part of the table that it stands in: head, body or foot.</param>
internal sealed record PageRow(int Number, INode? Group)
{
    /// <summary>Its cells that a browser shows.</summary>
    public List<IElement> Cells { get; } = [];
}
