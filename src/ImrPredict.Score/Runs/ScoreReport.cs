using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Backlog;

namespace ImrPredict.Score.Runs;

/// <summary>Says in a few lines what a scoring run did, and what its figures do not mean.</summary>
internal static class ScoreReport
{
    private const int MostNamed = 8;

    public static void Print(
        Terminal terminal, ScoreResult result, ScoreSummary summary, AlreadyReadTally already, string? written,
        string? page, string? rejectsFile)
    {
        terminal.Line($"{result.ItemsIn:N0} items in = {result.Scored:N0} scored + {result.Abstained:N0} abstained + "
            + $"{result.Rejected:N0} rejected");
        if (result.Scored > 0)
        {
            terminal.Line($"expected overturns: {result.ExpectedOverturns:0.0} ({result.ExpectedLow:0.0} to "
                + $"{result.ExpectedHigh:0.0}, items of a case taken as correlated)");
        }

        if (summary.Capacity is { } capacity)
        {
            terminal.Line(capacity.Words(result.ExpectedOverturns));
        }

        terminal.Line($"model {result.ModelId}, {result.Seconds:0.0} s, {result.PeakMb:N0} MB at most");
        foreach (var sentence in already.Words("scored"))
        {
            terminal.Line(sentence);
        }

        if (result.HouseColumns.Count > 0)
        {
            terminal.Line($"from the inputs, behind our columns: {Named(result.HouseColumns)}");
        }

        if (result.HouseColumnsWithheld.Count > 0)
        {
            terminal.Line($"not copied, since free text may be clinical: {Named(result.HouseColumnsWithheld)}");
        }

        if (result.ItemsIn == 0)
        {
            terminal.Warn(IngestReport.NothingRead);
        }

        foreach (var warning in summary.Warnings)
        {
            terminal.Warn(warning);
        }

        if (result.Rejected > 0)
        {
            terminal.Warn($"{result.Rejected:N0} rejected; "
                + (rejectsFile is null ? "give --rejects FILE to list them" : $"see {rejectsFile}"));
        }

        if (summary.FirstRejects.Any(reject => reject.Field == ItemRead.Rejected.Header))
        {
            terminal.Line(IngestReport.NextMap);
        }

        foreach (var file in new[] { written, page }.OfType<string>())
        {
            terminal.Line($"wrote {file}");
        }

        terminal.Line(LegalNotice.Text);
    }

    private static string Named(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostNamed))
        + (names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "");
}
