namespace ImrPredict.Scoring.Backlog;

/// <summary>
/// How many overturns the probabilities of items come to, with an interval. Items come in input order, so that those
/// of a letter, which are not decided independently, stand together.
/// </summary>
/// <param name="letterCorrelation">
/// Correlation of the outcomes of two items of a letter, 0 to 1, given their scores.
/// </param>
public sealed class OverturnSum(double letterCorrelation)
{
    private const double Normal95 = 1.959964;
    private double _variance;
    private double _letterDeviations;

    /// <summary>Items that were added.</summary>
    public long Items { get; private set; }

    /// <summary>Sum of the probabilities.</summary>
    public double Expected { get; private set; }

    /// <summary>95 % interval of the number of overturns, if the probabilities hold.</summary>
    public (double Low, double High) Interval
    {
        get
        {
            var spread = Normal95 * Math.Sqrt(_variance);
            return (Math.Max(0, Expected - spread), Math.Min(Items, Expected + spread));
        }
    }

    /// <summary>Adds an item.</summary>
    /// <param name="probability">Its probability to six places, as tables have it.</param>
    /// <param name="ofSameLetter">Whether it is of the letter of the item before.</param>
    public void Add(double probability, bool ofSameLetter)
    {
        Items++;
        Expected += probability;

        // Var(sum) = sum v + 2 r sum over pairs of a letter sqrt(v v'), one item after the other.
        var deviation = Math.Sqrt(probability * (1 - probability));
        var before = ofSameLetter ? _letterDeviations : 0;
        _variance += (deviation * deviation) + (2 * letterCorrelation * deviation * before);
        _letterDeviations = before + deviation;
    }
}
