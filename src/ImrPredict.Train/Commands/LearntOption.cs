using System.CommandLine;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Model;

namespace ImrPredict.Train.Commands;

/// <summary>The option <c>--include-learnt</c>: no model is judged on rows that it has learnt from unless it is given.</summary>
internal static class LearntOption
{
    public static Option<bool> Create() => new("--include-learnt")
    {
        Description = "Also judge on rows that a model has learnt from; the report says how many. They are left out otherwise.",
    };

    /// <summary>Leaves out what the packages say they learnt from, and warns of what cannot be known.</summary>
    public static UnseenRows Apply(
        Terminal terminal, IReadOnlyList<DecidedItem> items, IReadOnlyList<string> folders, bool include)
    {
        var unseen = UnseenRows.Of(
            items,
            [.. folders.Select(f => (f, ModelPackage.ReadManifest(f), ModelPackage.ReadLearntRows(f)))],
            include);
        foreach (var warning in unseen.Warnings)
        {
            terminal.Warn(warning);
        }

        return unseen;
    }
}
