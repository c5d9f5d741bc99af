namespace ImrPredict.Training.Assessment.Backtesting;

/// <summary>Rows that are judged together, as places in the order of the decisions.</summary>
/// <param name="Known">How many rows at the head of the order are known when they are judged.</param>
/// <param name="Start">Place of the first.</param>
/// <param name="End">Place after the last.</param>
internal sealed record RollingBlock(int Known, int Start, int End)
{
    /// <summary>Rows.</summary>
    public int Count => End - Start;
}
