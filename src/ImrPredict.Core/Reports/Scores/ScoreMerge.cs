using System.Globalization;
using ImrPredict.Ingest.Reading;
using ImrPredict.Reports.Tables;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Model;

namespace ImrPredict.Reports.Scores;

/// <summary>
/// Joins the parts of a scoring run, in their order, into the score table: counts and ranks over all of them in a first
/// pass, writes in a second. Memory does not grow with the rows.
/// </summary>
public sealed class ScoreMerge
{
    private const int RowsAtOnce = 64;

    private readonly IReadOnlyList<ScoreJournal> _parts;
    private readonly ScoreRanks _ranks = new();

    private ScoreMerge(IReadOnlyList<ScoreJournal> parts, ScoreSummary summary) => (_parts, Summary) = (parts, summary);

    /// <summary>What the run came to; the rows to look at first are among it when the table is written.</summary>
    public ScoreSummary Summary { get; }

    /// <summary>Counts the parts.</summary>
    /// <param name="parts">Journals in input order.</param>
    /// <param name="model">The model that scored them.</param>
    /// <param name="reference">What the rows look like that it learnt from.</param>
    public static ScoreMerge Of(IReadOnlyList<ScoreJournal> parts, OutcomeModel model, ReferenceProfile reference)
    {
        var merge = new ScoreMerge(parts, new ScoreSummary(model, reference));
        foreach (var entry in parts.SelectMany(part => part.Read()))
        {
            merge.Summary.Add(entry);
            if (entry.Facts is { } facts)
            {
                merge._ranks.Count(facts);
            }
        }

        return merge;
    }

    /// <summary>
    /// Counts one more entry, which is being added to the last part: a run need not be read again to be counted.
    /// </summary>
    /// <param name="read">The entry.</param>
    /// <param name="facts">What <see cref="ScoreJournal.Add"/> gave for it.</param>
    public void Count(ScoreRead read, RowCounts? facts)
    {
        if (facts is null)
        {
            Summary.AddReject(JournalEntry.CellsOf(((ScoreRead.Reject)read).Rejected));
            return;
        }

        Summary.Add(facts, (read as ScoreRead.Row)?.Score.AbstainReason ?? "");
        _ranks.Count(facts);
    }

    /// <summary>Writes the table in the format that the extension names, rows in input order. Once only.</summary>
    /// <param name="path">The file that the stream will be; <c>-</c> is CSV.</param>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public async Task WriteAsync(string path, Stream stream, CancellationToken cancellation)
    {
        if (TableOutput.DelimiterOf(path) is not { } delimiter)
        {
            await TableOutput.WriteAsync(path, stream, ScoreTable.Columns, Rows().ToAsyncEnumerable(), cancellation)
                .ConfigureAwait(false);
            return;
        }

        // Ranks are given in order, one row after the other; what they are given to is made text on the other cores.
        var table = new Utf8Table(delimiter, ScoreTable.Columns);
        stream.Write(table.Header());
        var texts = OrderedParallel.SelectAsync(
            Ranked().Chunk(RowsAtOnce), rows => table.Text(rows.Length, (i, row) => Fill(row, rows[i])),
            Environment.ProcessorCount, cancellation);
        await foreach (var text in texts.ConfigureAwait(false))
        {
            stream.Write(text.WrittenSpan);
        }
    }

    /// <summary>Checks that a path names a format that can be written.</summary>
    /// <exception cref="Cases.ImrPredictException">Its extension names none.</exception>
    public static void CheckFormat(string path) => TableOutput.Check(path);

    /// <summary>The rejects of all parts in input order: file, place, field, reason.</summary>
    public IEnumerable<string[]> Rejects() => Summary.Tally.Rejected == Summary.FirstRejects.Count
        ? Summary.FirstRejects
        : _parts.SelectMany(part => part.Read()).Where(entry => entry.Facts is null).Select(entry => entry.Cells);

    private IEnumerable<string[]> Rows()
    {
        foreach (var (entry, rank, percentile) in Ranked())
        {
            entry.Cells[ScoreTable.RankColumn] = rank;
            entry.Cells[ScoreTable.PercentileColumn] = percentile;
            yield return entry.Cells;
        }
    }

    // Text tables take the cells as they stand in the journal: to decode and encode them again would take most of the time.
    private static void Fill(Utf8Row row, (JournalEntry Entry, string Rank, string Percentile) ranked)
    {
        ranked.Entry.CopyTo(row);
        row.Set(ScoreTable.RankColumn, ranked.Rank);
        row.Set(ScoreTable.PercentileColumn, ranked.Percentile);
    }

    private IEnumerable<(JournalEntry Entry, string Rank, string Percentile)> Ranked()
    {
        foreach (var entry in _parts.SelectMany(part => part.Read()))
        {
            if (entry.Facts is not { } facts)
            {
                continue;
            }

            var rank = _ranks.RankOf(facts);
            var rankCell = rank?.ToString(CultureInfo.InvariantCulture) ?? "";
            var percentile = _ranks.PercentileOf(facts)?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";
            Summary.Ranked(rank, entry, rankCell, percentile);
            yield return (entry, rankCell, percentile);
        }
    }
}
