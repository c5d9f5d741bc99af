using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Package;

namespace ImrPredict.Pages.Training;

/// <summary>
/// The report of a training run or an evaluation as one HTML file. Equal results give equal bytes: it holds no time,
/// path or machine.
/// </summary>
public static class TrainingReport
{
    /// <summary>Name of the file inside a model package.</summary>
    public const string FileName = "report.html";

    /// <summary>The report of a training run, UTF-8.</summary>
    public static byte[] Render(TrainingRun run) => StaticPage.Render<TrainingPage>(new()
    {
        [nameof(TrainingPage.Report)] = run.Report,
        [nameof(TrainingPage.Data)] = run.Data,
    });

    /// <summary>The report of an evaluation, UTF-8.</summary>
    public static byte[] Render(EvaluationReport report) => StaticPage.Render<TrainingPage>(new()
    {
        [nameof(TrainingPage.Report)] = report,
    });
}
