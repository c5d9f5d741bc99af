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

    private readonly InputProfile _profile;
    private readonly SortedDictionary<long, RankedScore> _first = [];
    private readonly List<ItemRead.Rejected> _rejects = [];
    private readonly SortedDictionary<string, long> _abstained = new(StringComparer.Ordinal);

    internal ScoreSummary(OutcomeModel model, ReferenceProfile reference)
    {
        ModelId = model.Id;
        Tally = new ScoreTally(model.LetterCorrelation);
        _profile = new InputProfile(reference);
    }

    /// <summary>Id of the model.</summary>
    public string ModelId { get; }

    /// <summary>The counts.</summary>
    public ScoreTally Tally { get; }

    /// <summary>What a reader should know before trusting the scores.</summary>
    public IReadOnlyList<string> Warnings => _profile.Warnings();

    /// <summary>The 25 rows with the highest probability, the highest first; known when all rows are ranked.</summary>
    public IReadOnlyList<RankedScore> First => [.. _first.Values];

    /// <summary>The first 100 rejects.</summary>
    public IReadOnlyList<ItemRead.Rejected> FirstRejects => _rejects;

    /// <summary>Rows without a probability, by the reason they state.</summary>
    public IReadOnlyDictionary<string, long> AbstainedBy => _abstained;

    internal void Add(ItemScore row)
    {
        Tally.Add(row);
        _profile.Add(row);
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
        if (row.Rank is { } rank and <= FirstRows)
        {
            _first[rank] = row;
        }
    }
}
