namespace ImrPredict.Training.Settings;

/// <summary>Settings of the learners that selection chooses.</summary>
/// <param name="L2">Strength of the penalty of each logistic regression, by the learner's name.</param>
/// <param name="HalfLifeYears">
/// Half-life of a row's weight in the learners of codes and rates; 0 gives all rows the same.
/// </param>
public sealed record LearnerSettings(IReadOnlyDictionary<string, double> L2, double HalfLifeYears)
{
    /// <summary>The penalty of a learner.</summary>
    internal double L2Of(string learner) => L2[learner];
}
