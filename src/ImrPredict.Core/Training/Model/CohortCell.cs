namespace ImrPredict.Training.Model;

/// <summary>Counts of one cohort among the training rows.</summary>
/// <param name="N">Rows.</param>
/// <param name="Overturned">Rows that were overturned.</param>
internal readonly record struct CohortCell(int N, int Overturned);
