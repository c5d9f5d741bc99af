namespace ImrPredict.Training;

/// <summary>The model on a part of the rows.</summary>
/// <param name="By">What parts them, e.g. <c>year</c>.</param>
/// <param name="Value">The part.</param>
/// <param name="N">Rows.</param>
/// <param name="NOverturned">Of them overturned.</param>
/// <param name="MeanProbability">Mean probability.</param>
/// <param name="Auc">AUC; null (NaN) with one outcome only.</param>
/// <param name="Brier">Brier score.</param>
/// <param name="Ece">Expected calibration error.</param>
public sealed record SliceReport(
    string By, string Value, int N, int NOverturned, double MeanProbability, double Auc, double Brier, double Ece);
