using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Cases.Schema;
using ImrPredict.Features.Blocks;

namespace ImrPredict.Training.Assessment;

/// <summary>Parts of a set of rows that are judged apart: by source, year, layout, service, age and sex.</summary>
internal static class ItemSlices
{
    /// <summary>Fewest rows of a part; they are of several letters too, since a part is told by its name.</summary>
    public const int FewestRows = 30;

    /// <summary>The parts, by what parts them and then by value; a row without a value is in none.</summary>
    public static IReadOnlyList<(string By, string Value, int[] Rows)> Of(IReadOnlyList<DecidedItem> items) =>
        Of(items, Fields);

    /// <summary>The parts by given fields.</summary>
    public static IReadOnlyList<(string By, string Value, int[] Rows)> Of(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<(string By, Func<DecidedItem, string?> ValueOf)> fields)
    {
        var slices = new List<(string, string, int[])>();
        foreach (var (by, valueOf) in fields)
        {
            slices.AddRange(Enumerable.Range(0, items.Count)
                .GroupBy(i => valueOf(items[i]))
                .Where(group => group.Key is { Length: > 0 } && IsPart(items, [.. group]))
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (by, group.Key!, group.ToArray())));
        }

        return slices;
    }

    /// <summary>Whether rows are enough, of enough letters, to be told by a name.</summary>
    public static bool IsPart(IReadOnlyList<DecidedItem> items, IReadOnlyCollection<int> rows) =>
        rows.Count >= FewestRows
        && rows.Select(i => items[i].Item.CaseNumber).Distinct().Count() >= CommonNames.FewestLetters;

    /// <summary>What parts the rows.</summary>
    public static IReadOnlyList<(string By, Func<DecidedItem, string?> ValueOf)> Fields { get; } =
    [
        ("source", i => CaseColumns.Source.Level(i.Item)),
        ("year", i => i.Year?.ToString(CultureInfo.InvariantCulture)),
        ("layout", i => i.Layout?.ToString()),
        ("service", i => ServiceKey.OfTitle(i.Item)?.Category),
        ("treatment", i => CaseColumns.TreatmentCategory.Level(i.Item)),
        ("type", i => CaseColumns.ImrType.Level(i.Item)),
        ("age", i => AgeBandOf(i.Item)),
        ("sex", i => CaseColumns.Sex.Level(i.Item)),
    ];

    /// <summary>The source's age band, or one made of the age; null where neither is known.</summary>
    public static string? AgeBandOf(DisputedItem item) => item.AgeRange ?? AgeBand(item.Age);

    private static string? AgeBand(int? age) => age switch
    {
        null => null,
        <= 20 => "0-20",
        <= 40 => "21-40",
        <= 50 => "41-50",
        <= 64 => "51-64",
        _ => "65+",
    };
}
