using ImrPredict.Cases;
using ImrPredict.Training.Assessment.Results;

namespace ImrPredict.Training.Assessment.Leaks;

/// <summary>The leak sentinel tripped: the figures would be too good to be true.</summary>
/// <param name="report">What it found.</param>
public sealed class LeakException(LeakReport report)
    : ImrPredictException(
        $"leak sentinel: {string.Join("; ", report.Reasons)}; expected no single feature, and no honest model, to know"
        + " that much; look for decision-time text or columns in the input, or pass --allow-leak.")
{
    /// <summary>What it found.</summary>
    public LeakReport Report { get; } = report;
}
