using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Pages.Training;
using ImrPredict.Train.Printing;
using ImrPredict.Train.Runs;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;
using ImrPredict.Training.Settings;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Train.Commands;

internal static class EvaluateCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly InputOptions Inputs = new();
    private static readonly PackageOptions Package = new();
    private static readonly RunLog Log = new();
    private static readonly Option<bool> IncludeLearnt = LearntOption.Create();

    private static readonly Option<string?> Report = new OutputOption<string?>("--report")
    {
        Description = "Write the report with pictures to this HTML file.",
        HelpName = "FILE",
    };

    private static readonly Option<IReadOnlyList<Requirement>> Require = new("--require")
    {
        Description = "Figures that must be reached, e.g. \"auc>=.65,ece<=.06\"; where one is not, the command ends "
            + $"with exit code {ExitCode.NotMet}. Figures: {Requirement.Names}; with .low or .high, an end of "
            + "the interval.",
        HelpName = "LIMITS",
        CustomParser = Requirement.Parse,
        DefaultValueFactory = _ => [],
    };

    public static Command Create()
    {
        var command = Common.Command(
            "evaluate", "Judge a model on decided items that it has not learnt from.",
            RunAsync,
            [
                Inputs.Input, .. Package.All, Report, Require, .. CostOptions.All, IncludeLearnt, Log.Option,
                .. Inputs.Reading, Inputs.MaxRejects,
            ]);
        CostOptions.Check(command);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        RunLog.Check(arguments);
        var place = Package.Place(arguments);
        var model = ModelPackage.LoadToJudge(place);
        var (items, tally) = await DecidedItems.ReadAsync(
            Inputs.Paths(arguments), Inputs.Ingest(arguments), terminal, cancellation);
        var unseen = LearntOption.Apply(terminal, items, [place], arguments.GetValue(IncludeLearnt));
        var decisions = DistinctDecisions.Of(unseen.Items);
        var options = new TrainingOptions();
        var report = ModelEvaluator.Evaluate(model, decisions.Items, options, CostOptions.Of(arguments)) with
        {
            Repeated = decisions.Repeated,
            LearntLeftOut = unseen.LeftOut,
            LearntKeptIn = unseen.KeptIn,
        };
        EvaluationText.Print(
            terminal, report,
            arguments.GetValue(Report) ?? "--report FILE writes them with pictures, --json FILE as data");
        PageFile.Write(arguments.GetValue(Report), () => TrainingReport.Render(report), terminal);
        await Common.WriteJsonAsync(arguments, report, cancellation);
        var run = RunRecords.Of("evaluate", report, place.Folder) with { Data = DataSummary.HashOf(decisions.Items) };
        RunLog.Keep(arguments, terminal, run, Inputs.Paths(arguments), new
        {
            IncludeLearnt = arguments.GetValue(IncludeLearnt),
            Redact = arguments.GetValue(Inputs.Redact),
            Training = options,
        });
        var unmet = arguments.GetRequiredValue(Require).Where(required => !required.IsMet(report)).ToList();
        foreach (var required in unmet)
        {
            terminal.Warn(
                $"{required.Text} is not met: it is {Number(required.In(report))}; exit code {ExitCode.NotMet}");
        }

        var read = Inputs.ExitCodeFor(arguments, terminal, tally.RejectShare);
        return unmet.Count > 0 ? ExitCode.NotMet : read;
    }
}
