using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Model;

namespace ImrPredict.Reports.Scores;

/// <summary>What a scoring run came to: counts, warnings, the first rejects and the rows to look at first.</summary>
public sealed class ScoreSummary
{
    /// <summary>Most rows of <see cref="First"/>.</summary>
    public const int FirstRows = 25;

    /// <summary>Most rejects of <see cref="FirstRejects"/>.</summary>
    public const int MostRejects = 100;

    private readonly InputProfile _profile;
    private readonly SortedDictionary<long, string[]> _first = [];
    private readonly List<string[]> _rejects = [];
    private readonly SortedDictionary<string, long> _abstained = new(StringComparer.Ordinal);
    private static readonly int AbstainReason = ScoreTable.IndexOf("abstain_reason");

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

    /// <summary>Cells of the 25 rows with the highest probability, the highest first.</summary>
    public IReadOnlyList<string[]> First => [.. _first.Values];

    /// <summary>The first rejects: file, place, field, reason.</summary>
    public IReadOnlyList<string[]> FirstRejects => _rejects;

    /// <summary>Rows without a probability, by the reason they state.</summary>
    public IReadOnlyDictionary<string, long> AbstainedBy => _abstained;

    internal void Add(JournalEntry entry)
    {
        if (entry.Facts is { } facts)
        {
            Add(facts, facts.Probability is null ? entry.Cells[AbstainReason] : "");
        }
        else
        {
            AddReject(entry.Cells);
        }
    }

    internal void Add(RowCounts facts, string abstainReason)
    {
        Tally.Add(facts);
        _profile.Add(facts);
        if (facts.Probability is null)
        {
            _abstained[abstainReason] = _abstained.GetValueOrDefault(abstainReason) + 1;
        }
    }

    internal void AddReject(string[] cells)
    {
        Tally.AddReject();
        if (_rejects.Count < MostRejects)
        {
            _rejects.Add(cells);
        }
    }

    internal void Ranked(long? rank, JournalEntry entry, string rankCell, string percentile)
    {
        if (rank is { } known and <= FirstRows)
        {
            string[] cells = [.. entry.Cells];
            cells[ScoreTable.RankColumn] = rankCell;
            cells[ScoreTable.PercentileColumn] = percentile;
            _first[known] = cells;
        }
    }
}
