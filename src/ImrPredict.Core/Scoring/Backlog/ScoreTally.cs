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
    private const double Normal95 = 1.959964;
    private readonly SortedDictionary<string, ServiceTally> _services = new(StringComparer.Ordinal);
    private double _variance;
    private (string Case, double Deviations) _letter = ("", 0);

    /// <summary>Everything read, rejects included.</summary>
    public long ItemsIn => Scored + Abstained + Rejected;

    /// <summary>Rows with a probability.</summary>
    public long Scored { get; private set; }

    /// <summary>Rows without one, for the reason they state.</summary>
    public long Abstained { get; private set; }

    /// <summary>What could not be read or scored.</summary>
    public long Rejected { get; private set; }

    /// <summary>Sum of the probabilities: how many overturns the model expects among the scored.</summary>
    public double ExpectedOverturns { get; private set; }

    /// <summary>
    /// 95 % interval of the number of overturns, if the probabilities hold; the items of a letter are correlated.
    /// </summary>
    public (double Low, double High) ExpectedInterval
    {
        get
        {
            var spread = Normal95 * Math.Sqrt(_variance);
            return (Math.Max(0, ExpectedOverturns - spread), Math.Min(Scored, ExpectedOverturns + spread));
        }
    }

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

        Scored++;
        ExpectedOverturns += p;
        _services[service] = _services.GetValueOrDefault(service).With(p, baseRate);

        // Var(sum) = sum v + 2 r sum over pairs of a letter sqrt(v v'), one item after the other.
        var deviation = Math.Sqrt(p * (1 - p));
        _letter = _letter.Case == caseNumber ? _letter : (caseNumber, 0);
        _variance += (deviation * deviation) + (2 * letterCorrelation * deviation * _letter.Deviations);
        _letter = (_letter.Case, _letter.Deviations + deviation);
    }

    /// <summary>Counts a reject.</summary>
    public void AddReject() => Rejected++;
}
