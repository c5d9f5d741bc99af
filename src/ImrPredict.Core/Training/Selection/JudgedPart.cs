using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Selection;

/// <summary>A fold, or the one split: row numbers learnt from and judged, and what selection settled on the former.</summary>
internal sealed record JudgedPart(IReadOnlyList<int> Learn, IReadOnlyList<int> Check, LearnerSettings Settings)
{
    /// <summary>The options with nothing left to select.</summary>
    public TrainingOptions Settled(TrainingOptions options) =>
        options with { L2 = [Settings.L2], HalfLifeYears = [Settings.HalfLifeYears] };
}
