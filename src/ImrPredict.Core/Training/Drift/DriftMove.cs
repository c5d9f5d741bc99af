namespace ImrPredict.Training.Drift;

/// <summary>A level or bin whose share of the rows has changed.</summary>
/// <param name="Level">The level, or the bin's borders.</param>
/// <param name="Before">Share of the rows learnt from.</param>
/// <param name="Now">Share of the new rows.</param>
public sealed record DriftMove(string Level, double Before, double Now);
