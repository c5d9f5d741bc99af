using ImrPredict.Reports.Pages;
using ImrPredict.Training.Assessment.Backtesting;
using static ImrPredict.Reports.Pages.SvgChart;
using static ImrPredict.Reports.Pages.WrittenFigures;

namespace ImrPredict.Reports.Training;

/// <summary>The pictures of a backtest year by year.</summary>
public static class BacktestSvg
{
    /// <summary>What was said and what happened.</summary>
    /// <param name="years">Years in their order.</param>
    /// <returns>An SVG that takes its colours from the page.</returns>
    public static string Level(IReadOnlyList<BacktestYear> years)
    {
        var most = Math.Min(1, 1.25 * years.Max(y => Math.Max(y.Metrics.MeanProbability, y.OverturnRate)));
        return Chart(
            $"Overturn rate and mean probability of {years.Count} years; the figures are in the table below.",
            "share overturned", years, (0, most), percent: true)
            .Line("other", years.Select((y, i) => (i + 1.0, y.OverturnRate)))
            .Line("model", years.Select((y, i) => (i + 1.0, y.Metrics.MeanProbability)))
            .Note(0.6, most * 0.11, "said: solid").Note(0.6, most * 0.04, "happened: dashed").ToString();
    }

    /// <summary>AUC of model and baselines.</summary>
    /// <param name="years">Years in their order.</param>
    /// <returns>An SVG that takes its colours from the page.</returns>
    public static string Ranking(IReadOnlyList<BacktestYear> years)
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
