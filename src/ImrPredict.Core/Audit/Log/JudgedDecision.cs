namespace ImrPredict.Audit.Log;

/// <summary>What readers found about one decision.</summary>
/// <param name="CaseNumber">Its case.</param>
/// <param name="Item">Its item, from 1; 0 for all of the case.</param>
/// <param name="Readers">The finding that counts of each reader: the last, by order of the first.</param>
/// <param name="Adjudication">What settles findings that differ; null for nothing.</param>
public sealed record JudgedDecision(
    string CaseNumber, int Item, IReadOnlyList<LogEntry> Readers, LogEntry? Adjudication)
{
    /// <summary>Whether readers differ.</summary>
    public bool Differs => Readers.Select(reader => reader.Finding).Distinct().Skip(1).Any();

    /// <summary>
    /// What holds: what was adjudicated, else what the readers, or the one reader, found; null where readers differ and
    /// nobody settled it.
    /// </summary>
    public LogFinding? Settled => Adjudication?.Finding ?? (Differs ? null : Readers[0].Finding);

    /// <summary>The decisions that entries are about, in order of their first finding.</summary>
    /// <param name="entries">
    /// Entries in order. Notes say nothing. What a reader withdraws no longer counts; a withdrawal by a name that has
    /// no finding takes back the last one. Names are compared without case.
    /// </param>
    public static IReadOnlyList<JudgedDecision> Of(IEnumerable<LogEntry> entries)
    {
        var decisions =
            new Dictionary<(string CaseNumber, int Item), (List<LogEntry> Readers, LogEntry? Adjudication)>();
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var said in entries.Where(entry => entry.Finding != LogFinding.Note))
        {
            // A reader is one however the name is spelled: as it was first.
            names.TryAdd(said.Who, said.Who);
            var entry = said with { Who = names[said.Who] };
            var key = (entry.CaseNumber, entry.Item);
            var (readers, adjudication) = decisions.GetValueOrDefault(key, ([], null));
            var own = readers.FindIndex(reader => reader.Who == entry.Who);
            var withdrawn = entry.Finding == LogFinding.Withdrawn;
            if (entry.Adjudicates)
            {
                adjudication = withdrawn ? null : entry;
            }
            else if (!withdrawn && own >= 0)
            {
                readers[own] = entry;
            }
            else if (!withdrawn)
            {
                readers.Add(entry);
            }
            else if (readers.Count > 0)
            {
                readers.RemoveAt(own >= 0 ? own : readers.IndexOf(readers.MaxBy(reader => reader.Sequence)!));
            }

            decisions[key] = (readers, adjudication);
        }

        return [.. decisions
            .Where(decision => decision.Value.Readers.Count > 0 || decision.Value.Adjudication is not null)
            .Select(decision => new JudgedDecision(
                decision.Key.CaseNumber, decision.Key.Item, decision.Value.Readers, decision.Value.Adjudication))];
    }
}
