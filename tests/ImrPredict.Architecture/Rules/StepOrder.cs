using ImrPredict.Architecture.Map;
using ImrPredict.Architecture.Sources;

namespace ImrPredict.Architecture.Rules;

/// <summary>The folders of Core stand in one order, and each uses only those before it.</summary>
public static class StepOrder
{
    /// <summary>The steps, in the order of the data flow.</summary>
    public static IReadOnlyList<string> Steps { get; } =
    [
        "Cases", "Text", "Ingest", "Numerics", "Features", "Evaluation", "Training", "Scoring", "Audit", "Reports",
    ];

    /// <summary>The step of a file; null outside Core and beside its steps.</summary>
    public static string? StepOf(SourceFile file)
    {
        var folder = file.FolderInProject.Split('/')[0];
        return file.Project.IsCore && Steps.Contains(folder) ? folder : null;
    }

    /// <summary>Files that use a type of a later step.</summary>
    public static IReadOnlyList<string> ArrowsBack(CodeMap map) =>
    [
        .. from reference in map.References
           let later = reference.Type.Files.Max(file => Place(file))
           where Place(reference.File) is >= 0 and var place && place < later
           group reference.Type.Name by (reference.File.Name, Step: Steps[later]) into same
           orderby same.Key.Name
           select $"{same.Key.Name} uses {string.Join(", ", same.Order(StringComparer.Ordinal))} of {same.Key.Step}",
    ];

    /// <summary>Files of Core that stand in no step.</summary>
    public static IReadOnlyList<string> FilesBesideSteps(CodeMap map) =>
        [.. map.Files.Where(file => file.Project.IsCore && StepOf(file) is null).Select(file => file.Name)];

    private static int Place(SourceFile file) => StepOf(file) is { } step ? Steps.ToList().IndexOf(step) : -1;
}
