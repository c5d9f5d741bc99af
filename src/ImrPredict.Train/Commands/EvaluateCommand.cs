using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Reports;
using ImrPredict.Reports.Training;
using ImrPredict.Train.Printing;
using ImrPredict.Train.Runs;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Package;
using ImrPredict.Training.Settings;

namespace ImrPredict.Train.Commands;

internal static class EvaluateCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly InputOptions Inputs = new();
    private static readonly PackageOptions Package = new();
    private static readonly Option<bool> IncludeLearnt = LearntOption.Create();

    private static readonly Option<string?> Report = new OutputOption<string?>("--report")
    {
        Description = "Write the report with pictures to this HTML file.",
        HelpName = "FILE",
    };

    public static Command Create() => Common.Command(
        "evaluate", "Judge a model on decided items that it has not learnt from.",
        RunAsync, [Inputs.Input, .. Package.All, Report, IncludeLearnt, .. Inputs.Reading, Inputs.MaxRejects]);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        var place = Package.Place(arguments);
        var model = ModelPackage.LoadToJudge(place);
        var (items, tally) = await DecidedItems.ReadAsync(
            Inputs.Paths(arguments), Inputs.Ingest(arguments), terminal, cancellation);
        var unseen = LearntOption.Apply(terminal, items, [place], arguments.GetValue(IncludeLearnt));
        var decisions = DistinctDecisions.Of(unseen.Items);
        var report = ModelEvaluator.Evaluate(model, decisions.Items, new TrainingOptions()) with
        {
            Repeated = decisions.Repeated,
            LearntLeftOut = unseen.LeftOut,
            LearntKeptIn = unseen.KeptIn,
        };
        EvaluationText.Print(
            terminal, report,
            arguments.GetValue(Report) ?? "--report FILE writes them with pictures, --json FILE as data");
        if (arguments.GetValue(Report) is { } html)
        {
            using var file = new AtomicFile(html);
            file.Stream.Write(TrainingReport.Render(report));
            file.Commit();
            terminal.Line($"wrote {html}");
        }

        await Common.WriteJsonAsync(arguments, report, cancellation);
        return Inputs.ExitCodeFor(arguments, terminal, tally.RejectShare);
    }
}
