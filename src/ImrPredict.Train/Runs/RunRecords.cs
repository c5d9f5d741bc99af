using ImrPredict.Evaluation.Metrics;
using ImrPredict.Training;
using ImrPredict.Training.Assessment.Backtesting;
using ImrPredict.Training.Assessment.Comparing;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.History;

namespace ImrPredict.Train.Runs;

/// <summary>What a history keeps of the report of a command.</summary>
internal static class RunRecords
{
    public static RunRecord Of(string command, EvaluationReport report, string folder) => New(command) with
    {
        Model = report.Model.Id,
        Folder = Path.GetFullPath(folder),
        N = report.N,
        NOverturned = report.NOverturned,
        LearntKeptIn = report.LearntKeptIn,
        Result = report.Design,
        Figures = Figures(report.Metrics, report.AucDifference, report.PlainDifference),
    };

    public static RunRecord Of(BacktestReport report) => Of(
        report.Pooled, $"{report.Years.Count} years, {report.Years[0].Year} to {report.Years[^1].Year}");

    public static RunRecord Of(RollingReport report) => Of(report.Pooled, $"{report.Steps.Count} steps");

    public static RunRecord Of(RefreshReport report, string folder) => New("refresh") with
    {
        Model = report.Refreshed?.Id,
        Folder = report.Replaced ? Path.GetFullPath(folder) : null,
        Other = report.Old.Id,
        OtherFolder = Path.GetFullPath(folder),
        Winner = report.Winner,
        N = report.NJudged,
        Result = (report.Verdict switch
        {
            RefreshVerdict.NothingNew => "nothing new",
            RefreshVerdict.TooFewToTell => "too few to tell",
            RefreshVerdict.Worse => "the refreshed model is worse",
            RefreshVerdict.Better => "the refreshed model is better",
            _ => ComparisonReport.NoDifference,
        }) + (report.Replaced ? "; replaced" : "; not replaced"),
        Figures = report.Metrics is { } metrics ? Figures(metrics, "refreshed", "old") : [],
    };

    public static RunRecord Of(ComparisonReport report, string folderA, string folderB) => New("compare") with
    {
        Model = report.A.Id,
        Folder = Path.GetFullPath(folderA),
        Other = report.B.Id,
        OtherFolder = Path.GetFullPath(folderB),
        Winner = report.Winner switch
        {
            "a" => report.A.Id,
            "b" => report.B.Id,
            _ => null,
        },
        N = report.All.N,
        NOverturned = report.All.NOverturned,
        LearntKeptIn = report.LearntKeptIn,
        Result = report.All.Verdict,
        Figures = Figures(report.All.Metrics, "a", "b"),
    };

    /// <summary>A run that ends now.</summary>
    public static RunRecord New(string command) => new() { At = DateTimeOffset.UtcNow, Command = command };

    private static RunRecord Of(PooledFigures pooled, string result) => New("backtest") with
    {
        N = pooled.N,
        NOverturned = pooled.NOverturned,
        Result = result,
        Figures = Figures(pooled.Metrics, pooled.CohortDifference, pooled.PlainDifference),
    };

    private static IReadOnlyList<RunFigure> Figures(MetricReport metrics, AucDifference cohort, AucDifference? plain) =>
    [
        new("auc", metrics.Auc), new("ap", metrics.Ap), new("brier", metrics.Brier),
        new("brier_skill", metrics.BrierSkill), new("log_loss", metrics.LogLoss), new("ece", metrics.Ece),
        new("lift_over_cohort", cohort.Auc),
        .. plain is null ? Array.Empty<RunFigure>() : [new RunFigure("lift_over_plain", plain.Auc)],
    ];

    private static IReadOnlyList<RunFigure> Figures(PairedMetrics metrics, string first, string second) =>
    [
        Difference("auc", metrics.Auc), Difference("ap", metrics.Ap), Difference("brier", metrics.Brier),
        Difference("log_loss", metrics.LogLoss), Difference("ece", metrics.Ece),
        new($"auc_{first}", new(metrics.Auc.First, double.NaN, double.NaN)),
        new($"auc_{second}", new(metrics.Auc.Second, double.NaN, double.NaN)),
    ];

    private static RunFigure Difference(string name, PairedMetric metric) =>
        new($"{name}_difference", new(metric.Difference, metric.Low, metric.High));
}
