using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;

namespace ImrPredict.Score.Commands;

internal static class ScoreCommand
{
    private static readonly Argument<string[]> Input = CommonOptions.Input();
    private static readonly CommonOptions Common = new();
    private static readonly Option<string> Model = ModelOption.Create();
    private static readonly Option<string?> Map = CommonOptions.Map();
    private static readonly Option<string?> Rejects = CommonOptions.Rejects();
    private static readonly Option<double> MaxRejects = CommonOptions.MaxRejects();

    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "The score table to write; the extension says how: .csv, .tsv, .xlsx, .parquet or .jsonl. "
            + "'-' is standard output (CSV).",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string?> Html = new("--html")
    {
        Description = "Write a summary page for managers too: one self-contained HTML file.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Resume = new("--resume")
    {
        Description = "Go on with a run of the same inputs, model and settings that was broken off.",
    };

    public static Command Create()
    {
        var command = new Command("score", "Score a backlog: one row out for every disputed service in, in input order.")
        {
            Input, Out, Html, Model, Map, Rejects, MaxRejects, Resume,
        };
        Common.AddTo(command);
        command.Action(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var run = new ScoreRun
        {
            Inputs = arguments.GetRequiredValue(Input),
            Output = arguments.GetRequiredValue(Out),
            Rejects = arguments.GetValue(Rejects),
            Html = arguments.GetValue(Html),
            Json = arguments.GetValue(Common.Json),
            ModelFolder = arguments.GetRequiredValue(Model),
            Resume = arguments.GetValue(Resume),
            Ingest = new IngestOptions { ColumnMap = ColumnMap.LoadOrEmpty(arguments.GetValue(Map)) },
        };
        var terminal = new Terminal(arguments.GetValue(Common.Quiet), dataOnStandardOutput: run.Output == "-");
        var result = await run.RunAsync(terminal, cancellation);
        await JsonResult.WriteAsync(arguments.GetValue(Common.Json), result, cancellation);
        return result.RejectShare > arguments.GetValue(MaxRejects) ? ExitCode.TooManyRejects : ExitCode.Done;
    }
}
