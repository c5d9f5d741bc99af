using System.CommandLine;
using ImrPredict.Cases;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Package;

namespace ImrPredict.Train.Commands;

/// <summary>The option <c>--include-learnt</c>; without it no model is judged on rows it has learnt from.</summary>
internal static class LearntOption
{
    public static Option<bool> Create() => new("--include-learnt")
    {
        Description = "Also judge on rows that a model has learnt from, which are left out otherwise; the report says "
            + "how many.",
    };

    /// <summary>Leaves out the rows that the packages learnt from, and says how many.</summary>
    public static UnseenRows Apply(
        Terminal terminal, IReadOnlyList<DecidedItem> items, IReadOnlyList<PackagePlace> places, bool include)
    {
        var unseen = UnseenRows.Find(
            items,
            [.. places.Select(place => (place.Folder, ModelPackage.ReadLearntRows(place)))],
            include);
        foreach (var warning in unseen.Warnings)
        {
            terminal.Warn(warning);
        }

        return unseen;
    }
}
