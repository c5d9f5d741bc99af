using ImrPredict.Cases;
using ImrPredict.Text.Evidence;
using ImrPredict.Text.Tokens;
using ImrPredict.Training.Precedents;

namespace ImrPredict.Scoring.Precedents;

/// <summary>Searches for one thread at a time, and remembers what the next item may share with the last.</summary>
internal sealed class PrecedentSession(PrecedentTable table)
{
    private const int MostRemembered = 4096;
    private readonly TextSketches _sketches = new();
    private IReadOnlyList<EvidenceMention>? _mentions;
    private ulong[] _evidence = [];
    private (string Case, string Text, string Request) _context = ("", "", "");
    private OwnClusters? _own;
    private BoundedMemory<Asked, IReadOnlyList<Precedent>> _found = new(MostRemembered);

    /// <summary>The most similar earlier decisions.</summary>
    public IReadOnlyList<Precedent> Find(DisputedItem item, IReadOnlyList<EvidenceMention> mentions, int count)
    {
        if (!ReferenceEquals(_mentions, mentions))
        {
            (_mentions, _evidence) = (mentions, PrecedentTerms.EvidenceOf(mentions));
        }

        // Which clusters are an item's own depends on its case and text alone; a row of an unknown case without a text
        // has none, as the row before it.
        var context = (
            table.FindCase(item.CaseNumber) < 0 ? "" : item.CaseNumber, item.ClinicalText,
            item.ClinicalText.Length > 0 ? item.RequestedService : "");
        if (_own is null || context != _context)
        {
            _context = context;
            _own = new OwnClusters(table, item, _sketches);
            _found = new(MostRemembered);
        }

        var terms = PrecedentTerms.Read(item, _evidence);
        var until = PrecedentQuery.UntilOf(item)?.DayNumber ?? -1;
        return _found.Get(new Asked(HashOf(terms), until, item.ReportYear ?? -1, count), _ =>
        {
            var query = new PrecedentQuery(terms, item, table);
            var ranking = new PrecedentRanking(table, query, _own, count);
            PrecedentSearch.Run(table, query, ranking);
            return ranking.ToPrecedents();
        });
    }

    private static ulong HashOf(PrecedentTerms terms)
    {
        var hash = TextHash.Join(TextHash.Join(terms.Service, terms.NarrowService), terms.BodyPart);
        foreach (var list in (ReadOnlySpan<ulong[]>)[terms.Request, terms.Diagnosis, terms.Evidence])
        {
            hash = TextHash.Join(hash, (ulong)list.Length);
            foreach (var term in list)
            {
                hash = TextHash.Join(hash, term);
            }
        }

        return hash;
    }

    private readonly record struct Asked(ulong Terms, int Until, int Year, int Count);
}
