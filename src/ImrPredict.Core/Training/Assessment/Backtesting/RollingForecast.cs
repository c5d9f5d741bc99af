using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Assessment.Backtesting;

/// <summary>What models that were learnt again and again said about the rows of blocks.</summary>
/// <param name="Blocks">Numbers of the blocks judged.</param>
/// <param name="Probabilities">Probability of overturn of each row of each block, in the plan's order.</param>
/// <param name="Learnt">Rows learnt from before each block.</param>
/// <param name="Settings">Settings of each block's learners.</param>
internal sealed record RollingForecast(
    IReadOnlyList<int> Blocks, IReadOnlyList<IReadOnlyList<double>> Probabilities, IReadOnlyList<int> Learnt,
    IReadOnlyList<LearnerSettings> Settings);
