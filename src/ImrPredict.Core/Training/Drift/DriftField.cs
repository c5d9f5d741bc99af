namespace ImrPredict.Training.Drift;

/// <summary>How one field, or the score, of new rows is distributed beside the rows learnt from.</summary>
/// <param name="Field">Name as in the case table.</param>
/// <param name="Psi">
/// Population stability index: the sum over levels or bins of (now - before) * ln(now / before); levels below 1 % of
/// the reference are one, levels that training never met are one.
/// </param>
/// <param name="ByChance">The index that chance alone stays below in 95 % of files of this many letters.</param>
/// <param name="UnseenShare">Share of the new rows at levels that training never met; 0 for numbers.</param>
/// <param name="Moves">What moved most, first: level or bin, share before, share now.</param>
/// <param name="Verdict">What follows.</param>
public sealed record DriftField(
    string Field,
    double Psi,
    double ByChance,
    double UnseenShare,
    IReadOnlyList<DriftMove> Moves,
    DriftVerdict Verdict);
