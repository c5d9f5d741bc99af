using ImrPredict.Features.Blocks;
using ImrPredict.Training.Attribution;
using ImrPredict.Training.Settings;
using Microsoft.ML;

namespace ImrPredict.Training.Learners;

/// <summary>Reads what the learners of a chain say about rows.</summary>
internal static class ChainScores
{
    /// <summary>The chain's column of a learner.</summary>
    public static string ColumnOf(string member) =>
        member == CandidateNames.Logistic ? nameof(LearnerRow.LinearScore) : $"Score:{member}";

    /// <summary>A step that keeps the score of the learner before it under a name of its own.</summary>
    public static ITransformer Renamed(MLContext context, IDataView view, ITransformer learner, string name) =>
        context.Transforms.CopyColumns(name, "Score").Fit(learner.Transform(view));

    /// <summary>A step that gives the log-odds of the tree learner before it under a name of its own.</summary>
    public static ITransformer LogOdds(MLContext context, IDataView view, ITransformer trees, string name) =>
        context.Transforms
            .Expression(name, FormattableString.Invariant($"(score) => {TreeEnsemble.ScaleOf(trees):R}f * score"), "Score")
            .Fit(trees.Transform(view));

    /// <summary>Log-odds of rows by each member; the logistic part is summed in double precision.</summary>
    public static IReadOnlyList<IReadOnlyList<double>> Of(
        MLContext context, ITransformer chain, LinearFit linear, IReadOnlyList<FeatureRow> rows, int columns,
        IReadOnlyList<string> members)
    {
        var trees = members.Where(m => m != CandidateNames.Logistic).ToList();
        var scores = new List<IReadOnlyList<double>>();
        if (trees.Count < members.Count)
        {
            scores.Add([.. rows.Select(linear.Score)]);
        }

        if (trees.Count > 0)
        {
            scores.AddRange(Read(context, chain, rows, columns, trees));
        }

        return scores;
    }

    private static List<double[]> Read(
        MLContext context, ITransformer chain, IReadOnlyList<FeatureRow> rows, int columns, List<string> members)
    {
        var view = chain.Transform(LearnerRow.View(context, rows.Select(row => LearnerRow.Of(row, columns)), columns));
        var wanted = members.ConvertAll(member => view.Schema[ColumnOf(member)]);
        var scores = members.ConvertAll(_ => new double[rows.Count]);
        using var cursor = view.GetRowCursor(wanted);
        var getters = wanted.Select(column => cursor.GetGetter<float>(column)).ToList();
        for (var row = 0; cursor.MoveNext(); row++)
        {
            for (var member = 0; member < members.Count; member++)
            {
                var value = 0f;
                getters[member](ref value);
                scores[member][row] = value;
            }
        }

        return scores;
    }
}
