namespace ImrPredict.Training.Assessment.Results;

/// <summary>How well one feature alone ranks the outcomes.</summary>
/// <param name="Feature">Name.</param>
/// <param name="Auc">AUC, turned so that it is at least 0.5.</param>
/// <param name="N">Rows in which the feature is not zero, or known.</param>
/// <param name="Raises">Whether larger values go with overturn.</param>
public sealed record FeatureAuc(string Feature, double Auc, int N, bool Raises);
