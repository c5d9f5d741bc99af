namespace ImrPredict.Training.Selection;

/// <summary>One combination of settings that selection tried on held-out training rows.</summary>
/// <param name="Learner">Name of the learner.</param>
/// <param name="L2">Strength of the penalty of logistic regression.</param>
/// <param name="HalfLifeYears">Half-life of a row's weight; 0 gives all rows the same.</param>
/// <param name="LogLoss">Log-loss on held-out rows after Platt scaling; the least of each learner wins.</param>
/// <param name="Auc">AUC on the held-out rows.</param>
public sealed record Trial(string Learner, double L2, double HalfLifeYears, double LogLoss, double Auc);
