namespace ImrPredict.Audit.Charts.Runs;

/// <summary>A stretch of points that meets a test.</summary>
/// <param name="Rule">The test.</param>
/// <param name="IsHigh">Whether they lie above the centre, or rise.</param>
/// <param name="Points">Places of the points that belong to it, ascending, from 0.</param>
/// <param name="MetAt">Places at which the test is met, ascending: the first is where it would have been told.</param>
public sealed record RunSignal(
    RunRule Rule, bool IsHigh, IReadOnlyList<int> Points, IReadOnlyList<int> MetAt);
