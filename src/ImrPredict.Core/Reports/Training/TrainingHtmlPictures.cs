using ImrPredict.Evaluation.Metrics;
using ImrPredict.Evaluation.Thresholds;
using ImrPredict.Reports.Pages;
using ImrPredict.Training.Assessment.Results;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Training;

/// <summary>Reliability, gain, coverage and the learning curve, each with its figures as a table to open.</summary>
internal static class TrainingHtmlPictures
{
    public static void Write(HtmlText page, EvaluationReport report)
    {
        if (!report.Metrics.Auc.HasInterval)
        {
            page.Raw("<section id=pictures aria-labelledby=h-pictures><h2 id=h-pictures>Pictures</h2>"
                + $"<p>None: {HtmlText.Encode(EnoughRows.TooFew)}.</p></section>");
            return;
        }

        page.Raw("<section id=pictures aria-labelledby=h-pictures><h2 id=h-pictures>How far to trust a probability, "
            + "and what a ranking finds</h2><div class=pair>");
        Reliability(page, report);
        Gains(page, report);
        Decisions(page, report.DecisionCurve, report.AtCosts);
        Coverage(page, report);
        Learning(page, report);
        page.Raw("</div></section>");
    }

    private static void Reliability(HtmlText page, EvaluationReport report)
    {
        var bins = report.ReliabilityByCount.Count > 0 ? report.ReliabilityByCount : report.Reliability;
        Picture(
            page, TrainingSvg.Reliability(bins), "Reliability",
            "Rows in ten groups of about equal count: what was said, and what happened. On the dotted line both agree; "
                + "bars are 95 % intervals that count a case once.",
            "Reliability by group", ["Probability", "#Rows", "#Mean said", "#Overturned"],
            bins.Where(b => b.N > 0).Select(b => (IReadOnlyList<string>)
            [
                Range(new(double.NaN, b.From, b.To)), Count(b.N), Percent(b.MeanProbability),
                Share(new(b.OverturnRate, b.RateLow, b.RateHigh)),
            ]));
    }

    private static void Gains(HtmlText page, EvaluationReport report) => Picture(
        page, TrainingSvg.Gains(report.Gains), "Gain",
        "Share of the overturned rows that are found when the rows ranked highest are looked at first. The band is the "
            + "model's 95 % interval; the dotted line is looking in any order.",
        "Gain by share looked at", ["Looked at", "#Found by the model", "#Lift", "#Found by the cohort rate"],
        report.Gains.Skip(1).Where((_, i) => i % 2 == 1 || i == 0).Select(g => (IReadOnlyList<string>)
        [
            Percent(g.Share), Share(g.Recall), Number(g.Recall.Value / g.Share, "0.00"),
            Percent(g.ReferenceRecall),
        ]));

    private static void Decisions(HtmlText page, IReadOnlyList<DecisionPoint> points, CostThreshold? costs)
    {
        if (points.Count > 0)
        {
            Picture(
                page, TrainingSvg.Decisions(points), "Decision curve",
                "Net benefit of looking at the items from a probability on: overturned items found less needless "
                    + "looks, weighed as the threshold implies (at 10 % one found is worth nine needless looks). "
                    + "Choose the threshold by what a look costs, or by the share that can be looked at. "
                    + $"{Encode(Figures.Capital(DecisionCurve.Words(points)))}."
                    + (costs is null ? "" : $" {Encode(Figures.Capital(costs.Words()))}."),
                "Net benefit by threshold",
                ["From", "#Looked at", "#Found", "#Net benefit", "#Of looking at all", "#Gain"],
                points.Where((point, i) => point.Share > 0 && (point.Threshold > 0.2 || i % 2 == 1)).Select(
                    point => (IReadOnlyList<string>)
                    [
                        Percent(point.Threshold), Percent(point.Share), Percent(point.Recall),
                        WithSign(point.NetBenefit), WithSign(point.AllNetBenefit), WithSign(point.Gain),
                    ]));
        }
    }

    private static void Coverage(HtmlText page, EvaluationReport report) => Picture(
        page, TrainingSvg.Coverage(report.Coverage), "Coverage",
        "Accuracy at 0.5 when only the surest rows are answered and the rest is left to people. The dashed line is "
            + "always saying the commoner outcome of the same rows: only the distance to it is the model's.",
        "Accuracy by coverage", ["Answered", "#Rows", "#Right", "#Commoner outcome", "#Overturned"],
        report.Coverage.Select(c => (IReadOnlyList<string>)
        [
            Percent(c.Coverage), Count(c.N), Share(c.Accuracy),
            Percent(Math.Max(c.OverturnRate, 1 - c.OverturnRate)), Percent(c.OverturnRate),
        ]));

    private static void Learning(HtmlText page, EvaluationReport report)
    {
        if (report.LearningCurve.Count > 0)
        {
            Picture(
                page, TrainingSvg.Learning(report.LearningCurve), "Learning curve",
                "The same rows judged after learning from a share of the training cases. Where it still rises, more "
                    + "cases would help; where it is flat, other features would have to.",
                "Learning curve", ["Cases", "#Rows learnt from", "#AUC", "#Log-loss", "#Brier"],
                report.LearningCurve.Select(p => (IReadOnlyList<string>)
                [
                    Percent(p.Share), Count(p.NTrain), With(p.Auc), Number(p.LogLoss, "0.000"),
                    Number(p.Brier, "0.000"),
                ]));
        }
    }

    private static void Picture(
        HtmlText page, string svg, string name, string words, string caption, IReadOnlyList<string> headers,
        IEnumerable<IReadOnlyList<string>> rows) => page
        .Raw($"<figure>{svg}<figcaption><strong>{name}.</strong> {words}</figcaption>")
        .Raw($"<details><summary>The figures<span class=skip> of {Encode(caption)}</span></summary><div>")
        .Table(caption, headers, rows)
        .Raw("</div></details></figure>");
}
