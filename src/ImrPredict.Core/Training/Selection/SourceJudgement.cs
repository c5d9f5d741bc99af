namespace ImrPredict.Training.Selection;

/// <summary>What one source brings to a model of several.</summary>
/// <param name="Name">Name of the file; the kind of input for letters, and for a kind of many files.</param>
/// <param name="Rows">Its decided rows.</param>
/// <param name="IsTarget">Whether it is the source that the others must help.</param>
/// <param name="Kept">Whether the model learns from it.</param>
/// <param name="NJudged">Held-out rows of the target that it was judged on; 0 where it was not judged.</param>
/// <param name="LogLossChange">
/// Log-loss on those rows with the source less that without it; NaN where it was not judged. Negative is better.
/// </param>
/// <param name="StandardError">Standard error of that; NaN where it was not judged.</param>
public sealed record SourceJudgement(
    string Name, int Rows, bool IsTarget, bool Kept, int NJudged, double LogLossChange, double StandardError);
