using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Training.Settings;

namespace ImrPredict.Train.Runs;

/// <summary>What <c>imr-train</c> does without arguments: the whole flow on the bundled synthetic corpus.</summary>
internal static class SampleRun
{
    public static async Task<int> RunAsync(CancellationToken cancellation)
    {
        var terminal = new Terminal(quiet: false, dataOnStandardOutput: false);
        var sample = Bundled.Folder("data", "sample") ?? throw new ImrPredictException(
            "data/sample: the bundled corpus is not in this folder; run from the project's root, or name what to learn "
            + "from: imr-train train INPUT... --model DIR (imr-train --help lists all commands).");
        terminal.Line($"""
            ImrPredict learns from decided Independent Medical Reviews how past reviewers decided.
            This run uses the bundled corpus in {sample}. It is synthetic: its letters are invented, and the
            figures below say nothing about how well real decisions can be foretold.

            """);
        var run = new TrainRun
        {
            Inputs = [Path.Combine(sample, "letters")],
            ModelFolder = Path.Combine("models", "default"),
            Options = TrainingOptionsFile.Load(Path.Combine(sample, "options.json")),
        };
        await run.RunAsync(terminal, cancellation);
        terminal.Line("""

            next:
              imr-score                                          score the bundled backlog with this model
              imr-train download dmhc                            fetch real public decisions (uses the internet)
              imr-train train YOUR-LETTERS --model models/mine   learn from letters and files of your own
            """);
        if (Bundled.IsClone)
        {
            terminal.Line(
                "(imr-train is: dotnet run -c Release --project src/ImrPredict.Train -- ; imr-score likewise)");
        }

        return ExitCode.Done;
    }
}
