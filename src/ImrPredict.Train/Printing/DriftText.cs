using ImrPredict.CommandLine.Printing;
using ImrPredict.Training.Drift;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Train.Printing;

/// <summary>Prints drift: what follows, then one row for each field that moved, the farthest moved first.</summary>
internal static class DriftText
{
    public static void Print(Terminal terminal, DriftReport report)
    {
        terminal.Line();
        foreach (var sentence in report.Words)
        {
            terminal.Line($"verdict: {sentence}", hang: 2);
        }

        terminal.Line($"{Count(report.N)} items in {Count(report.Letters)} cases beside the rows that model "
            + $"{report.Model.Id} learnt from");
        IReadOnlyList<DriftField> fields = [report.Score, report.KnownShare, .. report.Fields];
        var table = new TextTable(
            "what", ">index", ">by chance?3", ">unseen?2", "", "~what moved most (share before, share now)?1");
        foreach (var field in fields.Where(field => field.Verdict != DriftVerdict.Stable))
        {
            table.Add(
                field.Field, Number(field.Psi), Number(field.ByChance),
                field.UnseenShare > 0 ? Percent(field.UnseenShare) : "",
                field.Verdict == DriftVerdict.StronglyShifted ? "strongly shifted" : "shifted",
                string.Join("; ", field.Moves.Select(Move)));
        }

        if (table.HasRows)
        {
            terminal.Write(table);
        }

        var stable = fields.Where(field => field.Verdict == DriftVerdict.Stable).Select(field => field.Field).ToList();
        if (stable.Count > 0)
        {
            terminal.Line($"stable: {string.Join(", ", stable)}");
        }

        terminal.Line($"mean score: {Number(report.MeanScoreBefore)} in training, {Number(report.MeanScoreNow)} here; "
            + $"known words and categories: {Percent(report.MeanKnownShareBefore)}, "
            + $"{Percent(report.MeanKnownShareNow)}");
        if (!double.IsNaN(report.OverturnRateNow))
        {
            terminal.Line($"overturned: {Percent(report.OverturnRateBefore)} of the rows learnt from, "
                + $"{Percent(report.OverturnRateNow)} of the decided rows here");
        }

        terminal.Line("index: population stability index; below 0.1 stable, from 0.25 strongly shifted, if more than "
            + "chance gives for so many cases. unseen: share of rows at levels that training never met. All figures: "
            + "--json FILE.");
    }

    private static string Move(DriftMove move) =>
        $"{move.Level} {100 * move.Before:0.0} % -> {100 * move.Now:0.0} %";
}
