using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Items;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Model;

namespace ImrPredict.Scoring.Backlog;

/// <summary>
/// Joins the parts of a scoring run, in their order: counts over all of them in a first pass, ranks in a second. Memory
/// does not grow with the rows, but for two numbers a row of letters, by which copies of them and rows of tables that
/// list the same items are found.
/// </summary>
public sealed class ScoreMerge
{
    private readonly IReadOnlyList<ScoreJournal> _parts;
    private readonly ScoreRanks _ranks = new();

    private ScoreMerge(IReadOnlyList<ScoreJournal> parts, ScoreSummary summary) => (_parts, Summary) = (parts, summary);

    /// <summary>What the run came to; the rows to look at first are among it when all are ranked.</summary>
    public ScoreSummary Summary { get; }

    /// <summary>Items of copies of letters that stand in other parts, or further down; passed over.</summary>
    public long Copies { get; private set; }

    /// <summary>Rows of tables that list items which letters before them have given; passed over.</summary>
    public long GivenRows { get; private set; }

    private IEnumerable<ScoreRead> Entries => Once(_parts.SelectMany(part => part.Read()));

    /// <summary>Counts what the parts hold.</summary>
    /// <param name="parts">Journals in input order.</param>
    /// <param name="model">The model that scored them.</param>
    /// <param name="reference">What the rows look like that it learnt from.</param>
    public static ScoreMerge Begin(IReadOnlyList<ScoreJournal> parts, OutcomeModel model, ReferenceProfile reference)
    {
        var merge = new ScoreMerge(parts, new ScoreSummary(model, reference));
        foreach (var entry in merge.Entries)
        {
            merge.Count(entry);
        }

        return merge;
    }

    // As one process that reads all does (LetterDuplicates).
    private IEnumerable<ScoreRead> Once(IEnumerable<ScoreRead> entries)
    {
        var (letters, items) = (new HashSet<ulong>(), new HashSet<ulong>());
        (Copies, GivenRows) = (0, 0);
        foreach (var entry in entries)
        {
            var (letter, item) = KeysOf(entry);
            if (letter == 0 && items.Contains(item))
            {
                GivenRows++;
            }
            else if (letter > 0 && !letters.Add(letter))
            {
                Copies++;
            }
            else
            {
                if (letter > 0 && item > 0)
                {
                    items.Add(item);
                }

                yield return entry;
            }
        }
    }

    private static (ulong Letter, ulong Item) KeysOf(ScoreRead entry) => entry switch
    {
        ScoreRead.Row { Score: var row } => (row.LetterKey, row.ItemKey),
        ScoreRead.Reject reject => (reject.LetterKey, reject.ItemKey),
        _ => default,
    };

    /// <summary>Counts an entry that is being added to the last part, which so need not be read again.</summary>
    public void Count(ScoreRead read)
    {
        if (read is ScoreRead.Row { Score: var row })
        {
            Summary.Add(row);
            _ranks.Count(row);
        }
        else if (read is ScoreRead.Reject { Rejected: var rejected })
        {
            Summary.Add(rejected);
        }
    }

    /// <summary>The rows in input order with their ranks, when all are counted. Once only.</summary>
    public IEnumerable<RankedScore> Rank()
    {
        foreach (var row in Entries.OfType<ScoreRead.Row>().Select(entry => entry.Score))
        {
            var ranked = new RankedScore(row, _ranks.RankOf(row), _ranks.PercentileOf(row))
            {
                Passed = Summary.Passed.CellsOf(row.Passed),
            };
            Summary.Add(ranked);
            yield return ranked;
        }
    }

    /// <summary>The rejects of all parts in input order.</summary>
    public IEnumerable<ItemRead.Rejected> Rejects() => Summary.Tally.Rejected == Summary.FirstRejects.Count
        ? Summary.FirstRejects
        : Entries.OfType<ScoreRead.Reject>().Select(entry => entry.Rejected);
}
