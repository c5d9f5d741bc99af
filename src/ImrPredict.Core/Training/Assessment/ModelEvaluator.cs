using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Model;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Assessment;

/// <summary>Judges a saved model on decided items that it has not seen.</summary>
public static class ModelEvaluator
{
    /// <summary>Scores the items and reports the figures, beside the baselines of the model's training rows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="items">Decided items that the model did not learn from; the caller sees to that.</param>
    /// <param name="options">Seed, resamples and similarity of near duplicates.</param>
    /// <exception cref="ImrPredictException">No items.</exception>
    public static EvaluationReport Evaluate(
        OutcomeModel model, IReadOnlyList<DecidedItem> items, TrainingOptions options)
    {
        if (items.Count == 0)
        {
            throw new ImrPredictException("evaluation: no decided item was read; give decided cases.");
        }

        var known = items.Select(i => i.Item).ToList();
        var all = model.BaseRates.Overall.Rate;
        var scored = model.Score(known);
        var scores = scored.Select(s => s.OverturnProbability).ToList();
        var rows = new HeldOutPredictions(
            items, DuplicateClusters.Find(items, options.NearDuplicateSimilarity), [.. items.Select(_ => all)],
            [.. known.Select(model.Cohorts.Probability)], scores, [.. scored.Select(s => s.KnownShare)],
            [model.Selected], [scores]);
        return rows.Report(
            model.Selected, "a saved model on rows given to it", options, new(model.Id, model.Sha256), seconds: null);
    }
}
