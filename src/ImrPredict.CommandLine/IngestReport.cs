using System.Globalization;
using ImrPredict.Ingest;

namespace ImrPredict.CommandLine;

/// <summary>Says in a few lines what was read, so that a reader sees at once whether the files were understood.</summary>
public static class IngestReport
{
    public static void Print(Terminal terminal, IngestTally tally, string? written, string? rejectsFile)
    {
        terminal.Line(Text($"read {tally.Items:N0} items ({Counts(tally.BySource)})"));
        if (tally.Letters > 0)
        {
            terminal.Line(Text($"  from {tally.Letters:N0} letters (layouts: {Counts(tally.ByLayout)})"));
        }

        if (tally.Decided > 0)
        {
            var share = (double)tally.Overturned / tally.Decided;
            terminal.Line(Text($"  {tally.Decided:N0} decided, {tally.Overturned:N0} overturned ({share:P1})"));
        }

        if (tally.Services.Titled > 0)
        {
            var other = (double)tally.Services.Other / tally.Services.Titled;
            terminal.Line(Text($"  {other:P1} of the service titles found no category"));
        }

        terminal.Line(Text($"  {tally.Cut:N0} items had text cut that states a verdict; {tally.Warned:N0} carry a warning"));
        if (tally.AlreadyRead > 0)
        {
            terminal.Line(Text($"  {tally.AlreadyRead:N0} rows of tables list items that the letters gave; not read twice"));
        }

        if (tally.Rejects > 0)
        {
            var where = rejectsFile is null ? "imr-train ingest lists them with their reasons" : $"see {rejectsFile}";
            terminal.Warn(Text($"{tally.Rejects:N0} rejected (by field: {Counts(tally.RejectsByField)}); {where}"));
        }

        if (written is not (null or "-"))
        {
            terminal.Line($"wrote {written}");
        }
    }

    private static string Counts(IReadOnlyDictionary<string, long> counts) =>
        string.Join(", ", counts.Select(pair => Text($"{pair.Key} {pair.Value:N0}")));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
