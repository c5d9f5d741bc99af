using System.Globalization;
using ImrPredict.Audit.Log;
using ImrPredict.Cases;
using ImrPredict.Desk.Store;

namespace ImrPredict.Desk.Decisions;

/// <summary>
/// Decisions as readers see and judge them. Two readers judge a decision; neither sees what the other found until both
/// have given theirs.
/// </summary>
internal sealed class ReadingDesk(DeskStore store)
{
    private const int MostNote = 2000;
    private readonly DecisionTable _decisions = new(store);
    private readonly ReadingTable _readings = new(store);
    private readonly Lock _gate = new();

    /// <summary>What of an audit is to be read, within a view.</summary>
    public IReadOnlyList<QueueLine> Lines(long batch, string reader, DecisionFilter filter)
    {
        var log = Log();
        reader = log.Known(reader);
        var begun = _readings.Of(batch, reader);
        return
        [
            .. _decisions.ToRead(batch, filter.Words)
                .Select(decision => Line(decision, reader, log, begun)).Where(filter.Holds),
        ];
    }

    /// <summary>One decision; null where there is none.</summary>
    public QueueLine? Line(long batch, long number, string reader)
    {
        if (_decisions.Find(batch, number) is not { } decision)
        {
            return null;
        }

        var log = Log();
        reader = log.Known(reader);
        return Line(decision, reader, log, _readings.Of(batch, reader));
    }

    /// <summary>Lines with the stories of their decisions.</summary>
    public IReadOnlyList<QueueLine> WithStories(long batch, IReadOnlyList<QueueLine> lines) =>
    [
        .. lines.Zip(
            _decisions.WithStories(batch, [.. lines.Select(line => line.Decision)]),
            (line, decision) => line with { Decision = decision }),
    ];

    /// <summary>
    /// Findings of an audit's decisions that a reader may see: own ones, and those of decisions that both have judged.
    /// </summary>
    public IReadOnlyList<LogEntry> Visible(long batch, string reader)
    {
        var (all, log) = (_decisions.All(batch), Log());
        return
        [
            .. log.Entries.Where(entry => log.IsSeen(entry, reader) && log.Outcomes(entry).Any(overturned =>
                all.Contains((entry.CaseNumber, entry.Item, overturned)))),
        ];
    }

    /// <summary>
    /// Those findings as they are told: while anything in the log is hidden from the reader, without numbers and
    /// hashes, from whose gaps and chain it could be guessed.
    /// </summary>
    public IReadOnlyList<LogEntry> Told(long batch, string reader)
    {
        var (visible, log) = (Visible(batch, reader), Log());
        return log.Entries.All(entry => log.IsSeen(entry, reader))
            ? visible
            : [.. visible.Select(entry => entry with { Sequence = null, Hash = null })];
    }

    /// <summary>What readers found about the flags of an audit, as far as one reader may know it.</summary>
    public FlagPrecision Precision(long batch, string reader) =>
        FlagPrecision.Measure(Visible(batch, reader), _decisions.Flagged(batch));

    /// <summary>Does something with decisions; those that it does not apply to stay as they are.</summary>
    /// <returns>How many it was done with.</returns>
    public int Apply(long batch, ReadingAction action, IReadOnlyList<QueueLine> lines, string reader, string note)
    {
        CheckReader(reader);
        lock (_gate)
        {
            // What another reader gave since the page was made counts.
            var log = Log();
            reader = log.Known(reader);
            var begun = _readings.Of(batch, reader);
            var now = lines.Select(line => Line(line.Decision, reader, log, begun)).Where(action.AppliesTo).ToList();
            foreach (var line in now)
            {
                if (action.Finding is { } finding)
                {
                    _readings.Add(line.Decision, finding, NoteOf(note, line), reader);
                }

                _readings.Set(
                    batch, line.Decision.Number, reader,
                    action.Becomes == ReadingState.Discarded
                        ? new Reading(ReadingState.Discarded, null, NoteOf(note, line))
                        : null);
            }

            return now.Count;
        }
    }

    /// <summary>Keeps what a reader has begun.</summary>
    public void Draft(long batch, QueueLine line, LogFinding? finding, string note, string reader)
    {
        CheckReader(reader);
        reader = Log().Known(reader);
        _readings.Set(batch, line.Decision.Number, reader, new Reading(ReadingState.Draft, finding, Cut(note)));
    }

    /// <summary>Takes back what a reader gave and no other has answered.</summary>
    /// <exception cref="ImrPredictException">There is nothing to take back, or both have given theirs.</exception>
    public void Withdraw(long batch, long number, string reader)
    {
        CheckReader(reader);
        lock (_gate)
        {
            if (Line(batch, number, reader) is not { Own: not null, IsTaking: true } line)
            {
                throw new ImrPredictException(
                    "there is no finding of yours to take back: none was given, or both readers have given theirs.");
            }

            _readings.Add(line.Decision, LogFinding.Withdrawn, "", line.Reader);
        }
    }

    /// <summary>Settles what readers found differently.</summary>
    /// <exception cref="ImrPredictException">There is nothing to settle.</exception>
    public void Settle(long batch, long number, LogFinding finding, string note, string reader)
    {
        CheckReader(reader);
        lock (_gate)
        {
            if (Line(batch, number, reader) is not { NeedsSettling: true } line)
            {
                throw new ImrPredictException(
                    "there is nothing to settle: the readers of this decision do not differ.");
            }

            // Settling alone what one has found oneself would settle nothing.
            if (line.Own is not null && Cut(note).Length == 0)
            {
                throw new ImrPredictException(
                    "you are one of the readers who differ: say in the note how it was settled, e.g. read together, "
                    + "or leave it to a third reader.");
            }

            _readings.Add(line.Decision, finding, Cut(note), line.Reader, adjudicates: true);
        }
    }

    private static QueueLine Line(
        AuditedDecision decision, string reader, ReadingLog log, IReadOnlyDictionary<long, Reading> begun) => new(
            decision, reader, log.Of(decision.CaseNumber, decision.Item, decision.Overturned),
            begun.GetValueOrDefault(decision.Number))
        {
            IsJudgedOtherwise = log.IsSeenOtherwise(decision, reader),
        };

    private ReadingLog Log() => new(_readings.Entries(), _readings.Given(), _readings.Readers());

    // A note that a draft has is not lost where one is given to many.
    private static string NoteOf(string note, QueueLine line) =>
        note.Trim().Length > 0 ? Cut(note) : line.Begun?.Note ?? "";

    private static string Cut(string note) =>
        Plain(note).Trim() is var text && text.Length <= MostNote ? text : text[..MostNote];

    // Without control characters but ends of lines, and without marks that turn or hide text.
    private static string Plain(string text) => string.Concat(text.ReplaceLineEndings("\n").Where(c =>
        c is '\n' or '\t' or '\u200C' or '\u200D'
        || !(char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format)));

    private static void CheckReader(string reader)
    {
        if (reader.Length == 0)
        {
            throw new ImrPredictException("say who reads first: findings are of a reader by name.");
        }
    }
}
