using ImrPredict.Features;
using ImrPredict.Training.Settings;
using Microsoft.ML;

namespace ImrPredict.Training.Learners;

/// <summary>Fitted learners whose log-odds are mixed, and the features that they read.</summary>
/// <param name="Space">How an item becomes numbers.</param>
/// <param name="Chain">The learners as one ML.NET transformer.</param>
/// <param name="Linear">The logistic regression at its head.</param>
/// <param name="Members">Names of the learners that are asked.</param>
/// <param name="Weights">Weight of each of them, in their order.</param>
internal sealed record LearnerMix(
    FeatureSpace Space, ITransformer Chain, LinearFit Linear, IReadOnlyList<string> Members,
    IReadOnlyList<double> Weights)
{
    /// <summary>Whether trees read the sparse columns themselves, without a logistic regression before them.</summary>
    public bool TreesReadAllColumns => ReadAllColumns(Members);

    /// <summary>Weight of the logistic regression; 0 where only trees read its score.</summary>
    public double LinearWeight => WeightsOf(isLogistic: true).Sum();

    /// <summary>Weights of the tree learners, in their order.</summary>
    public IReadOnlyList<double> TreeWeights => [.. WeightsOf(isLogistic: false)];

    /// <summary>Whether trees among some learners read the sparse columns themselves.</summary>
    public static bool ReadAllColumns(IReadOnlyList<string> members) => members.Contains(CandidateNames.Distributed);

    private IEnumerable<double> WeightsOf(bool isLogistic) => Members.Zip(Weights)
        .Where(member => (member.First == CandidateNames.Logistic) == isLogistic).Select(member => member.Second);
}
