using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Training.Assessment.Results;

/// <summary>How well a model ranks that learnt from a share of the training letters, on the rows judged.</summary>
/// <param name="Share">Share of the training letters, drawn at random.</param>
/// <param name="NTrain">Rows learnt from; their mean where cross-validated.</param>
/// <param name="Auc">AUC on all rows judged.</param>
/// <param name="LogLoss">Log-loss.</param>
/// <param name="Brier">Brier score.</param>
public sealed record LearningPoint(double Share, int NTrain, Estimate Auc, double LogLoss, double Brier);
