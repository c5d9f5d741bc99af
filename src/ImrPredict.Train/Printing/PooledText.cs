using ImrPredict.CommandLine.Printing;
using ImrPredict.Training.Assessment.Backtesting;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Train.Printing;

/// <summary>Prints all rows of a backtest in one: the model beside the baselines.</summary>
internal static class PooledText
{
    public static void Print(Terminal terminal, PooledFigures pooled)
    {
        var table = new TextTable(
            "all rows judged", ">AUC", ">95 %?3", ">AP?2", ">Brier?1", ">skill?6", ">ECE", ">95 %?4", ">said?5");
        (string Name, Evaluation.Metrics.MetricReport Of)[] rows =
        [
            ("model", pooled.Metrics), ("baseline: plain", pooled.Baselines["plain"]),
            ("baseline: cohort", pooled.Baselines["cohort"]),
        ];
        foreach (var (name, of) in rows)
        {
            table.Add(
                name, Number(of.Auc.Value), Range(of.Auc), Number(of.Ap.Value), Number(of.Brier.Value),
                WithSign(of.BrierSkill.Value), Number(of.Ece.Value), Range(of.Ece), Percent(of.MeanProbability));
        }

        terminal.Write(table);
        terminal.Line($"{Count(pooled.N)} rows judged, {Count(pooled.NOverturned)} overturned "
            + $"({Percent(pooled.OverturnRate)}). AUC over the plain baseline {WithSign(pooled.PlainDifference.Auc)}, "
            + $"over the cohort rate {WithSign(pooled.CohortDifference.Auc)}.");
    }
}
