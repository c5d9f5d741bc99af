using ImrPredict.Training.Calibration;
using ImrPredict.Training.Learners;

namespace ImrPredict.Training.Model;

/// <summary>What <c>model.zip</c> holds beside features and learners.</summary>
internal sealed record LearnedParameters
{
    /// <summary>Name of the selected candidate.</summary>
    public required string Selected { get; init; }

    /// <summary>Learners whose log-odds are added up.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <summary>How they are added up.</summary>
    public required Fusion Fusion { get; init; }

    /// <summary>From log-odds to probability.</summary>
    public required ScoreCalibration Calibration { get; init; }

    /// <summary>Probability intervals.</summary>
    public required VennAbers Intervals { get; init; }

    /// <summary>Overturn rates by category.</summary>
    public required BaseRates BaseRates { get; init; }

    /// <summary>Correlation of the outcomes of two items of a letter, given their scores.</summary>
    public double LetterCorrelation { get; init; } = ImrPredict.Training.Model.LetterCorrelation.Usual;

    /// <summary>The cohort baseline.</summary>
    public required CohortRate Cohorts { get; init; }
}
