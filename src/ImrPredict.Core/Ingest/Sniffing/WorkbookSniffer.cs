using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.Rows;
using ImrPredict.Ingest.Tables.Workbooks;

namespace ImrPredict.Ingest.Sniffing;

/// <summary>Tells which sheets of a workbook are tables of disputed items, and where their headers stand.</summary>
internal static class WorkbookSniffer
{
    private const int MostNamed = 8;

    /// <summary>Looks at the first rows of each sheet that is shown.</summary>
    /// <returns>
    /// The first such sheet with the further ones of its kind; or the sheet that comes nearest; or none, with the
    /// reason.
    /// </returns>
    public static SniffedTable Sniff(string path, IngestOptions options)
    {
        using var workbook = WorkbookFile.Open(path, options.Limits);
        var shown = workbook.Sheets.Where(sheet => !sheet.IsHidden)
            .Select(sheet => (Sheet: sheet, Table: Sniff(workbook, sheet, options))).ToList();
        var whole = shown.Where(each => each.Table.IsEnough).ToList();
        var hidden = workbook.Sheets.Where(sheet => sheet.IsHidden).ToList();
        if (whole.Count == 0)
        {
            return Nearest(shown.ConvertAll(each => each.Table.Table), workbook, hidden, options);
        }

        var kind = whole[0].Table.Table.Kind;
        var alike = whole.Where(each => each.Table.Table.Kind == kind).ToList();
        var read = alike.FindAll(each => !alike.Exists(other => IsInside(each.Sheet, other.Sheet)));
        var passed = shown.Except(read).Where(each => each.Table.HasCells && !each.Sheet.IsMinor)
            .Select(each => each.Sheet)
            .Where(sheet => !read.Exists(each => IsInside(sheet, each.Sheet) || IsInside(each.Sheet, sheet))).ToList();
        List<string> notes =
        [
            .. read.SelectMany(each => each.Table.Table.Notes.Select(
                note => read.Count > 1 ? $"sheet '{each.Sheet.Name}': {note}" : note)),
            .. read.Select(each => (each.Sheet.Name, Note: workbook.Note(each.Sheet)))
                .Where(each => each.Note is not null).Select(each => $"sheet '{each.Name}': {each.Note}"),
            .. passed.Select(sheet => $"the sheet '{sheet.Name}' is not read: its columns are not those of cases"),
            .. hidden.Select(sheet => $"the sheet '{sheet.Name}' is hidden and not read"),
        ];
        return read[0].Table.Table with
        {
            Further = [.. read.Skip(1).Select(each => each.Table.Table)],
            Notes = notes,
        };
    }

    private static SniffedTable Nearest(
        List<SniffedTable> shown, Workbook workbook, List<WorkbookSheet> hidden, IngestOptions options)
    {
        if (shown.Find(table => table.Kind != TableKind.None) is { } near)
        {
            return near with { IsNear = true };
        }

        var names = workbook.Sheets.Where(sheet => !sheet.IsHidden).Select(sheet => $"'{sheet.Name}'").ToList();
        var more = names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "";
        var other = hidden.Find(sheet => Sniff(workbook, sheet, options).IsEnough);
        return HeaderSniffer.None(
            TableFormat.Workbook, $"no column is known on its sheets ({string.Join(", ", names.Take(MostNamed))}{more})"
                + (other is null ? "" : $"; the hidden sheet '{other.Name}' has the columns: show it to have it read"));
    }

    private static (SniffedTable Table, bool IsEnough, bool HasCells) Sniff(
        Workbook workbook, WorkbookSheet sheet, IngestOptions options)
    {
        var rows = workbook.Rows(sheet).Where(row => row.Fault is null).Take(HeaderFinder.MostRows).ToList();
        if (rows.Count == 0)
        {
            return (HeaderSniffer.None(TableFormat.Workbook, "no cells"), false, false);
        }

        var header = HeaderFinder.Find(rows.ConvertAll(row => row.Cells), options.ColumnMap);
        var table = new SniffedTable(TableKind.None, TableFormat.Workbook, SkippedLines: (int)rows[header].Number - 1)
        {
            Part = sheet.Name,
        };
        var found = HeaderSniffer.Of(rows[header].Cells, table, options);
        return (found, HeaderFinder.IsEnough(rows[header].Cells, options.ColumnMap), true);
    }

    private static bool IsInside(WorkbookSheet sheet, WorkbookSheet other) =>
        sheet.Around.Length > 0 && sheet.Around == other.Entry;
}
