using System.CommandLine;

namespace ImrPredict.Score.Commands;

internal static class RunOption
{
    public static Option<string> Create() => new("--run")
    {
        Description = "Folder of the run, on a file system that all nodes see.",
        HelpName = "DIR",
        Required = true,
    };
}
