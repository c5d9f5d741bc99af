using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Items;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Model;

namespace ImrPredict.Scoring.Backlog;

/// <summary>What a scoring run came to: counts, warnings, the first rejects and the rows to look at first.</summary>
public sealed class ScoreSummary
{
    /// <summary>Most rows of <see cref="First"/>.</summary>
    internal const int FirstRows = 25;

    /// <summary>Most rejects of <see cref="FirstRejects"/>.</summary>
    internal const int MostRejects = 100;

    private const string OfSyntheticModel =
        "the model has learnt from invented cases alone and says nothing about real disputes; learn from real "
        + "decisions (imr-train download dmhc, then imr-train train FILE --model DIR), or score with --model dmhc";

    private readonly InputProfile _profile;
    private readonly SortedDictionary<(double Less, long Rank), RankedScore> _first = [];
    private readonly List<ItemRead.Rejected> _rejects = [];
    private readonly SortedDictionary<string, long> _abstained = new(StringComparer.Ordinal);

    internal ScoreSummary(OutcomeModel model, ReferenceProfile reference)
    {
        ModelId = model.Id;
        IsOfSyntheticModel = model.IsSynthetic;
        Tally = new ScoreTally(model.LetterCorrelation);
        _profile = new InputProfile(reference);
    }

    /// <summary>Id of the model.</summary>
    public string ModelId { get; }

    /// <summary>The counts.</summary>
    public ScoreTally Tally { get; }

    /// <summary>The columns that pass from the inputs.</summary>
    public PassedColumns Passed { get; } = new();

    /// <summary>What a reader should know before trusting the scores.</summary>
    public IReadOnlyList<string> Warnings =>
        [.. IsOfSyntheticModel ? [OfSyntheticModel] : (string[])[], .. Learnt(), .. _profile.Warnings()];

    // Items of cases that the model has learnt from.
    private long LearntFrom { get; set; }

    /// <summary>Whether the model has learnt from invented cases alone.</summary>
    public bool IsOfSyntheticModel { get; }

    /// <summary>
    /// The 25 rows to look at first, those farthest above what is usual for their service (<see
    /// cref="ItemScore.Excess"/>), of equals the likeliest; known when all rows are ranked.
    /// </summary>
    public IReadOnlyList<RankedScore> First => [.. _first.Values];

    /// <summary>The first 100 rejects.</summary>
    public IReadOnlyList<ItemRead.Rejected> FirstRejects => _rejects;

    /// <summary>Rows without a probability, by the reason they state.</summary>
    public IReadOnlyDictionary<string, long> AbstainedBy => _abstained;

    /// <summary>What there is time to read; null where that was not said.</summary>
    public ReadingCapacity? Capacity { get; private set; }

    /// <summary>Says how many items there is time to read, before rows are ranked.</summary>
    /// <param name="items">How many; null where that is not known.</param>
    public void SetCapacity(long? items) =>
        Capacity = items is { } most ? new ReadingCapacity(most, Tally.LetterCorrelation) : null;

    internal void Add(ItemScore row)
    {
        Tally.Add(row);
        _profile.Add(row);
        Passed.Add(row.Passed);
        LearntFrom += row.Warnings.Contains(ItemScore.OfLearntCase) ? 1 : 0;
        if (row.AbstainReason is { } reason)
        {
            _abstained[reason] = _abstained.GetValueOrDefault(reason) + 1;
        }
    }

    internal void Add(ItemRead.Rejected rejected)
    {
        Tally.AddReject();
        if (_rejects.Count < MostRejects)
        {
            _rejects.Add(rejected);
        }
    }

    internal void Add(RankedScore row)
    {
        Capacity?.Add(row);
        if (row.Rank is not { } rank || row.Score.Excess is not { } excess)
        {
            return;
        }

        _first[(-Math.Round(excess, 6), rank)] = row;
        if (_first.Count > FirstRows)
        {
            _first.Remove(_first.Keys.Last());
        }
    }

    private IEnumerable<string> Learnt()
    {
        if (LearntFrom > 0)
        {
            yield return $"{LearntFrom} of the items are of cases that the model has learnt from; their scores are "
                + "flattered and foretell nothing";
        }
    }
}
