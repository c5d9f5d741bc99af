using ImrPredict.Training.Assessment;
using static ImrPredict.Training.Model.MarkdownText;

namespace ImrPredict.Training.Model;

/// <summary>The card's tables: baselines and candidates, services, subgroups, calibration.</summary>
internal static class ModelCardFigures
{
    /// <summary>Writes them.</summary>
    public static void Write(MarkdownText card, EvaluationReport report)
    {
        card.Heading("Figures")
            .Line($"{Capital(report.Design)}. {Count(report.N)} rows judged, {Count(report.NOverturned)} overturned ({Percent((double)report.NOverturned / report.N)}), none of")
            .Line($"them seen by the model that judged it. In brackets 95 % intervals from a bootstrap over letters and their near")
            .Line($"duplicates. \"Model as selected\" is the honest row: candidate and settings were chosen without the rows judged.")
            .Line($"");
        Contenders(card, report);
        var (lift, m) = (report.LiftOverCohort, report.Metrics);
        card.Line($"")
            .Line($"- AUC over the cohort rate (service or treatment x diagnosis, smoothed): {Signed(lift.Auc, lift.AucLow, lift.AucHigh)}.")
            .Line($"- Among the 10 % ranked highest stand {Percent(m.RecallAtTop10, m.RecallAtTop10Low, m.RecallAtTop10High)} of the overturned rows.")
            .Line($"- Mean probability {Percent(m.MeanProbability)}, overturned {Percent((double)report.NOverturned / report.N)}; ECE over bins of equal count {Number(m.EceAdaptive, m.EceAdaptiveLow, m.EceAdaptiveHigh)}.");
        Services(card, report);
        Subgroups(card, report);
    }

    private static void Contenders(MarkdownText card, EvaluationReport report) => card.Table(
        ["", "AUC", "average precision", "Brier", "Brier skill", "log-loss", "ECE", "accuracy"],
        report.Baselines.Select(b => (Name: $"baseline: {b.Key}", Metrics: b.Value))
            .Concat(report.Candidates.Select(c => (Name: c.Selected ? $"{c.Name} (saved)" : c.Name, c.Metrics)))
            .Append((Name: "**model as selected**", report.Metrics))
            .Select(row => (IReadOnlyList<string>)
            [
                row.Name, Number(row.Metrics.Auc, row.Metrics.AucLow, row.Metrics.AucHigh),
                Number(row.Metrics.Ap, row.Metrics.ApLow, row.Metrics.ApHigh),
                Number(row.Metrics.Brier, row.Metrics.BrierLow, row.Metrics.BrierHigh),
                Signed(row.Metrics.BrierSkill, row.Metrics.BrierSkillLow, row.Metrics.BrierSkillHigh),
                Number(row.Metrics.LogLoss), Number(row.Metrics.Ece, row.Metrics.EceLow, row.Metrics.EceHigh),
                Percent(row.Metrics.Accuracy),
            ]));

    private static void Services(MarkdownText card, EvaluationReport report)
    {
        card.Heading("By service, source, year and layout")
            .Line($"Parts of at least {ItemSlices.FewestRows} rows. Of many parts some look good or bad by chance.").Line($"")
            .Table(
                ["part", "rows", "overturned", "mean probability", "AUC", "Brier skill"],
                report.Slices.Where(s => s.By is not ("age" or "sex")).Select(s => (IReadOnlyList<string>)
                [
                    $"{s.By}: {s.Value}", Count(s.N), Percent((double)s.NOverturned / s.N), Percent(s.MeanProbability),
                    Number(s.Auc, s.AucLow, s.AucHigh), Signed(s.BrierSkill),
                ]));
    }

    private static void Subgroups(MarkdownText card, EvaluationReport report)
    {
        var groups = report.Slices.Where(s => s.By is "age" or "sex").ToList();
        card.Heading("Subgroups");
        if (groups.Count == 0)
        {
            card.Line($"Age and sex are not known for enough of the rows judged: fairness is not shown for this model.");
            return;
        }

        card.Line($"Age and sex are not features. False positives are upheld rows, false negatives overturned rows, on the wrong")
            .Line($"side of {Number(report.MarkedFrom)}. Gap: mean probability minus overturn rate. The services that groups ask for differ.")
            .Line($"")
            .Table(
                ["group", "rows", "overturned", "gap", "false positives", "false negatives", "AUC"],
                groups.Select(s => (IReadOnlyList<string>)
                [
                    $"{s.By}: {s.Value}", Count(s.N), Percent((double)s.NOverturned / s.N),
                    Signed(s.Gap, s.GapLow, s.GapHigh),
                    Percent(s.FalsePositiveRate, s.FalsePositiveRateLow, s.FalsePositiveRateHigh),
                    Percent(s.FalseNegativeRate, s.FalseNegativeRateLow, s.FalseNegativeRateHigh),
                    Number(s.Auc, s.AucLow, s.AucHigh),
                ]));
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
