using System.Globalization;
using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Scoring.Backlog;

/// <summary>
/// What is to be expected of the items that there is time to read: those of the highest probability, by rank.
/// </summary>
/// <param name="items">How many can be read, 1 or more.</param>
/// <param name="letterCorrelation">Correlation of the outcomes of two items of a letter, 0 to 1.</param>
public sealed class ReadingCapacity(long items, double letterCorrelation)
{
    private readonly ScoreTally _read = new(letterCorrelation);
    private double? _next;
    private long _nextRows;

    /// <summary>How many can be read.</summary>
    public long Capacity => items;

    /// <summary>Scored items among them: ranks 1 to this.</summary>
    public long Items => _read.Scored;

    /// <summary>
    /// Overturns expected among them, with the 95 % interval of their number if the probabilities hold; the items of a
    /// letter are correlated.
    /// </summary>
    public Estimate ExpectedOverturns =>
        new(_read.ExpectedOverturns, _read.ExpectedInterval.Low, _read.ExpectedInterval.High);

    /// <summary>The lowest probability among them, to six places; null where no item is scored.</summary>
    public double? ProbabilityAtCut { get; private set; }

    /// <summary>Items that stand behind the cut by their place in the inputs alone: of the same probability.</summary>
    public long Tied => _next is not null && _next == ProbabilityAtCut ? _nextRows : 0;

    /// <summary>What it says, in a sentence.</summary>
    /// <param name="all">Expected overturns of all scored items.</param>
    public string Words(double all) => ProbabilityAtCut is not { } cut
        ? "no item is scored, so that none is to be read first"
        : "read first: "
            + (Items == 1 ? "the item of rank 1" : Invariant($"the {Items:N0} items of rank 1 to {Items:N0}"))
            + $" (column rank){(Items < items ? ", since no more are scored" : "")}, down to a "
            + Invariant($"probability of {cut:0.000}; {ExpectedOverturns.Value:0.0} overturns are expected among them ")
            + Invariant($"({ExpectedOverturns.Low:0.0} to {ExpectedOverturns.High:0.0}) of {all:0.0} in all")
            + (Tied > 0 ? Invariant($"; {Tied:N0} more have that probability and rank behind by their place") : "");

    /// <summary>Counts a row, in input order.</summary>
    internal void Add(RankedScore row)
    {
        if (row.Rank is not { } rank || row.Score.WrittenProbability is not { } p)
        {
            return;
        }

        if (rank <= items)
        {
            _read.Add(row.Score);
            ProbabilityAtCut = Math.Min(ProbabilityAtCut ?? 1, p);
        }
        else
        {
            _nextRows = p > (_next ?? -1) ? 1 : p == _next ? _nextRows + 1 : _nextRows;
            _next = Math.Max(_next ?? 0, p);
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
