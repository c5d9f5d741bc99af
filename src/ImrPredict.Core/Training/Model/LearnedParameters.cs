using System.Text.Json.Serialization;
using ImrPredict.Training.Calibration;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Model;

/// <summary>What stands in <c>model.zip</c> beside features and learners.</summary>
internal sealed record LearnedParameters
{
    /// <summary>Name of the selected candidate.</summary>
    public required string Selected { get; init; }

    /// <summary>Learners whose log-odds are mixed.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <summary>Weight of each of them, in their order; null in packages of before: all the same.</summary>
    public IReadOnlyList<double>? MemberWeights { get; init; }

    /// <summary>
    /// Whether trees read the sparse columns themselves, without a logistic regression before them.
    /// </summary>
    [JsonIgnore]
    public bool TreesReadAllColumns => Members.Contains(CandidateNames.Gang);

    /// <summary>Weight of a learner in the mix; 0 where it is not in it.</summary>
    /// <param name="member">Its name.</param>
    public double WeightOf(string member)
    {
        var place = Members.ToList().IndexOf(member);
        return place < 0 ? 0 : MemberWeights?[place] ?? 1.0 / Members.Count;
    }

    /// <summary>From log-odds to probability.</summary>
    public required ScoreCalibration Calibration { get; init; }

    /// <summary>Probability intervals.</summary>
    public required VennAbers Intervals { get; init; }

    /// <summary>Overturn rates by category.</summary>
    public required BaseRates BaseRates { get; init; }

    /// <summary>
    /// Correlation of the outcomes of two items of a letter, given their scores; null in packages of before.
    /// </summary>
    public double? LetterCorrelation { get; init; }

    /// <summary>The cohort baseline.</summary>
    public required CohortRate Cohorts { get; init; }
}
