using System.Globalization;
using ImrPredict.CommandLine;
using ImrPredict.Scoring;

namespace ImrPredict.Score;

/// <summary>Says in a few lines what a scoring run did, and what its figures do not mean.</summary>
internal static class ScoreReport
{
    public static void Print(Terminal terminal, ScoreResult result, ScoreTally tally, string? written, string? rejectsFile)
    {
        terminal.Line(Text($"{result.ItemsIn:N0} items in = {result.Scored:N0} scored + {result.Abstained:N0} abstained + {result.Rejected:N0} rejected"));
        if (result.Scored > 0)
        {
            var spread = 1.96 * Math.Sqrt(tally.Variance);
            terminal.Line(Text($"expected overturns: {tally.ExpectedOverturns:0.0} ({Math.Max(0, tally.ExpectedOverturns - spread):0.0} to {Math.Min(result.Scored, tally.ExpectedOverturns + spread):0.0} if items were decided one by one)"));
        }

        terminal.Line(Text($"model {result.ModelId}, {result.Seconds:0.0} s, {result.PeakMb:N0} MB at most"));
        if (result.AlreadyRead > 0)
        {
            terminal.Line(Text($"{result.AlreadyRead:N0} rows of tables list items that the letters gave; not scored twice"));
        }

        if (result.Rejected > 0)
        {
            terminal.Warn(Text($"{result.Rejected:N0} rejected; {(rejectsFile is null ? "give --rejects FILE to list them" : "see " + rejectsFile)}"));
        }

        if (written is not null)
        {
            terminal.Line($"wrote {written}");
        }

        terminal.Line("The scores estimate how past reviewers decided similar requests. They do not say what care is right");
        terminal.Line("and must not be used to approve, deny, delay or modify care.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
