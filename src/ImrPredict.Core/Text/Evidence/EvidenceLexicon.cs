using ImrPredict.Text.Patterns;

namespace ImrPredict.Text.Evidence;

/// <summary>What the tables say of a concept.</summary>
/// <param name="Kind">Which triggers act on it.</param>
/// <param name="Units">Units of its numbers, preferred first.</param>
/// <param name="Words">How reports name it.</param>
internal sealed record ConceptTraits(ConceptKind Kind, IReadOnlyList<NumberUnit> Units, string Words);

/// <summary>The term tables of this step, read once: terms, triggers, stops and cues as one set of patterns.</summary>
internal sealed class EvidenceLexicon
{
    private readonly LexiconEntry[] _entries;
    private readonly ConceptTraits[] _traits;

    private EvidenceLexicon(IReadOnlyList<(string Pattern, LexiconEntry Entry)> rows, ConceptTraits[] traits)
    {
        _traits = traits;
        var patterns = rows.Select(r => PhrasePattern.Parse(r.Pattern)).ToList();
        _entries = [.. rows.Select((r, i) => r.Entry with { Words = patterns[i].RequiredWords })];
        Patterns = PhraseSet.OfTable(patterns);
    }

    /// <summary>All patterns; a match's pattern is an argument of <see cref="this[int]"/>.</summary>
    public PhraseSet Patterns { get; }

    /// <summary>What a pattern stands for.</summary>
    public LexiconEntry this[int pattern] => _entries[pattern];

    /// <summary>Kind, units and words of a concept.</summary>
    public ConceptTraits Of(EvidenceConcept concept) => _traits[(int)concept];

    /// <summary>Reads the embedded tables.</summary>
    /// <exception cref="InvalidOperationException">A table is missing, or a concept has no row.</exception>
    public static EvidenceLexicon Read()
    {
        var traits = TermTable.Read("evidence-concepts.tsv", 5).ToDictionary(
            r => Enum.Parse<EvidenceConcept>(r[0]),
            r => new ConceptTraits(Enum.Parse<ConceptKind>(r[2], ignoreCase: true), UnitsOf(r[3]), r[4]));
        var ordered = Enum.GetValues<EvidenceConcept>().Select(c => traits.TryGetValue(c, out var found)
            ? found
            : throw new InvalidOperationException($"evidence-concepts.tsv has no row for {c}."));
        var rows = TermTable.Read("evidence-terms.tsv", 3).Select(r => (r[1], (LexiconEntry)TermOf(r)))
            .Concat(TermTable.Read("assertion-triggers.tsv", 6).Select(r => (r[0], TriggerOf(r))))
            .Concat(TermTable.Read("guideline-cues.tsv", 2).Select(r => (r[0], (LexiconEntry)CueOf(r))));
        return new([.. rows], [.. ordered]);
    }

    private static NumberUnit[] UnitsOf(string cell) =>
        [.. cell.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(u => Enum.Parse<NumberUnit>(u))];

    private static LexiconEntry.Term TermOf(string[] row)
    {
        var concept = Enum.Parse<EvidenceConcept>(row[0]);
        var ignored = row[2] == "ignore";
        var status = ignored ? Assertion.Present : Enum.Parse<Assertion>(row[2].TrimEnd('!'), ignoreCase: true);
        return new LexiconEntry.Term(
            concept, status, row[2].EndsWith('!'), ignored, row[2].EndsWith("!!", StringComparison.Ordinal));
    }

    private static LexiconEntry TriggerOf(string[] row)
    {
        if (row[1].StartsWith("stop-", StringComparison.Ordinal))
        {
            return new LexiconEntry.Stop(Enum.Parse<StopKind>(row[1].AsSpan(5), ignoreCase: true));
        }

        ConceptKind? kind = row[3] == "any" ? null : Enum.Parse<ConceptKind>(row[3], ignoreCase: true);
        return new LexiconEntry.Trigger(
            Enum.Parse<TriggerEffect>(row[1], ignoreCase: true), row[2] == "before", kind,
            int.Parse(row[4], System.Globalization.CultureInfo.InvariantCulture),
            Enum.Parse<ReachEnd>(row[5], ignoreCase: true));
    }

    private static LexiconEntry.Cue CueOf(string[] row) =>
        new LexiconEntry.Cue(Enum.Parse<CueReach>(row[1], ignoreCase: true));
}
