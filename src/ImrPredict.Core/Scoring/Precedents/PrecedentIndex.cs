using System.Collections.Concurrent;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Ingest.Reading;
using ImrPredict.Numerics;
using ImrPredict.Text.Evidence;
using ImrPredict.Training.Package;
using ImrPredict.Training.Precedents;

namespace ImrPredict.Scoring.Precedents;

/// <summary>
/// Finds earlier decisions like an item: candidates by BM25 over its rarest terms, ranked by
/// <see cref="PrecedentSimilarity"/>. Never one of the same case or of a near duplicate of it, nor one decided after
/// the item was received. Safe from several threads.
/// </summary>
public sealed class PrecedentIndex : IDisposable
{
    private const double DuplicateFrom = 0.45;
    private const double LeastSimilarity = 0.2;
    private readonly string _path;
    private readonly ConcurrentBag<PrecedentSession> _free = [];

    private PrecedentIndex(string path) => _path = path;

    /// <summary>Opens the index of a model package.</summary>
    /// <param name="modelFolder">The package.</param>
    /// <returns>Null where the package has none.</returns>
    /// <exception cref="ImrPredictException">It was changed after training, or is of another version.</exception>
    public static PrecedentIndex? OpenOrNull(string modelFolder)
    {
        return ModelPackage.HasPrecedents(modelFolder)
            ? OpenFile(Path.Combine(modelFolder, PrecedentFile.Name))
            : null;
    }

    /// <summary>Opens an index as it stands, without a package around it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ImrPredictException">It is no index, or of another version.</exception>
    public static PrecedentIndex OpenFile(string path)
    {
        var index = new PrecedentIndex(path);
        index._free.Add(PrecedentSession.Open(index._path));
        return index;
    }

    /// <summary>The most similar earlier decisions, most similar first, each of another case.</summary>
    /// <param name="read">The item; a decided one without a date has no decisions known to be earlier.</param>
    /// <param name="mentions">What its clinical text says.</param>
    /// <param name="count">Most that are given.</param>
    /// <exception cref="ImrPredictException">The index is damaged.</exception>
    public IReadOnlyList<Precedent> Find(
        ItemRead.Parsed read, IReadOnlyList<EvidenceMention> mentions, int count = 3)
    {
        var item = read.Item;
        var until = item.AssignedDate ?? item.ReceivedDate ?? item.UrDenialDate;
        if (until is null && item.ReportYear is null && read.Decision is not null)
        {
            return [];
        }

        var session = _free.TryTake(out var taken) ? taken : PrecedentSession.Open(_path);
        try
        {
            return Best(item, PrecedentTerms.Read(item, mentions), until, session, count);
        }
        catch (Exception problem) when (DatabaseFile.IsDamage(problem))
        {
            throw new ImrPredictException(
                $"{_path}: the index of precedents is damaged ({problem.GetType().Name}); train the model again.",
                problem);
        }
        finally
        {
            _free.Add(session);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_free.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    private static List<Precedent> Best(
        DisputedItem item, PrecedentTerms terms, DateOnly? until, PrecedentSession session, int count)
    {
        var candidates = session.Candidates(terms, LastDay(item, until));
        var sketch = candidates.Count > 0 ? MinHash.Sketch(DuplicateClusters.ReadShingles(item)) : [];
        var own = candidates
            .Where(c => c.CaseNumber == item.CaseNumber || MinHash.SketchSimilarity(sketch, c.Sketch) >= DuplicateFrom)
            .Select(c => c.Cluster)
            .Concat(session.ClustersOf(item.CaseNumber))
            .ToHashSet();
        return
        [
            .. candidates
                .Where(c => !own.Contains(c.Cluster) && IsEarlier(c, item, until))
                .Select(c => (Candidate: c, Similarity: PrecedentSimilarity.Measure(terms, c.Terms)))
                .Where(c => c.Similarity >= LeastSimilarity)
                .OrderByDescending(c => c.Similarity)
                .ThenByDescending(c => c.Candidate.Decided ?? c.Candidate.Year)
                .ThenBy(c => c.Candidate.Id)
                .DistinctBy(c => c.Candidate.Cluster)
                .Take(count)
                .Select(c => c.Candidate.ToPrecedent(c.Similarity)),
        ];
    }

    private static int? LastDay(DisputedItem item, DateOnly? until) => until?.DayNumber
        ?? (item.ReportYear is { } year ? new DateOnly(year - 1, 12, 31).DayNumber : null);

    // Of years alone the earlier one counts; of an item without any date, which is open, every decision is in the past.
    private static bool IsEarlier(PrecedentCandidate candidate, DisputedItem item, DateOnly? until)
    {
        var year = until?.Year ?? item.ReportYear;
        return (candidate.Decided, candidate.Year) switch
        {
            ({ } day, _) when until is { } date => day <= date.DayNumber,
            ({ } day, _) when year is { } own => DateOnly.FromDayNumber(day).Year < own,
            (null, { } known) when year is { } own => known < own,
            (null, null) => year is null,
            _ => true,
        };
    }
}
