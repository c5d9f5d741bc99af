using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Ingest.Tables.Dmhc;

namespace ImrPredict.Ingest.Sniffing;

/// <summary>
/// What a user should know of the columns of a table: those that are not read, and those that are doubtful.
/// </summary>
internal static class TableNotes
{
    private const int MostNamed = 8;
    private const int LongestName = 40;

    /// <summary>Of a case table.</summary>
    public static IReadOnlyList<string> Of(
        ColumnBinding binding, IReadOnlyList<string> header, IReadOnlyList<string> unreadable)
    {
        var notes = new List<string>();
        if (binding.Missing.Count > 0)
        {
            var near = binding.Missing.Select(name => ColumnSuggester.Nearest(name, header)).OfType<string>().ToList();
            notes.Add($"the map names {Names(binding.Missing)}, which the table does not have"
                + (near.Count == 0 ? "" : $"; near: {Names(near)}"));
        }

        notes.AddRange(binding.Repeated.Select(
            column => $"several columns are {column}: of each row the first cell that is not blank is taken"));
        if (binding.IsEnough && binding.Suggestions.Count > 0)
        {
            var likely = binding.Suggestions.Select(s => $"'{s.House}' may be {s.Canonical} ({s.Why})");
            notes.Add($"not read: {string.Join("; ", likely)}. To read them, name them in a map file (--map)");
        }

        if (!binding.IsEnough)
        {
            return notes; // its reject says more
        }

        var suggested = binding.Suggestions.Select(s => s.House).ToHashSet();
        AddUnused(notes, [.. binding.Unused.Where(name => !suggested.Contains(name))], unreadable);
        return notes;
    }

    /// <summary>Of a DMHC file.</summary>
    public static IReadOnlyList<string> Of(DmhcLayout layout, IReadOnlyList<string> unreadable)
    {
        var notes = layout.Near.Select(near => $"'{near.House}' is read as {Words(near.Column)}").ToList();
        if (layout.Unused.Count + unreadable.Count > 0)
        {
            notes.AddRange(new[] { DmhcColumn.Determination, DmhcColumn.Findings }.Where(column => !layout.Has(column))
                .Select(column => $"there is no column {column}; one of the columns not taken may be it"));
        }

        AddUnused(notes, layout.Unused, unreadable);
        return notes;
    }

    private static string Words(DmhcColumn column) => string.Concat(
        column.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {c}" : $"{c}"));

    private static void AddUnused(List<string> notes, IReadOnlyList<string> unused, IReadOnlyList<string> unreadable)
    {
        if (unused.Count > 0)
        {
            notes.Add($"columns that items do not take: {Names(unused)}");
        }

        if (unreadable.Count > 0)
        {
            notes.Add($"columns of a kind that is not read: {string.Join(", ", unreadable.Take(MostNamed))}"
                + More(unreadable.Count));
        }
    }

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostNamed).Select(name => $"'{Short(name)}'")) + More(names.Count);

    private static string More(int count) => count > MostNamed ? $" and {count - MostNamed} more" : "";

    private static string Short(string name) =>
        (name.Length <= LongestName ? name : name[..LongestName] + "...").ReplaceLineEndings(" ");
}
