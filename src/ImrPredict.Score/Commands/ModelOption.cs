using System.CommandLine;
using ImrPredict.Training.Model;

namespace ImrPredict.Score.Commands;

internal static class ModelOption
{
    public static Option<string> Create() => new("--model", "-m")
    {
        Description = "Folder of the model package.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("models", "default"),
    };

    public static OutcomeModel Load(string folder) => ModelPackage.Load(folder);
}
