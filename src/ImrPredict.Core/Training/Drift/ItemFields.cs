using ImrPredict.Cases;
using ImrPredict.Cases.Schema;

namespace ImrPredict.Training.Drift;

/// <summary>Which of the columns that scores rest on an item fills.</summary>
internal static class ItemFields
{
    private static readonly CaseColumn[] Columns = [.. CaseColumns.All.Where(column => column.IsExpected)];

    /// <summary>Names of the columns.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Columns.Select(column => column.Name)];

    /// <summary>The filled fields of an item, one bit for each of <see cref="Names"/>.</summary>
    public static uint Known(DisputedItem item)
    {
        var known = 0u;
        for (var i = 0; i < Columns.Length; i++)
        {
            known |= Columns[i].IsFilled(item) ? 1u << i : 0;
        }

        return known;
    }
}
