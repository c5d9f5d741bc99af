using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Numerics;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Text.Evidence;
using ImrPredict.Training.Precedents;

namespace ImrPredict.Tests.Scoring;

/// <summary>The plain twin of the search for precedents: every decided item is compared, and all are sorted.</summary>
internal sealed class PlainPrecedents
{
    private readonly List<One> _items;

    public PlainPrecedents(IReadOnlyList<DecidedItem> items, IReadOnlyList<int> clusters) => _items =
    [
        .. items.Zip(clusters).OrderBy(pair => LastDay(pair.First)).Select((pair, id) => new One(
            pair.First, pair.Second, id, TermsOf(pair.First.Item),
            MinHash.Sketch(DuplicateClusters.ReadShingles(pair.First.Item)))),
    ];

    public IReadOnlyList<Precedent> Find(DisputedItem item, int count)
    {
        var (terms, sketch) = (TermsOf(item), MinHash.Sketch(DuplicateClusters.ReadShingles(item)));
        var own = _items.Where(one => one.Decided.Item.CaseNumber == item.CaseNumber
            || MinHash.SketchSimilarity(sketch, one.Sketch) >= 0.45).Select(one => one.Cluster).ToHashSet();
        return
        [
            .. _items.Where(one => !own.Contains(one.Cluster) && IsEarlier(one.Decided, item))
                .Select(one => (One: one, Similarity: Similarity(terms, one.Terms)))
                .Where(found => found.Similarity >= 0.2)
                .OrderByDescending(found => found.Similarity)
                .ThenByDescending(found => found.One.Decided.Decision.DecisionDate?.DayNumber ?? found.One.Decided.Year)
                .ThenBy(found => found.One.Id)
                .DistinctBy(found => found.One.Cluster)
                .Take(count)
                .Select(found => new Precedent(
                    found.One.Decided.Item.CaseNumber, found.One.Decided.Item.Number,
                    found.One.Decided.Item.RequestedService, found.One.Decided.Decision.Outcome,
                    found.One.Decided.Decision.DecisionDate, found.One.Decided.Year, found.Similarity)),
        ];
    }

    private static PrecedentTerms TermsOf(DisputedItem item) =>
        PrecedentTerms.Read(item, EvidenceFinder.Find(item.ClinicalText));

    private static int LastDay(DecidedItem item) => item.Decision.DecisionDate?.DayNumber
        ?? (item.Year is { } year ? new DateOnly(year, 12, 31).DayNumber : 0);

    private static bool IsEarlier(DecidedItem one, DisputedItem item)
    {
        var until = item.AssignedDate ?? item.ReceivedDate ?? item.UrDenialDate;
        var year = until?.Year ?? item.ReportYear;
        return (one.Decision.DecisionDate, one.Year) switch
        {
            ({ } day, _) when until is { } date => day <= date,
            ({ } day, _) when year is { } own => day.Year < own,
            (null, { } known) when year is { } own => known < own,
            (null, null) => year is null,
            _ => true,
        };
    }

    private static double Similarity(PrecedentTerms a, PrecedentTerms b)
    {
        var (sum, weights) = (0.0, 0.0);
        Add(0.35, (a.NarrowService | b.NarrowService) != 0,
            a.NarrowService == b.NarrowService ? 1 : a.Service != 0 && a.Service == b.Service ? 0.4 : 0);
        Add(0.3, a.Evidence.Length + b.Evidence.Length > 0, MinHash.Similarity(a.Evidence, b.Evidence));
        Add(0.2, a.Request.Length + b.Request.Length > 0, MinHash.Similarity(a.Request, b.Request));
        Add(0.1, (a.BodyPart | b.BodyPart) != 0, a.BodyPart == b.BodyPart ? 1 : 0);
        Add(0.05, a.Diagnosis.Length + b.Diagnosis.Length > 0, MinHash.Similarity(a.Diagnosis, b.Diagnosis));
        return weights == 0 ? 0 : sum / weights;

        void Add(double weight, bool applies, double alike)
        {
            sum += applies ? weight * alike : 0;
            weights += applies ? weight : 0;
        }
    }

    private sealed record One(DecidedItem Decided, int Cluster, int Id, PrecedentTerms Terms, byte[] Sketch);
}
