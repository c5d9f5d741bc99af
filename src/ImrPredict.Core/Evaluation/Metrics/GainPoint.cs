namespace ImrPredict.Evaluation.Metrics;

/// <summary>
/// How many of the overturned rows are found when a share of all rows is looked at, the highest first.
/// </summary>
/// <param name="Share">Share of the rows looked at.</param>
/// <param name="Recall">Share of the overturned rows among them, ranked by the model.</param>
/// <param name="ReferenceRecall">The same, ranked by the reference (the cohort rate).</param>
public sealed record GainPoint(double Share, Estimate Recall, double ReferenceRecall);
