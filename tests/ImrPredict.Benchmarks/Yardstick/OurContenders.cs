using ImrPredict.Training.Model;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;

namespace ImrPredict.Benchmarks.Yardstick;

/// <summary>Ours: the whole pipeline, selection and calibration included, fitted anew without each fold.</summary>
internal static class OurContenders
{
    /// <summary>The model as selected, its candidates, and the cohort rate.</summary>
    public static IReadOnlyList<Contender> Of(YardstickSplit split, TrainingOptions options)
    {
        var set = split.Set;
        var chosen = new double[set.Count];
        var cohort = new double[set.Count];
        var candidates = new SortedDictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var (learnt, check) in split.Parts)
        {
            var learn = set.Of(learnt);
            var pipeline = FittedPipeline.Fit(learn, options, CancellationToken.None);
            var cohorts = CohortRate.Count(learn);
            var items = check.Select(i => set.Items[i].Item).ToList();
            var found = pipeline.Probabilities(items);
            for (var k = 0; k < check.Count; k++)
            {
                chosen[check[k]] = found[pipeline.Selected][k];
                cohort[check[k]] = cohorts.Probability(items[k]);
                for (var c = 0; c < pipeline.Candidates.Count; c++)
                {
                    var column = candidates.TryGetValue(pipeline.Candidates[c], out var known)
                        ? known
                        : candidates[pipeline.Candidates[c]] = new double[set.Count];
                    column[check[k]] = found[c][k];
                }
            }
        }

        IReadOnlyList<double> Judged(double[] all) => [.. split.Judged.Select(row => all[row])];
        return
        [
            new("ours, as selected", Judged(chosen)),
            .. candidates.Select(c => new Contender($"ours: {c.Key}", Judged(c.Value))),
            new("cohort rate", Judged(cohort)),
        ];
    }
}
