using ImrPredict.Features.Blocks;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Learners;

/// <summary>A learner and what it reads of a row.</summary>
/// <param name="Name">One of <see cref="CandidateNames"/>.</param>
/// <param name="Views">Views of the columns that it reads.</param>
/// <param name="Needs">What an item must have to be learnt from and judged; none for every item.</param>
internal sealed record ViewLearner(string Name, IReadOnlyList<FeatureView> Views, RowKind Needs)
{
    /// <summary>All that can be asked for, in the order in which they stand in models and reports.</summary>
    public static IReadOnlyList<ViewLearner> All { get; } =
    [
        new(CandidateNames.Plain, [FeatureView.Text, FeatureView.Codes], RowKind.None),
        new(CandidateNames.Text, [FeatureView.Text, FeatureView.Facts], RowKind.Text),
        new(CandidateNames.Codes, [FeatureView.Codes], RowKind.None),
        new(CandidateNames.Rates, [FeatureView.Numbers], RowKind.None),
        new(CandidateNames.Distributed, [], RowKind.None),
    ];

    /// <summary>Whether it is trees, not a logistic regression.</summary>
    public bool IsTrees => Name is CandidateNames.Rates or CandidateNames.Distributed;

    /// <summary>Whether later rows count more, where selection says so.</summary>
    public bool ForgetsOldRows => Name is CandidateNames.Codes or CandidateNames.Rates;

    /// <summary>Whether it says something of a row.</summary>
    public bool Sees(FeatureRow row) => (row.Kind & Needs) == Needs;

    /// <summary>The learner of a name.</summary>
    public static ViewLearner Named(string name) => All.First(learner => learner.Name == name);
}
