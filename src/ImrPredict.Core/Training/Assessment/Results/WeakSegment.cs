namespace ImrPredict.Training.Assessment.Results;

/// <summary>A part of the rows where the probabilities miss what was decided by more than chance explains.</summary>
public sealed record WeakSegment
{
    /// <summary>What makes the part, in words: <c>treatment Surgery, year 2013</c>.</summary>
    public required string Part { get; init; }

    /// <summary>Rows.</summary>
    public required int N { get; init; }

    /// <summary>Of them overturned.</summary>
    public required int NOverturned { get; init; }

    /// <summary>
    /// Overturned rows that the probabilities promise, once they are moved to the level of all rows together.
    /// </summary>
    public required double Expected { get; init; }

    /// <summary>Smallest share of false finds at which the part is found.</summary>
    public required double QValue { get; init; }
}
