namespace ImrPredict.Training.Assessment.Backtesting;

/// <summary>What a rolling judgement judges at each step, and what is known by then.</summary>
/// <param name="Every">Rows of a step, at least 1; null where <paramref name="By"/> says it.</param>
/// <param name="By">Part of the calendar of a step; null where <paramref name="Every"/> says it.</param>
/// <param name="Lag">
/// How long before a step a row must have been decided to be learnt from. Unit: rows with <paramref name="Every"/>,
/// days with <paramref name="By"/>. Default 0.
/// </param>
/// <param name="From">First year to judge; null for the first rows that can be.</param>
public sealed record RollingOptions(int? Every, RollingPeriod? By, int Lag = 0, int? From = null);
