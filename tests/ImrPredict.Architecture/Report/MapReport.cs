using ImrPredict.Architecture.Map;
using ImrPredict.Architecture.Rules;

namespace ImrPredict.Architecture.Report;

/// <summary>The map as a page of text.</summary>
public static class MapReport
{
    /// <summary>Writes the map: sizes first, then what breaks a rule.</summary>
    public static void Write(CodeMap map, TextWriter to)
    {
        WriteSizes(map, to);
        WriteCircles("circles of folders", Circle.Among(map.FolderArrows), to);
        WriteCircles("circles of files", Circle.Among(map.FileArrows), to);
        WriteList("files that use a later step", StepOrder.ArrowsBack(map), to);
        WriteList("files of Core beside its steps", StepOrder.FilesBesideSteps(map), to);
        WriteList("files of Features that see a decision", DecisionLeak.Find(map), to);
        WriteList($"folders with more than {CrowdedFolders.Limit} files of their own", CrowdedFolders.Find(map), to);
        WriteList("public types of Core that no other program of src uses", PublicSurface.Unused(map), to);
        WriteList("files whose namespace is not their folder", FolderNamespaces.Mismatches(map), to);
        WriteList($"lines over {LongLines.Limit} columns in src and tests", LongLines.Find(map), to);
        WriteList("types with a name that says nothing", EmptyNames.Find(map), to);
        WriteList("types that nobody in src names", UnnamedTypes.Find(map), to);
        WriteList("names that only generated code explains", map.Unbound, to);
    }

    private static void WriteSizes(CodeMap map, TextWriter to)
    {
        var lines = map.Texts.ToDictionary(text => text.Path, text => text.Lines.Count);
        foreach (var project in map.Projects)
        {
            WriteSize(project.Project.Name, [.. project.Files.Select(file => lines[file.Path])], to);
        }

        WriteSize("src", [.. map.Files.Select(file => lines[file.Path])], to);
        var longest = map.Files.MaxBy(file => lines[file.Path])!;
        to.WriteLine($"longest file: {longest.Name}, {lines[longest.Path]} lines");
        var method = MethodLength.Longest(map);
        to.WriteLine($"longest method: {method.Name} in {method.File.Name}, {method.Lines} lines");
    }

    private static void WriteSize(string name, IReadOnlyList<int> lines, TextWriter to) =>
        to.WriteLine($"{name,-12} {lines.Count,4} files {lines.Sum(),7:N0} lines");

    private static void WriteCircles(string title, IReadOnlyList<Circle> circles, TextWriter to) =>
        WriteList(title, [.. circles.Select(one => $"{one.Places.Count}: {string.Join(", ", one.Places)}")], to);

    private static void WriteList(string title, IReadOnlyList<string> lines, TextWriter to)
    {
        to.WriteLine();
        to.WriteLine($"{title}: {lines.Count}");
        foreach (var line in lines)
        {
            to.WriteLine($"  {line}");
        }
    }
}
