using System.Collections.Concurrent;
using ImrPredict.Cases;
using ImrPredict.Ingest.Reading;
using ImrPredict.Text.Evidence;
using ImrPredict.Training.Package;
using ImrPredict.Training.Precedents;

namespace ImrPredict.Scoring.Precedents;

/// <summary>
/// Finds the earlier decisions that are most like an item (<see cref="PrecedentSearch"/>), in memory. Never one of the
/// same case or of a near duplicate of it, nor one decided after the item was received. Safe from several threads.
/// </summary>
public sealed class PrecedentIndex
{
    private readonly PrecedentTable _table;
    private readonly ConcurrentBag<PrecedentSession> _free = [];

    internal PrecedentIndex(PrecedentTable table) => _table = table;

    /// <summary>Opens the index of a model package.</summary>
    /// <param name="place">The package, and whose signature it must have.</param>
    /// <returns>Null where the package has none.</returns>
    /// <exception cref="ImrPredictException">It was changed after training, or is of another version.</exception>
    public static PrecedentIndex? OpenOrNull(PackagePlace place) =>
        ModelPackage.ReadPrecedentsOrNull(place) is { } table ? new PrecedentIndex(table) : null;

    /// <summary>The most similar earlier decisions, most similar first, each of another case.</summary>
    /// <param name="read">The item; a decided one without a date has no decisions known to be earlier.</param>
    /// <param name="mentions">What its clinical text says.</param>
    /// <param name="count">Most that are given, 1 or more.</param>
    public IReadOnlyList<Precedent> Find(
        ItemRead.Parsed read, IReadOnlyList<EvidenceMention> mentions, int count = 3)
    {
        var item = read.Item;
        if (PrecedentQuery.UntilOf(item) is null && item.ReportYear is null && read.Decision is not null)
        {
            return [];
        }

        var session = _free.TryTake(out var taken) ? taken : new PrecedentSession(_table);
        try
        {
            return session.Find(item, mentions, count);
        }
        finally
        {
            _free.Add(session);
        }
    }

    /// <summary>What an item shares with one of its precedents, and in what they differ.</summary>
    /// <param name="item">The item.</param>
    /// <param name="mentions">What its clinical text says.</param>
    /// <param name="precedent">What <see cref="Find"/> gave for it.</param>
    /// <returns>Null where the index has no such precedent.</returns>
    internal PrecedentLikeness? Compare(
        DisputedItem item, IReadOnlyList<EvidenceMention> mentions, Precedent precedent) =>
        PrecedentComparer.Compare(_table, item, mentions, precedent);
}
