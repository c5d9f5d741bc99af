using Microsoft.ML;

namespace ImrPredict.Training.Learners;

/// <summary>Steps of ML.NET between the learners of a chain.</summary>
internal static class ChainSteps
{
    /// <summary>The chain's column of a learner.</summary>
    public static string ColumnOf(string member) => $"Score:{member}";

    /// <summary>A step that keeps the score of the learner before it under a name of its own.</summary>
    public static ITransformer Renamed(MLContext context, IDataView view, ITransformer learner, string name) =>
        context.Transforms.CopyColumns(name, "Score").Fit(learner.Transform(view));

    /// <summary>A step that gives the log-odds of the tree learner before it under a name of its own.</summary>
    public static ITransformer LogOdds(MLContext context, IDataView view, ITransformer trees, string name) =>
        context.Transforms
            .Expression(
                name, FormattableString.Invariant($"(score) => {LearnedTrees.ScaleOf(trees):R}f * score"), "Score")
            .Fit(trees.Transform(view));
}
