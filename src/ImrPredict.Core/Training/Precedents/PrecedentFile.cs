using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Numerics;
using ImrPredict.Text.Evidence;

namespace ImrPredict.Training.Precedents;

/// <summary>
/// The content of <c>precedents.bin</c>: the decided items that a model learnt from, as a <see cref="PrecedentTable"/>.
/// It holds case number, item, request, hashes of terms, outcome and date, no rationale and no clinical text; of
/// words only those of <see cref="KnownWords"/>. The same items give the same bytes; the file is not
/// part of the model id.
/// </summary>
internal static class PrecedentFile
{
    /// <summary>Name of the file inside a package.</summary>
    public const string Name = "precedents.bin";

    private const int MostTitle = 160;

    /// <summary>Makes the content.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="clusters">Cluster of near duplicates of each, same length.</param>
    public static byte[] Write(IEnumerable<DecidedItem> items, IEnumerable<int> clusters)
    {
        var pairs = items.Zip(clusters).ToList();
        var known = KnownWords.Count(pairs);
        return PrecedentTableWriter.Write(
            [.. pairs.AsParallel().AsOrdered().Select(pair => EntryOf(pair.First, pair.Second, known))]);
    }

    private static PrecedentEntry EntryOf(DecidedItem decided, int cluster, KnownWords known) => new()
    {
        CaseNumber = decided.Item.CaseNumber,
        Number = decided.Item.Number,
        Title = known.Show(TitleOf(decided.Item)),
        Overturned = decided.Overturned,
        Decided = decided.Decision.DecisionDate?.DayNumber,
        Year = decided.Year,
        Cluster = cluster,
        Sketch = MinHash.Sketch(DuplicateClusters.ReadShingles(decided.Item)),
        Terms = PrecedentTerms.Read(known.Show(decided.Item), EvidenceFinder.Find(decided.Item.ClinicalText)),
    };

    private static string TitleOf(DisputedItem item)
    {
        var title = item.RequestedService.Length > 0
            ? item.RequestedService
            : ServiceKey.OfTreatment(item)?.Narrow ?? "";
        return title.Length <= MostTitle ? title : string.Concat(title.AsSpan(0, MostTitle - 3), "...");
    }
}
