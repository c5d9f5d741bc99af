using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Score.Runs;

namespace ImrPredict.Score.Commands;

internal static class ScoreCommand
{
    private static readonly CommonOptions Common = new()
    {
        WhenInterrupted = "what was scored is kept beside the output; the same command with --resume goes on.",
    };

    private static readonly InputOptions Inputs = new();
    private static readonly PackageOptions Package = new();
    private static readonly Option<string> Out = ScoreOptions.Out(Inputs, " '-' is standard output (CSV).");
    private static readonly Option<string?> Html = ScoreOptions.Html();

    private static readonly Option<int?> Capacity = ScoreOptions.Capacity();

    private static readonly Option<bool> NoHouseColumns = ScoreOptions.NoHouseColumns();

    private static readonly Option<bool> Resume = new("--resume")
    {
        Description = "Resume an interrupted run of the same inputs, model and settings.",
    };

    public static Command Create() => Common.Command(
        "score", "Score a backlog: one row out for every disputed service in, in input order.",
        RunAsync,
        [
            Inputs.Input, Out, Html, Capacity, .. Package.All, .. Inputs.Reading, Inputs.Rejects, Inputs.MaxRejects,
            NoHouseColumns, Resume,
        ]);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var run = new ScoreRun
        {
            Inputs = Inputs.Paths(arguments),
            Output = arguments.GetRequiredValue(Out),
            Rejects = arguments.GetValue(Inputs.Rejects),
            Html = arguments.GetValue(Html),
            Capacity = arguments.GetValue(Capacity),
            Json = Common.Json(arguments),
            Package = Package.Place(arguments),
            Resume = arguments.GetValue(Resume),
            Ingest = Inputs.Ingest(arguments) with { PassHouseColumns = !arguments.GetValue(NoHouseColumns) },
        };
        var terminal = Common.Terminal(arguments, dataOnStandardOutput: run.Output == "-");
        var result = await run.RunAsync(terminal, cancellation);
        await Common.WriteJsonAsync(arguments, result, cancellation);
        return Inputs.ExitCodeFor(arguments, terminal, result.RejectShare);
    }
}
