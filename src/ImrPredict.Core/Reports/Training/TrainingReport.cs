using System.Text;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Package;

namespace ImrPredict.Reports.Training;

/// <summary>
/// The report of a training run or an evaluation as one HTML file that needs nothing else. Equal results give equal
/// bytes: it holds no time, path or machine.
/// </summary>
public static class TrainingReport
{
    /// <summary>Name of the file inside a model package.</summary>
    public const string FileName = "report.html";

    /// <summary>The report of a training run, UTF-8.</summary>
    public static byte[] Of(TrainingRun run) => Encoding.UTF8.GetBytes(TrainingHtml.Of(run.Report, run.Data));

    /// <summary>The report of an evaluation, UTF-8.</summary>
    public static byte[] Of(EvaluationReport report) => Encoding.UTF8.GetBytes(TrainingHtml.Of(report, data: null));
}
