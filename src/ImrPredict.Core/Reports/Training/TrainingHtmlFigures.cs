using ImrPredict.Evaluation.Metrics;
using ImrPredict.Reports.Pages;
using ImrPredict.Training.Assessment.Results;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Training;

/// <summary>The one table with baselines and candidates side by side.</summary>
internal static class TrainingHtmlFigures
{
    public static void Write(HtmlText page, EvaluationReport report)
    {
        var (metrics, selected) = (report.Metrics, report.Candidates.Count > 0);
        page.Raw("<section id=figures aria-labelledby=h-figures>"
                + "<h2 id=h-figures>Baselines and candidates on the same rows</h2>")
            .Table(
                "All figures with 95 % intervals from a bootstrap over cases",
                ["", "#AUC", "#Average precision", "#Brier", "#Brier skill", "#Log-loss", "#ECE", "#Accuracy"],
                report.Baselines.Select(b => (Name: $"Baseline: {b.Key}", b.Value))
                    .Concat(report.Candidates.Select(c =>
                        (Name: c.Selected ? $"{c.Name} (saved)" : c.Name, Value: c.Metrics)))
                    .Append((Name: selected ? "Model as selected" : "Model", Value: metrics))
                    .Select(row => Cells(row.Name, row.Value)))
            .Raw((selected
                    ? "<p>\"Model as selected\" is the honest row: candidate and settings were chosen without the rows "
                        + "judged. "
                    : "<p>")
                + "The baseline \"cohort\" is the smoothed overturn rate of the item's service or treatment and "
                + "diagnosis among the rows learnt from; the Brier skill is against it. Larger is better for AUC, "
                + "average precision and skill, smaller for Brier, log-loss and ECE. Always saying the commoner "
                + $"outcome is right in {Percent(metrics.MajorityAccuracy)}: accuracy alone says little.</p>")
            .Raw($"<p>Mean probability {Percent(metrics.MeanProbability)}; overturned "
                + $"{Percent((double)report.NOverturned / report.N)}. ECE over groups of equal count: "
                + $"{Number(metrics.EceAdaptive.Value, "0.000")} ({Range(metrics.EceAdaptive)}); "
                + "resampling lifts an ECE a little.</p></section>");
    }

    private static IReadOnlyList<string> Cells(string name, MetricReport m) =>
    [
        Encode(name), With(m.Auc), With(m.Ap),
        With(m.Brier), WithSign(m.BrierSkill),
        With(m.LogLoss), With(m.Ece),
        Percent(m.Accuracy),
    ];
}
