namespace ImrPredict.Training.Settings;

/// <summary>Settings of the learners that selection chooses.</summary>
/// <param name="L2">Strength of the penalty of logistic regression.</param>
/// <param name="HalfLifeYears">Half-life of a row's weight; 0 gives all rows the same.</param>
internal sealed record LearnerSettings(double L2, double HalfLifeYears)
{
    /// <summary>Options with these settings and nothing left to select.</summary>
    public TrainingOptions ApplyTo(TrainingOptions options) =>
        options with { L2 = [L2], HalfLifeYears = [HalfLifeYears] };
}
