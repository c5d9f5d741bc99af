using ImrPredict.CommandLine;
using ImrPredict.Training.Drift;
using Spectre.Console;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Train.Printing;

/// <summary>Prints drift: one row a field, the farthest moved first, then what follows.</summary>
internal static class DriftText
{
    public static void Print(Terminal terminal, DriftReport report)
    {
        terminal.Line();
        terminal.Line($"{Count(report.N)} items in {Count(report.Letters)} letters beside the rows that model "
            + $"{report.Model.Id} learnt from");
        var table = Terminal.Table(
            "", ">index", ">by chance", ">unseen", "what moved most (share before, share now)", "");
        foreach (var field in (IEnumerable<DriftField>)[report.Score, report.KnownShare, .. report.Fields])
        {
            AddRow(table, field);
        }

        terminal.Write(table);
        terminal.Line($"mean score: {Number(report.MeanScoreBefore)} in training, {Number(report.MeanScoreNow)} here; "
            + $"known words and categories: {Percent(report.MeanKnownShareBefore)}, "
            + $"{Percent(report.MeanKnownShareNow)}");
        if (!double.IsNaN(report.OverturnRateNow))
        {
            terminal.Line($"overturned: {Percent(report.OverturnRateBefore)} of the rows learnt from, "
                + $"{Percent(report.OverturnRateNow)} of the decided rows here");
        }

        terminal.Line("""
            index: population stability index; below 0.1 stable, from 0.25 strongly shifted, if more than chance gives
            for so many letters. unseen: share of rows at levels that training never met.
            """);
        foreach (var sentence in report.Words)
        {
            terminal.Line($"verdict: {sentence}");
        }
    }

    private static void AddRow(Table table, DriftField field) => table.AddRow(
        Markup.Escape(field.Field), Number(field.Psi), Number(field.ByChance),
        field.UnseenShare > 0 ? Percent(field.UnseenShare) : "",
        field.Verdict == DriftVerdict.Stable ? "" : Markup.Escape(string.Join("; ", field.Moves.Select(Move))),
        field.Verdict switch
        {
            DriftVerdict.StronglyShifted => "strongly shifted",
            DriftVerdict.Shifted => "shifted",
            _ => "",
        });

    private static string Move(DriftMove move) =>
        $"{move.Level} {100 * move.Before:0.0} % -> {100 * move.Now:0.0} %";
}
