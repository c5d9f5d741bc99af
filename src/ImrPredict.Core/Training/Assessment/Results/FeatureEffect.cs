using ImrPredict.Training.Model;

namespace ImrPredict.Training.Assessment.Results;

/// <summary>How much a feature moves scores in the logistic part of the model, over the rows learnt from.</summary>
/// <param name="Feature">Name.</param>
/// <param name="N">Rows in which it is among the largest contributions.</param>
/// <param name="MeanLogOdds">Mean log-odds that it adds in those rows; positive speaks for overturn.</param>
/// <param name="Share">Its share of all that moves the scores of the rows, 0 to 1.</param>
public sealed record FeatureEffect(string Feature, int N, double MeanLogOdds, double Share)
{
    private const int Shown = 40;

    /// <summary>The features that move most, first.</summary>
    /// <param name="scores">Scores of the rows learnt from, with their contributions.</param>
    public static IReadOnlyList<FeatureEffect> Rank(IReadOnlyList<ScoredItem> scores)
    {
        var all = scores.Sum(s => s.Contributions.Sum(c => Math.Abs(c.LogOdds)));
        return
        [
            .. scores.SelectMany(s => s.Contributions)
                .GroupBy(c => c.Feature, StringComparer.Ordinal)
                .Select(group => new FeatureEffect(
                    group.Key, group.Count(), group.Average(c => c.LogOdds),
                    all > 0 ? group.Sum(c => Math.Abs(c.LogOdds)) / all : 0))
                .OrderByDescending(effect => effect.Share)
                .ThenBy(effect => effect.Feature, StringComparer.Ordinal)
                .Take(Shown),
        ];
    }
}
