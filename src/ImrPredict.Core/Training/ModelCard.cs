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
        Line($"It estimates how past reviewers decided similar requests. It does not say what care is right and must");
        Line($"not be used to approve, deny, delay or modify care. IMR decisions are not precedents.");
        Line($"");
        Line($"- Unit: one disputed item. Label: Overturned = the denial is reversed (positive); Upheld = it stands.");
        Line($"- Use: workload triage, retrospective quality work, research. Not: deciding care,");
        Line($"  discouraging appeals, ranking physicians, wording requests to please a model.");
        Line($"- Learnt from {run.Data.Rows} rows ({run.Data.Overturned} overturned, {run.Data.Clusters} clusters):");
        Line($"  {run.Data.Refit}.");
        Line($"- Sources: {string.Join(", ", run.Data.BySource.Select(s => $"{s.Key} {s.Value}"))}.");
        Line($"- Years: {string.Join(", ", run.Data.ByYear.Select(y => $"{y.Key} {y.Value}"))}.");
        Line($"- Features: what is known before the review. Case number, year, age and sex are not features.");
        Line($"- Figures: {report.Design}; {report.N} rows, {report.NOverturned} overturned;");
        Line($"  95 % intervals from a bootstrap over clusters.");
        Line($"- \"Model as selected\" is the honest row: candidate and settings were chosen without the rows judged.");
        Line($"- Saved: {run.Model.Selected}; calibration: {run.Model.Parts.Settings.Calibration.Kind}.");
        Line($"");
        Line($"| | AUC | 95 % | AP | Brier | ECE | log-loss |");
        Line($"| --- | --- | --- | --- | --- | --- | --- |");
        var rows = report.Baselines.Select(b => (b.Key, b.Value))
            .Concat(report.Candidates.Select(c => (c.Selected ? $"{c.Name} (saved)" : c.Name, c.Metrics)))
            .Append(("**model as selected**", report.Metrics));
        foreach (var (name, m) in rows)
        {
            var interval = FormattableString.Invariant($"{m.AucLow:0.000}-{m.AucHigh:0.000}");
            var errors = FormattableString.Invariant($"{m.Brier:0.000} | {m.Ece:0.000} | {m.LogLoss:0.000}");
            Line($"| {name} | {m.Auc:0.000} | {interval} | {m.Ap:0.000} | {errors} |");
        }

        Line($"");
        var lift = report.LiftOverCohort;
        var range = FormattableString.Invariant($"{lift.AucLow:+0.000;-0.000} to {lift.AucHigh:+0.000;-0.000}");
        Line($"AUC over the cohort rate: {lift.Auc:+0.000;-0.000} ({range}).");
        Line($"Always saying the commoner outcome is {metrics.MajorityAccuracy:0.0%} right;");
        Line($"the model is {metrics.Accuracy:0.0%} right at 0.5.");
        if (report.Leak is { } leak)
        {
            Line($"Leak sentinel: {(leak.Tripped ? string.Join("; ", leak.Reasons) : "nothing suspicious")}.");
        }

        return Encoding.UTF8.GetBytes(card.ToString());
    }
}
