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
    public void Add(ScoreRead read) =>
        Add(read is ScoreRead.Row, (read as ScoreRead.Row)?.Score.OverturnProbability);

    /// <summary>Counts one.</summary>
    /// <param name="isRow">Whether it gave a row.</param>
    /// <param name="probability">The row's probability; null where abstained or no row.</param>
    public void Add(bool isRow, double? probability)
    {
        if (!isRow)
        {
            Rejected++;
        }
        else if (probability is { } p)
        {
            Scored++;
            ExpectedOverturns += p;
            Variance += p * (1 - p);
        }
        else
        {
            Abstained++;
        }
    }
}
