using ImrPredict.CommandLine.Printing;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.CommandLine;

/// <summary>Says in a few lines what was read, so that misread files show at once.</summary>
public static class IngestReport
{
    /// <summary>What is said of inputs that hold nothing.</summary>
    public const string NothingRead =
        "the inputs hold no row and no letter; of a folder, files whose name begins with a dot are left out";

    /// <summary>What is said where the columns of a table have names that are not known.</summary>
    public const string NextMap =
        "next: imr-train map FILE writes a map of the table's columns; look it over, and give it with --map";

    public static void Print(
        Terminal terminal, IngestTally tally, string? written = null, string? rejectsFile = null)
    {
        terminal.Line($"read {tally.Items:N0} items{(tally.Items > 0 ? $" ({Counts(tally.BySource)})" : "")}");
        if (tally.Items + tally.Rejects == 0)
        {
            terminal.Warn(NothingRead);
        }

        if (tally.Letters > 0)
        {
            terminal.Line($"  from {tally.Letters:N0} letters (layouts: {Counts(tally.ByLayout)})");
        }

        if (tally.Decided > 0)
        {
            var share = (double)tally.Overturned / tally.Decided;
            terminal.Line($"  {tally.Decided:N0} decided, {tally.Overturned:N0} overturned ({Figures.Percent(share)})");
        }

        if (tally.Services.Titled > 0)
        {
            var other = (double)tally.Services.Other / tally.Services.Titled;
            terminal.Line($"  {Figures.Percent(other)} of the service titles found no category");
        }

        if (tally.Items > 0)
        {
            PrintTexts(terminal, tally);
        }

        foreach (var sentence in tally.AlreadyRead.Words("read"))
        {
            terminal.Line($"  {sentence}");
        }

        if (tally.Rejects > 0)
        {
            var where = rejectsFile is null ? "imr-train ingest lists them with their reasons" : $"see {rejectsFile}";
            terminal.Warn($"{tally.Rejects:N0} rejected (by field: {Counts(tally.RejectsByField)}); {where}");
        }

        if (tally.RejectsByField.ContainsKey(ItemRead.Rejected.Header))
        {
            terminal.Line(NextMap);
        }

        if (written is not (null or "-"))
        {
            terminal.Line($"wrote {written}");
        }
    }

    private static void PrintTexts(Terminal terminal, IngestTally tally) => terminal.Line(
        $"  {tally.Cut:N0} items had text cut that states a verdict; {tally.Warned:N0} "
        + $"{(tally.Warned == 1 ? "carries" : "carry")} a warning");

    private static string Counts(IReadOnlyDictionary<string, long> counts) =>
        string.Join(", ", counts.Select(pair => $"{pair.Key} {pair.Value:N0}"));
}
