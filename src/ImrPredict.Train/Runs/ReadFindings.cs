using ImrPredict.Audit.Log;
using ImrPredict.Cases;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Training.Assessment.Results;

namespace ImrPredict.Train.Runs;

/// <summary>What readers found about decisions, as training takes it: rows of data errors are left out.</summary>
internal static class ReadFindings
{
    /// <summary>The rows without those that readers found to be data errors.</summary>
    /// <param name="path">An audit log or a store of the desk.</param>
    /// <param name="findings">What it holds.</param>
    /// <param name="items">Decided rows.</param>
    /// <param name="terminal">Told what is left out.</param>
    /// <exception cref="ImrPredictException">No row is left.</exception>
    public static (IReadOnlyList<DecidedItem> Kept, DroppedDataErrors Dropped) Apply(
        string path, FindingsFile findings, IReadOnlyList<DecidedItem> items, Terminal terminal)
    {
        var judged = JudgedDecision.Of(findings.Entries);
        var errors = judged.Where(decision => decision.Settled == LogFinding.DataError)
            .Select(decision => (decision.CaseNumber, decision.Item)).ToHashSet();
        var ofItem = judged.Where(decision => decision.Item > 0)
            .Select(decision => (decision.CaseNumber, decision.Item)).ToHashSet();
        var found = new HashSet<(string, int)>();
        List<DecidedItem> kept = [.. items.Where(row => !IsError(row.Item))];
        var dropped = new DroppedDataErrors(
            FindingsFile.ShortName(path), errors.Count, items.Count - kept.Count, errors.Count - found.Count,
            judged.Count(decision => decision.Settled is null
                && decision.Readers.Any(reader => reader.Finding == LogFinding.DataError)));
        terminal.Line($"  {dropped.Words}");
        var cases = judged.Select(decision => decision.CaseNumber).ToHashSet();
        if (cases.Count > 0 && !items.Any(row => cases.Contains(row.Item.CaseNumber)))
        {
            terminal.Warn($"{path}: no finding of it is about a case of these rows; is it the log of other files?");
        }

        return kept.Count > 0
            ? (kept, dropped)
            : throw new ImrPredictException(
                $"{path}: readers found every row to be a data error; none is left to learn from.");

        // A finding on item 0 is one on the whole case, but for items that have a finding of their own.
        bool IsError(DisputedItem item)
        {
            var own = (item.CaseNumber, item.Number);
            var key = ofItem.Contains(own) ? own : (item.CaseNumber, 0);
            if (errors.Contains((item.CaseNumber, 0)))
            {
                found.Add((item.CaseNumber, 0));
            }

            if (!errors.Contains(key))
            {
                return false;
            }

            found.Add(key);
            return true;
        }
    }
}
