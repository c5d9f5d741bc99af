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
        var (judged, begun) = (Judged(), _readings.Of(batch, reader));
        return
        [
            .. _decisions.ToRead(batch, filter.Words)
                .Select(decision => Line(decision, reader, judged, begun)).Where(filter.Holds),
        ];
    }

    /// <summary>One decision; null where there is none.</summary>
    public QueueLine? Line(long batch, long number, string reader) => _decisions.Find(batch, number) is { } decision
        ? Line(decision, reader, Judged(), _readings.Of(batch, reader))
        : null;

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
        var (all, entries) = (_decisions.All(batch), _readings.Entries());
        var open = JudgedDecision.Of(entries)
            .Where(judged => judged.Readers.Count >= QueueLine.Readers || judged.Adjudication is not null)
            .Select(judged => (judged.CaseNumber, judged.Item)).ToHashSet();
        return
        [
            .. entries.Where(entry => all.Contains((entry.CaseNumber, entry.Item))
                && (open.Contains((entry.CaseNumber, entry.Item)) || (reader.Length > 0 && entry.Who == reader))),
        ];
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
            var (judged, begun) = (Judged(), _readings.Of(batch, reader));
            var now = lines.Select(line => Line(line.Decision, reader, judged, begun)).Where(action.AppliesTo).ToList();
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

            _readings.Add(line.Decision, LogFinding.Withdrawn, "", reader);
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

            _readings.Add(line.Decision, finding, Cut(note), reader, adjudicates: true);
        }
    }

    private static QueueLine Line(
        AuditedDecision decision, string reader, Dictionary<(string, int), JudgedDecision> judged,
        IReadOnlyDictionary<long, Reading> begun) => new(
            decision, reader, judged.GetValueOrDefault((decision.CaseNumber, decision.Item)),
            begun.GetValueOrDefault(decision.Number));

    private Dictionary<(string, int), JudgedDecision> Judged() =>
        JudgedDecision.Of(_readings.Entries()).ToDictionary(judged => (judged.CaseNumber, judged.Item));

    // A note that a draft has is not lost where one is given to many.
    private static string NoteOf(string note, QueueLine line) =>
        note.Trim().Length > 0 ? Cut(note) : line.Begun?.Note ?? "";

    private static string Cut(string note) =>
        note.Trim() is var text && text.Length <= MostNote ? text : text[..MostNote];

    private static void CheckReader(string reader)
    {
        if (reader.Length == 0)
        {
            throw new ImrPredictException("say who reads first: findings are of a reader by name.");
        }
    }
}
