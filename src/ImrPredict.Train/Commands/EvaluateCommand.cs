using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Reports;
using ImrPredict.Reports.Training;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Model;
using ImrPredict.Training.Settings;

namespace ImrPredict.Train.Commands;

internal static class EvaluateCommand
{
    private static readonly Argument<string[]> Input = CommonOptions.Input();
    private static readonly CommonOptions Common = new();
    private static readonly Option<string?> Map = CommonOptions.Map();
    private static readonly Option<double> MaxRejects = CommonOptions.MaxRejects();

    private static readonly Option<bool> IncludeLearnt = LearntOption.Create();

    private static readonly Option<string?> Report = new("--report")
    {
        Description = "Write the report with pictures to this HTML file.",
        HelpName = "FILE",
    };

    private static readonly Option<string> Model = new("--model", "-m")
    {
        Description = "Folder of the model package.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("models", "default"),
    };

    public static Command Create()
    {
        var command = new Command("evaluate", "Judge a model on decided items that it has not learnt from.")
        {
            Input, Model, Report, IncludeLearnt, Map, MaxRejects,
        };
        Common.AddTo(command);
        command.Action(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = new Terminal(arguments.GetValue(Common.Quiet), dataOnStandardOutput: false);
        var ingest = new IngestOptions { ColumnMap = ColumnMap.LoadOrEmpty(arguments.GetValue(Map)) };
        var folder = arguments.GetRequiredValue(Model);
        var model = ModelPackage.Load(folder);

        var (items, tally) = await DecidedItems.ReadAsync(
            arguments.GetRequiredValue(Input), ingest, terminal, cancellation);
        IngestReport.Print(terminal, tally, written: null, rejectsFile: null);
        var unseen = LearntOption.Apply(terminal, items, [folder], arguments.GetValue(IncludeLearnt));
        var report = ModelEvaluator.Evaluate(model, unseen.Items, new TrainingOptions()) with
        {
            LearntLeftOut = unseen.LeftOut,
            LearntKeptIn = unseen.KeptIn,
        };
        EvaluationText.Print(terminal, report);
        if (arguments.GetValue(Report) is { } html)
        {
            using var file = new AtomicFile(html);
            file.Stream.Write(TrainingReport.Of(report));
            file.Commit();
            terminal.Line($"wrote {html}");
        }

        await JsonResult.WriteAsync(arguments.GetValue(Common.Json), report, cancellation);
        return tally.RejectShare > arguments.GetValue(MaxRejects) ? ExitCode.TooManyRejects : ExitCode.Done;
    }
}
