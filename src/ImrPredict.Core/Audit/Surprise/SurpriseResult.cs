namespace ImrPredict.Audit.Surprise;

/// <summary>Decisions by how strange they are.</summary>
/// <param name="Items">Every item in input order.</param>
/// <param name="Letters">Every letter in order of its first item.</param>
/// <param name="Flags">Number of flagged items.</param>
/// <param name="FlaggedLetters">Number of letters with a flagged item.</param>
/// <param name="ExpectedFalseFlags">
/// How many items are expected to come out so strangely by chance alone at the threshold of the flags; 0 without flags.
/// </param>
/// <param name="Calibration">How the expectation meets the decisions.</param>
/// <param name="PeersUsed">Whether the decisions on letter-mates and twins were found to say something.</param>
public sealed record SurpriseResult(
    IReadOnlyList<ItemSurprise> Items,
    IReadOnlyList<LetterSurprise> Letters,
    int Flags,
    int FlaggedLetters,
    double ExpectedFalseFlags,
    ExpectationCheck Calibration,
    bool PeersUsed);
