using System.Globalization;
using System.Text;

namespace ImrPredict.Training;

/// <summary>Writes <c>card.md</c>; every figure in it is filled in by the program.</summary>
internal static class ModelCard
{
    /// <summary>The card of a run, UTF-8.</summary>
    public static byte[] Write(TrainingRun run)
    {
        var card = new StringBuilder();
        void Line(FormattableString line) => card.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        var (report, metrics) = (run.Report, run.Report.Metrics);
        Line($"# Model {run.Model.Id}");
        Line($"");
        Line($"It estimates how past reviewers decided similar requests. It does not say what care is right and must not");
        Line($"be used to approve, deny, delay or modify care. IMR decisions are not precedents.");
        Line($"");
        Line($"- Unit: one disputed item. Label: Overturned = the denial is reversed (positive); Upheld = it stands.");
        Line($"- Use: workload triage, retrospective quality work, research. Not: deciding care, discouraging appeals,");
        Line($"  ranking physicians, wording requests to please a model.");
        Line($"- Learnt from {run.Data.Rows} rows ({run.Data.Overturned} overturned, {run.Data.Clusters} clusters), {run.Data.Refit}.");
        Line($"- Sources: {string.Join(", ", run.Data.BySource.Select(s => $"{s.Key} {s.Value}"))}.");
        Line($"- Years: {string.Join(", ", run.Data.ByYear.Select(y => $"{y.Key} {y.Value}"))}.");
        Line($"- Features: only what is known before the review. Case number, year, age and sex are not features.");
        Line($"- Figures: {report.Design}; {report.N} rows, {report.NOverturned} overturned; 95 % intervals from a bootstrap");
        Line($"  over clusters. Selected: {run.Model.Selected}; calibration: {run.Model.Parts.Settings.Calibration.Kind}.");
        Line($"");
        Line($"| | AUC | 95 % | AP | Brier | ECE | log-loss |");
        Line($"| --- | --- | --- | --- | --- | --- | --- |");
        var rows = report.Baselines.Select(b => (b.Key, b.Value))
            .Concat(report.Candidates.Select(c => (c.Selected ? $"**{c.Name}**" : c.Name, c.Metrics)));
        foreach (var (name, m) in rows)
        {
            Line($"| {name} | {m.Auc:0.000} | {m.AucLow:0.000}-{m.AucHigh:0.000} | {m.Ap:0.000} | {m.Brier:0.000} | {m.Ece:0.000} | {m.LogLoss:0.000} |");
        }

        Line($"");
        Line($"AUC over the cohort rate: {report.LiftOverCohort.Auc:+0.000;-0.000} ({report.LiftOverCohort.AucLow:+0.000;-0.000} to {report.LiftOverCohort.AucHigh:+0.000;-0.000}).");
        Line($"Always saying the commoner outcome is {metrics.MajorityAccuracy:0.0%} right; the model is {metrics.Accuracy:0.0%} right at 0.5.");
        if (report.Leak is { } leak)
        {
            Line($"Leak sentinel: {(leak.Tripped ? string.Join("; ", leak.Reasons) : "nothing suspicious")}.");
        }

        return Encoding.UTF8.GetBytes(card.ToString());
    }
}
