using ImrPredict.Audit.Log;
using ImrPredict.Desk.Doors;

namespace ImrPredict.Desk.Decisions;

/// <summary>
/// The log of what readers gave, read once. A finding counts for a case and item where they were decided as they were
/// when it was given: another file may use the same numbers for other decisions.
/// </summary>
internal sealed class ReadingLog
{
    private readonly IReadOnlyDictionary<long, bool> _given;
    private readonly IReadOnlyList<string> _begun;
    private readonly Dictionary<(string, int, bool), JudgedDecision> _judged = [];
    private readonly HashSet<(string, int, bool)> _open = [];

    /// <summary>Takes what the store holds.</summary>
    /// <param name="entries">All that readers gave, in order.</param>
    /// <param name="given">
    /// Whether the decision was overturned that an entry was given on, by the entry's number; nothing where that was
    /// not kept, and it counts either way then.
    /// </param>
    /// <param name="begun">Names of readers who have begun anything.</param>
    public ReadingLog(
        IReadOnlyList<LogEntry> entries, IReadOnlyDictionary<long, bool> given, IReadOnlyList<string> begun)
    {
        (Entries, _given, _begun) = (entries, given, begun);
        foreach (var overturned in new[] { false, true })
        {
            foreach (var judged in JudgedDecision.Of(entries.Where(entry => Outcomes(entry).Contains(overturned))))
            {
                var key = (judged.CaseNumber, judged.Item, overturned);
                _judged[key] = judged;
                if (judged.Readers.Count >= QueueLine.Readers || judged.Adjudication is not null)
                {
                    _open.Add(key);
                }
            }
        }
    }

    /// <summary>All entries in order.</summary>
    public IReadOnlyList<LogEntry> Entries { get; }

    /// <summary>A reader's name as it was spelled first.</summary>
    public string Known(string reader) => Entries.Select(entry => entry.Who).Concat(_begun)
        .FirstOrDefault(known => ReaderName.IsSame(known, reader)) ?? reader;

    /// <summary>What readers gave on a decision; null for nothing.</summary>
    public JudgedDecision? Of(string caseNumber, int item, bool overturned) =>
        _judged.GetValueOrDefault((caseNumber, item, overturned));

    /// <summary>Outcomes, true for overturned, that an entry counts for.</summary>
    public IReadOnlyList<bool> Outcomes(LogEntry entry) =>
        _given.TryGetValue(entry.Sequence!.Value, out var overturned) ? [overturned] : [false, true];

    /// <summary>Whether a reader may see an entry: an own one, or one that the readers have answered.</summary>
    public bool IsSeen(LogEntry entry, string reader) =>
        (reader.Length > 0 && ReaderName.IsSame(entry.Who, reader))
        || Outcomes(entry).Any(overturned => _open.Contains((entry.CaseNumber, entry.Item, overturned)));

    /// <summary>Whether a reader may see a finding that was given where the decision was another.</summary>
    public bool IsSeenOtherwise(AuditedDecision decision, string reader) =>
        Of(decision.CaseNumber, decision.Item, !decision.Overturned) is { } other
        && (_open.Contains((decision.CaseNumber, decision.Item, !decision.Overturned))
            || (reader.Length > 0 && other.Readers.Any(entry => ReaderName.IsSame(entry.Who, reader))))
        && other.Readers.Any(entry => !Outcomes(entry).Contains(decision.Overturned));
}
