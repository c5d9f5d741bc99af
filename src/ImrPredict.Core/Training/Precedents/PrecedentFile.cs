using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Numerics;
using ImrPredict.Text.Evidence;

namespace ImrPredict.Training.Precedents;

/// <summary>
/// The content of <c>precedents.bin</c>: the decided items that a model learnt from, as a <see cref="PrecedentTable"/>.
/// It holds case number, item, request, hashes of terms, outcome and date, no rationale and no clinical text. The same
/// items give the same bytes; the file is not part of the model id.
/// </summary>
internal static class PrecedentFile
{
    /// <summary>Name of the file inside a package.</summary>
    public const string Name = "precedents.bin";

    private const int MostTitle = 160;

    /// <summary>Makes the content.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="clusters">Cluster of near duplicates of each, same length.</param>
    public static byte[] Write(IEnumerable<DecidedItem> items, IEnumerable<int> clusters) => PrecedentTableWriter.Write(
        [.. items.Zip(clusters).AsParallel().AsOrdered().Select(pair => EntryOf(pair.First, pair.Second))]);

    private static PrecedentEntry EntryOf(DecidedItem decided, int cluster) => new()
    {
        CaseNumber = decided.Item.CaseNumber,
        Number = decided.Item.Number,
        Title = TitleOf(decided.Item),
        Overturned = decided.Overturned,
        Decided = decided.Decision.DecisionDate?.DayNumber,
        Year = decided.Year,
        Cluster = cluster,
        Sketch = MinHash.Sketch(DuplicateClusters.ReadShingles(decided.Item)),
        Terms = PrecedentTerms.Read(decided.Item, EvidenceFinder.Find(decided.Item.ClinicalText)),
    };

    private static string TitleOf(DisputedItem item)
    {
        var title = item.RequestedService.Length > 0
            ? item.RequestedService
            : ServiceKey.OfTreatment(item)?.Narrow ?? "";
        return title.Length <= MostTitle ? title : string.Concat(title.AsSpan(0, MostTitle - 3), "...");
    }
}
