namespace ImrPredict.Scoring.Items;

/// <summary>Settings of scoring.</summary>
public sealed record ScoringOptions
{
    /// <summary>Items scored in one go. Does not change the output. Default 256.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>Batches scored at once. Default: the number of cores. Does not change the output.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Words of clinical text that are enough to score an item of which nothing else is known. Default 20.
    /// </summary>
    public int EnoughWords { get; init; } = 20;

    /// <summary>
    /// Share of an item's words and categories that the model must know for a score: below it most of the item is
    /// unseen vocabulary and the calibration says nothing of it. Unit: fraction. Default 0.5.
    /// </summary>
    public double LeastKnown { get; init; } = 0.5;
}
