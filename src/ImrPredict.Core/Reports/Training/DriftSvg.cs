using ImrPredict.Evaluation.Metrics;
using ImrPredict.Reports.Pages;
using ImrPredict.Training.Drift;
using static ImrPredict.Reports.Pages.SvgChart;

namespace ImrPredict.Reports.Training;

/// <summary>How far fields have moved, as a picture.</summary>
public static class DriftSvg
{
    private const double ShiftedFrom = 0.1;
    private const double StronglyFrom = 0.25;

    /// <summary>Draws it.</summary>
    /// <param name="fields">Fields in the order of their numbers, from 1; one or more.</param>
    /// <returns>An SVG that takes its colours from the page.</returns>
    public static string Draw(IReadOnlyList<DriftField> fields)
    {
        var most = 1.05 * fields.Max(field => Math.Max(field.Psi, field.ByChance));
        var top = Math.Min(Math.Max(most, 0.3), 2);
        var label = $"Population stability index of {fields.Count} fields; the figures are in the table below.";
        var chart = new SvgChart(label, (0.5, fields.Count + 0.5), (0, top)) { Area = SvgArea.Wide }
            .YAxis(most > top ? "index, up to 2" : "index", Ticks(0, top, percent: false))
            .XAxis("field", fields.Select((_, i) => (i + 1.0, $"{i + 1}")))
            .Rule("limit", ShiftedFrom).Rule("limit", StronglyFrom);
        foreach (var (i, field) in fields.Index())
        {
            var hover = $"{field.Field}: index {Figures.Number(field.Psi)}, by chance "
                + Figures.Number(field.ByChance);
            chart.Dot("other square", i + 1, field.ByChance, double.NaN, double.NaN, hover);
            chart.Dot("model", i + 1, field.Psi, double.NaN, double.NaN, hover);
        }

        return chart.ToString();
    }
}
