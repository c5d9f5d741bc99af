namespace ImrPredict.Scoring;

/// <summary>Counts what became of what was read; every item read is in exactly one count.</summary>
public sealed class ScoreTally
{
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

    /// <summary>Variance of the number of overturns, if items were decided one by one.</summary>
    public double Variance { get; private set; }

    /// <summary>Share of rejects, 0 to 1.</summary>
    public double RejectShare => ItemsIn == 0 ? 0 : (double)Rejected / ItemsIn;

    /// <summary>Counts one.</summary>
    public void Add(ScoreRead read)
    {
        switch (read)
        {
            case ScoreRead.Reject:
                Rejected++;
                break;
            case ScoreRead.Row { Score.OverturnProbability: { } probability }:
                Scored++;
                ExpectedOverturns += probability;
                Variance += probability * (1 - probability);
                break;
            default:
                Abstained++;
                break;
        }
    }
}
