using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Evaluation.Thresholds;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Model;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Assessment;

/// <summary>Judges a saved model on decided items that it has not seen.</summary>
public static class ModelEvaluator
{
    /// <summary>Scores the items and reports the figures, beside the baselines of the model's training rows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="items">Decided items that the model did not learn from; see <see cref="UnseenRows"/>.</param>
    /// <param name="options">Seed, resamples and similarity of near duplicates.</param>
    /// <param name="costs">Costs of a review, whose threshold is judged too; null for none.</param>
    /// <exception cref="ImrPredictException">No items.</exception>
    public static EvaluationReport Evaluate(
        OutcomeModel model, IReadOnlyList<DecidedItem> items, TrainingOptions options,
        ReviewCosts? costs = null) => items.Count == 0
        ? throw new ImrPredictException("evaluation: no decided item was read; give decided cases.")
        : HeldOutReport.Evaluate(
            HeldOutPredictions.Predict(
                model,
                new TrainingSet(
                    items, DuplicateClusters.Find(items, options.NearDuplicateSimilarity),
                    DecisionMoments.Find(items))),
            model.Selected, "a saved model on rows given to it", options, new(model.Id, model.Sha256), costs);
}
