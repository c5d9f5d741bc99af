namespace ImrPredict.Scoring.Reasons;

/// <summary>Why a score is what it is, complete: base value, reasons and remainder add up to the log-odds.</summary>
/// <param name="LogOdds">Log-odds before calibration.</param>
/// <param name="BaseValue">Mean log-odds of the rows that the model learnt from.</param>
/// <param name="Largest">The largest reasons, largest first.</param>
/// <param name="Remainder">What all other features add together.</param>
public sealed record ScoreReasons(
    double LogOdds, double BaseValue, IReadOnlyList<Reason> Largest, double Remainder);
