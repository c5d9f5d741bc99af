using ImrPredict.Training.Assessment;
using ImrPredict.Training.Assessment.Results;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Training.Package;

/// <summary>The card's tables: baselines and candidates, services, subgroups, calibration.</summary>
internal static class ModelCardFigures
{
    /// <summary>Writes them.</summary>
    public static void Write(MarkdownText card, EvaluationReport report)
    {
        card.Heading("Figures")
            .Text(
                $"{Capital(report.Design)}. {Count(report.N)} rows judged, {Count(report.NOverturned)} overturned ",
                $"({Percent((double)report.NOverturned / report.N)}), none of them seen by the model that judged it. ",
                $"In brackets 95 % intervals from a bootstrap over cases and their near duplicates. \"Model as ",
                $"selected\" is the honest row: candidate and settings were chosen without the rows judged.")
            .Line($"");
        Contenders(card, report);
        var m = report.Metrics;
        card.Line($"")
            .Text($"- {OverPlain(report)}")
            .Text(
                $"- AUC over the cohort rate (service or treatment x diagnosis, smoothed): ",
                $"{WithSign(report.AucDifference.Auc)}.")
            .Text($"- Among the 10 % ranked highest stand {Percent(m.RecallAtTop10)} of the overturned rows.")
            .Text(
                $"- Mean probability {Percent(m.MeanProbability)}, overturned ",
                $"{Percent((double)report.NOverturned / report.N)}; ECE over bins of equal count ",
                $"{Number(m.EceAdaptive)}.");
        if (report.WeakSegments is { Looked: > 0 } weak)
        {
            card.Text($"- {Capital(WeakSegmentWords.Of(weak))}.");
        }

        Services(card, report);
        Subgroups(card, report);
    }

    /// <summary>How much better than the plain baseline it ranks, in words.</summary>
    public static string OverPlain(EvaluationReport report) => report.PlainDifference is { } difference
        ? $"AUC over the plain baseline (words, pairs of words and categories in one logistic regression): "
            + $"{WithSign(difference.Auc)}."
        : "The plain baseline was not fitted.";

    private static void Contenders(MarkdownText card, EvaluationReport report) => card.Table(
        ["", "AUC", "average precision", "Brier", "Brier skill", "log-loss", "ECE", "accuracy"],
        report.Baselines.Select(b => (Name: $"baseline: {b.Key}", Metrics: b.Value))
            .Concat(report.Candidates.Select(c => (Name: c.Selected ? $"{c.Name} (saved)" : c.Name, c.Metrics)))
            .Append((Name: "**model as selected**", report.Metrics))
            .Select(row => (IReadOnlyList<string>)
            [
                row.Name, Number(row.Metrics.Auc),
                Number(row.Metrics.Ap),
                Number(row.Metrics.Brier),
                WithSign(row.Metrics.BrierSkill),
                Number(row.Metrics.LogLoss.Value), Number(row.Metrics.Ece),
                Percent(row.Metrics.Accuracy),
            ]));

    private static void Services(MarkdownText card, EvaluationReport report)
    {
        card.Heading("By service, source, year and layout")
            .Text($"Parts of at least {ItemSlices.FewestRows} rows. Of many parts some look good or bad by chance.")
            .Line($"")
            .Table(
                ["part", "rows", "overturned", "mean probability", "AUC", "Brier skill"],
                report.Slices.Where(s => s.By is not ("age" or "sex")).Select(s => (IReadOnlyList<string>)
                [
                    $"{s.By}: {s.Value}", Count(s.N), Percent((double)s.NOverturned / s.N), Percent(s.MeanProbability),
                    Number(s.Auc), WithSign(s.BrierSkill),
                ]));
    }

    private static void Subgroups(MarkdownText card, EvaluationReport report)
    {
        var groups = report.Slices.Where(s => s.By is "age" or "sex").ToList();
        card.Heading("Subgroups");
        if (groups.Count == 0)
        {
            card.Text(
                $"Age and sex are not known for enough of the rows judged: fairness is not shown for this model.");
            return;
        }

        card.Text(
            $"Age and sex are not features. False positives are upheld rows, false negatives overturned rows, on the ",
            $"wrong side of {Number(report.MarkedFrom)}. Gap: mean probability minus overturn rate. The services ",
            $"that groups ask for differ.")
            .Line($"")
            .Table(
                ["group", "rows", "overturned", "gap", "false positives", "false negatives", "AUC"],
                groups.Select(s => (IReadOnlyList<string>)
                [
                    $"{s.By}: {s.Value}", Count(s.N), Percent((double)s.NOverturned / s.N),
                    WithSign(s.Gap),
                    Percent(s.FalsePositiveRate),
                    Percent(s.FalseNegativeRate),
                    Number(s.Auc),
                ]));
    }
}
