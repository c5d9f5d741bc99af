using ImrPredict.Reports.Pages;
using ImrPredict.Training.Assessment.Backtesting;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;
using static ImrPredict.Reports.Pages.SvgChart;

namespace ImrPredict.Reports.Training;

/// <summary>The years of a backtest: two pictures and a table.</summary>
internal static class BacktestYearsHtml
{
    public static void Write(HtmlText page, BacktestReport report)
    {
        var years = report.Years;
        page.Raw("<section id=time aria-labelledby=h-time><h2 id=h-time>Year by year</h2><div class=pair>"
            + $"<figure>{Level(years)}<figcaption><strong>Level.</strong> What was said and what happened."
            + "</figcaption></figure>"
            + $"<figure>{Ranking(years)}<figcaption><strong>AUC.</strong> Bars are 95 % intervals of the model."
            + "</figcaption></figure></div>");
        page.Table(
            "Each year by a model of strictly earlier years",
            ["Year", "#Learnt from", "#Judged", "#Overturned", "#Said", "#AUC", "#Plain AUC", "#Cohort AUC",
             "#AUC over the cohort rate", "#Brier skill", "#ECE"],
            years.Select(y => (IReadOnlyList<string>)
            [
                $"{y.Year}", Count(y.NTrain), Count(y.N), Percent(y.OverturnRate), Percent(y.Metrics.MeanProbability),
                With(y.Metrics.Auc), Number(y.Plain.Auc.Value, "0.000"), Number(y.Cohort.Auc.Value, "0.000"),
                WithSign(y.AucDifference.Auc), WithSign(y.Metrics.BrierSkill), Number(y.Metrics.Ece.Value, "0.000"),
            ]));
        if (report.NotJudged.Count > 0)
        {
            page.Raw("<details><summary>Years that were not judged</summary><div><ul>"
                + string.Concat(report.NotJudged.Select(year =>
                    $"<li>{Encode(year.Key)}: {Encode(year.Value)}</li>"))
                + "</ul></div></details>");
        }

        page.Raw("</section>");
    }

    private static string Level(IReadOnlyList<BacktestYear> years)
    {
        var most = Math.Min(1, 1.25 * years.Max(y => Math.Max(y.Metrics.MeanProbability, y.OverturnRate)));
        return Chart(
            $"Overturn rate and mean probability of {years.Count} years; the figures are in the table below.",
            "share overturned", years, (0, most), percent: true)
            .Line("other", years.Select((y, i) => (i + 1.0, y.OverturnRate)))
            .Line("model", years.Select((y, i) => (i + 1.0, y.Metrics.MeanProbability)))
            .Note(0.6, most * 0.11, "said: solid").Note(0.6, most * 0.04, "happened: dashed").ToString();
    }

    private static string Ranking(IReadOnlyList<BacktestYear> years)
    {
        double[] drawn =
        [
            .. years.SelectMany(y => new[]
            {
                y.Metrics.Auc.Low, y.Metrics.Auc.Value, y.Metrics.Auc.High, y.Plain.Auc.Value, y.Cohort.Auc.Value,
            }).Where(double.IsFinite).Append(0.5),
        ];
        var room = 0.25 * (drawn.Max() - drawn.Min()); // for the words below the lines
        var (least, most) = (drawn.Min() - room - 0.02, Math.Min(1, drawn.Max() + 0.02));
        var chart = Chart(
            $"AUC of {years.Count} years; the figures are in the table below.", "AUC", years, (least, most),
            percent: false)
            .Line("other", years.Select((y, i) => (i + 1.0, y.Cohort.Auc.Value)))
            .Line("chance", years.Select((y, i) => (i + 1.0, y.Plain.Auc.Value)))
            .Line("model", years.Select((y, i) => (i + 1.0, y.Metrics.Auc.Value)))
            .Note(0.6, least + ((most - least) * 0.11), "model: solid; plain: dotted")
            .Note(0.6, least + ((most - least) * 0.04), "cohort rate: dashed");
        foreach (var (i, y) in years.Index())
        {
            chart.Dot(
                "model", i + 1, y.Metrics.Auc.Value, y.Metrics.Auc.Low, y.Metrics.Auc.High,
                $"{y.Year}: AUC {Number(y.Metrics.Auc.Value, "0.000")} ({Range(y.Metrics.Auc)})");
        }

        return chart.ToString();
    }

    private static SvgChart Chart(
        string label, string name, IReadOnlyList<BacktestYear> years, (double From, double To) y, bool percent) =>
        new SvgChart(label, (0.5, years.Count + 0.5), y)
            .YAxis(name, Ticks(y.From, y.To, percent))
            .XAxis("year", years.Select((year, i) => (i + 1.0, $"{year.Year}"))
                .Where((_, i) => years.Count <= 8 || i % 2 == 0));
}
