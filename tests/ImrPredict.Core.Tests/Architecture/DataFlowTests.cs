using System.Text.RegularExpressions;

namespace ImrPredict.Tests.Architecture;

public sealed partial class DataFlowTests
{
    private static readonly string[] Steps =
        ["Cases", "Text", "Ingest", "Numerics", "Features", "Evaluation", "Training", "Scoring", "Audit", "Reports"];

    [Fact]
    public void A_step_of_Core_never_names_a_later_one()
    {
        var core = Path.Combine(SharedData.Root, "src", "ImrPredict.Core");

        var backwards =
            from step in Steps
            where Directory.Exists(Path.Combine(core, step))
            from file in Directory.EnumerateFiles(Path.Combine(core, step), "*.cs", SearchOption.AllDirectories)
            from Match named in StepName().Matches(File.ReadAllText(file))
            where Array.IndexOf(Steps, named.Groups[1].Value) > Array.IndexOf(Steps, step)
            select $"{Path.GetRelativePath(core, file)} names {named.Groups[1].Value}";

        Assert.Empty(backwards);
    }

    [Fact]
    public void Core_has_no_folder_beside_the_steps()
    {
        var core = Path.Combine(SharedData.Root, "src", "ImrPredict.Core");

        var others = Directory.EnumerateDirectories(core)
            .Select(folder => Path.GetFileName(folder)!)
            .Where(name => name is not ("bin" or "obj") && !Steps.Contains(name));

        Assert.Empty(others);
    }

    [GeneratedRegex(@"\bImrPredict\.(Cases|Text|Ingest|Numerics|Features|Evaluation|Training|Scoring|Audit|Reports)\b")]
    private static partial Regex StepName();
}
