using ImrPredict.Scoring.Items;

namespace ImrPredict.Scoring.Backlog;

/// <summary>
/// Counts what became of what was read; every item read is in exactly one count. Rows come in input order, so that the
/// items of a letter, which are not decided independently, stand together.
/// </summary>
/// <param name="letterCorrelation">
/// Correlation of the outcomes of two items of a letter, 0 to 1, given their scores.
/// </param>
public sealed class ScoreTally(double letterCorrelation)
{
    private readonly SortedDictionary<string, ServiceTally> _services = new(StringComparer.Ordinal);
    private readonly OverturnSum _overturns = new(letterCorrelation);
    private string _letter = "";

    /// <summary>Everything read, rejects included.</summary>
    public long ItemsIn => Scored + Abstained + Rejected;

    /// <summary>Rows with a probability.</summary>
    public long Scored => _overturns.Items;

    /// <summary>Rows without one, for the reason they state.</summary>
    public long Abstained { get; private set; }

    /// <summary>What could not be read or scored.</summary>
    public long Rejected { get; private set; }

    /// <summary>Sum of the probabilities: how many overturns the model expects among the scored.</summary>
    public double ExpectedOverturns => _overturns.Expected;

    /// <summary>
    /// 95 % interval of the number of overturns, if the probabilities hold; the items of a letter are correlated.
    /// </summary>
    public (double Low, double High) ExpectedInterval => _overturns.Interval;

    /// <summary>
    /// Correlation of the outcomes of two items of a letter that <see cref="ExpectedInterval"/> uses.
    /// </summary>
    public double LetterCorrelation => letterCorrelation;

    /// <summary>The scored rows by service, in ordinal order.</summary>
    public IReadOnlyDictionary<string, ServiceTally> Services => _services;

    /// <summary>Counts a row.</summary>
    public void Add(ItemScore row) => Add(row.CaseNumber, row.Service, row.WrittenProbability, row.BaseRate);

    /// <summary>Counts a row of which no more is at hand.</summary>
    /// <param name="caseNumber">Its case.</param>
    /// <param name="service">What it is counted under.</param>
    /// <param name="probability">Its probability to six places, as tables have it; null where abstained.</param>
    /// <param name="baseRate">Its base rate; null where unknown.</param>
    public void Add(string caseNumber, string service, double? probability, double? baseRate)
    {
        if (probability is not { } p)
        {
            Abstained++;
            return;
        }

        _services[service] = _services.GetValueOrDefault(service).With(p, baseRate);
        _overturns.Add(p, caseNumber == _letter);
        _letter = caseNumber;
    }

    /// <summary>Counts a reject.</summary>
    public void AddReject() => Rejected++;
}
