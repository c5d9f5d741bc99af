namespace ImrPredict.Training.Settings;

/// <summary>What selection settles about the learners.</summary>
/// <param name="L2">Strength of the penalty of logistic regression.</param>
/// <param name="HalfLifeYears">Half-life of a row's weight; 0 gives all rows the same.</param>
public sealed record LearnerSettings(double L2, double HalfLifeYears);
