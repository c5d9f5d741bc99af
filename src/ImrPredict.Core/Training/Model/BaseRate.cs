namespace ImrPredict.Training.Model;

/// <summary>The overturn rate of like items among the training rows.</summary>
/// <param name="Rate">Share overturned, unsmoothed.</param>
/// <param name="N">Training rows behind it.</param>
public readonly record struct BaseRate(double Rate, int N);
