using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Ingest.Tables.Dmhc;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Sniffing;

/// <summary>Tells from the header of a table what it is about.</summary>
internal static class HeaderSniffer
{
    /// <summary>What a header says about a table.</summary>
    /// <param name="header">The names.</param>
    /// <param name="table">What is known of the table.</param>
    /// <param name="options">The column map is taken from here.</param>
    /// <param name="unreadable">Columns that the header lacks since they cannot be read.</param>
    public static SniffedTable Of(
        IReadOnlyList<string> header, SniffedTable table, IngestOptions options,
        IReadOnlyList<string>? unreadable = null)
    {
        // The rows of JSON have columns of their own, each within the limit or a reject.
        if (table.Format is not (TableFormat.JsonLines or TableFormat.Json) && header.Count > options.Limits.Columns)
        {
            return None(table.Format,
                $"it has {header.Count} columns; at most {options.Limits.Columns} are read (limit columns)");
        }

        var layout = DmhcLayout.Of(header);
        if (layout.IsDmhc)
        {
            return table with { Kind = TableKind.Dmhc, Notes = TableNotes.Of(layout, unreadable ?? []) };
        }

        if (HeaderFinder.IsHicric(header))
        {
            return table with { Kind = TableKind.Hicric };
        }

        var binding = ColumnBinding.Of(header, options.ColumnMap);
        return binding.Bound.Count > 0 || binding.Suggestions.Count > 1
            ? table with { Kind = TableKind.CaseTable, Notes = TableNotes.Of(binding, header, unreadable ?? []) }
            : None(table.Format, $"no column is known among the {header.Count} of its header");
    }

    /// <summary>A file that is no table, and why.</summary>
    public static SniffedTable None(TableFormat format, string reason) =>
        new(TableKind.None, format, Reason: reason);
}
