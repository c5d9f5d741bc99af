namespace ImrPredict.Training.Assessment.Backtesting;

/// <summary>The rows judged that were decided in one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Steps">Steps that begin in it.</param>
/// <param name="Figures">Its figures.</param>
public sealed record RollingYear(int Year, int Steps, PooledFigures Figures);
