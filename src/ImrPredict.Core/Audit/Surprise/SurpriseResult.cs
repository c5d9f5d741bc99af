namespace ImrPredict.Audit.Surprise;

/// <summary>Decisions by how strange they are.</summary>
/// <param name="Items">Every item in input order.</param>
/// <param name="Letters">Number of letters.</param>
/// <param name="Flags">Number of flagged items.</param>
/// <param name="FlaggedLetters">Number of letters with a flagged item.</param>
/// <param name="ExpectedFalseFlags">
/// How many items are expected to be so strange by chance alone at the threshold of the flags; 0 without flags.
/// </param>
/// <param name="Calibration">Whether the expectation fits the decisions.</param>
/// <param name="PeersUsed">Whether the decisions on letter-mates and twins were found to be informative.</param>
public sealed record SurpriseResult(
    IReadOnlyList<ItemSurprise> Items,
    int Letters,
    int Flags,
    int FlaggedLetters,
    double ExpectedFalseFlags,
    ExpectationCheck Calibration,
    bool PeersUsed);
