using System.Runtime.CompilerServices;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Facts;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Services;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Ingest.Tables.Cells;
using ImrPredict.Ingest.Tables.Dmhc;
using ImrPredict.Ingest.Tables.Opening;
using ImrPredict.Ingest.Tables.Rows;
using ImrPredict.Text.Verdicts;

namespace ImrPredict.Ingest.Tables.Hicric;

/// <summary>
/// Reads HICRIC appeals (Persius/imr-appeals), a row each with a background <c>text</c> and a <c>decision</c>;
/// <c>id</c> is the case number, and the line number stands for it where there is none.
/// </summary>
internal static class HicricFile
{
    /// <summary>Reads a file as a stream, one item or reason for each row, in order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="table">What <see cref="TableSniffer"/> found.</param>
    /// <param name="options">The limits are taken from here.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <returns>Items with their background text; the decision is null where it is blank.</returns>
    public static async IAsyncEnumerable<ItemRead> ReadAsync(
        string path, SniffedTable table, IngestOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var rows = await TableReader.OpenAsync(path, table, options, cancellationToken)
            .ConfigureAwait(false);
        while (await rows.NextAsync(cancellationToken).ConfigureAwait(false) is { } row)
        {
            var at = new SourceLocation(path, rows.Unit, row.Number);
            yield return row.Fault is null ? ReadGuarded(at, rows.Header, row)
                : new ItemRead.Rejected(at, "", row.Fault);
        }
    }

    private static ItemRead ReadGuarded(SourceLocation at, IReadOnlyList<string> header, TableRow row)
    {
        try
        {
            return Read(at, header, row.Fields, row.Note is null ? [] : [row.Note]);
        }
        catch (Exception problem) when (ReadGuard.IsOfRow(problem))
        {
            return ReadGuard.Rejected(at, problem);
        }
    }

    private static ItemRead Read(
        SourceLocation at, IReadOnlyList<string> header, string[] fields, string[] warnings)
    {
        var text = Cell(header, fields, "text");
        if (text.Length == 0)
        {
            return new ItemRead.Rejected(at, "text", "the text is blank");
        }

        var decision = Cell(header, fields, "decision");
        var outcome = DmhcValue.Determination(decision);
        return outcome is null && decision.Length > 0
            ? new ItemRead.Rejected(
                at, "decision", $"'{Short(decision)}' is neither 'Upheld' nor 'Overturned'")
            : Parse(at, Cell(header, fields, "id"), text, outcome, warnings);
    }

    private static ItemRead.Parsed Parse(
        SourceLocation at, string id, string text, Outcome? outcome, string[] warnings)
    {
        var cut = VerdictCutter.CutOrNull(TextRepair.Repair(text), Cases.ClinicalTextKind.FindingsBackground);
        var kept = cut?.Kept ?? "";
        var item = new DisputedItem
        {
            CaseNumber = id.Length > 0 ? id : at.Place,
            Number = 1,
            Source = ItemSource.Hicric,
            ServiceCategory = ServiceClassifier.ClassifyNarrative(kept),
            ClinicalText = kept,
            ClinicalTextKind = kept.Length == 0 ? null : Cases.ClinicalTextKind.FindingsBackground,
        };
        var decision = outcome is null ? null : new Decision { Outcome = outcome.Value };
        return new ItemRead.Parsed(at, ItemFacts.Fill(item), decision, cut?.Uncut, warnings);
    }

    // Of properties that differ in case alone, the first that says something.
    private static string Cell(IReadOnlyList<string> header, string[] fields, string name)
    {
        for (var i = 0; i < fields.Length && i < header.Count; i++)
        {
            if (string.Equals(header[i].Trim(), name, StringComparison.OrdinalIgnoreCase)
                && BlankWords.OrEmpty(fields[i].Trim()) is { Length: > 0 } cell)
            {
                return cell;
            }
        }

        return "";
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
