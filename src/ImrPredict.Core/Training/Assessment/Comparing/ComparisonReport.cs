using ImrPredict.Training.Model;

namespace ImrPredict.Training.Assessment.Comparing;

/// <summary>Two models on the same rows.</summary>
public sealed record ComparisonReport
{
    /// <summary>The verdict where all intervals hold 0.</summary>
    public const string NoDifference = "no difference to be seen";

    /// <summary>The first model.</summary>
    public required ModelIdentity A { get; init; }

    /// <summary>The second.</summary>
    public required ModelIdentity B { get; init; }

    /// <summary>All rows.</summary>
    public required ComparedSlice All { get; init; }

    /// <summary>
    /// Which is better on all rows, in ranking or in probabilities, and worse in neither: <c>a</c> or <c>b</c>; null
    /// for neither.
    /// </summary>
    public string? Winner => All.Metrics.Winner() switch
    {
        > 0 => "a",
        < 0 => "b",
        _ => null,
    };

    /// <summary>Parts of the rows.</summary>
    public required IReadOnlyList<ComparedSlice> Slices { get; init; }

    /// <summary>Rows left out because a model has learnt from them.</summary>
    public int LearntLeftOut { get; init; }

    /// <summary>Rows that a model has learnt from and that are among those judged.</summary>
    public int LearntKeptIn { get; init; }

    /// <summary>What a reader should know about the rows.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
