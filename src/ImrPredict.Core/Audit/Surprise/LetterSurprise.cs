namespace ImrPredict.Audit.Surprise;

/// <summary>How strange the decisions of one letter are together.</summary>
/// <param name="CaseNumber">Published case number.</param>
/// <param name="Items">Decided items of the letter.</param>
/// <param name="MeanSurprise">Mean surprise of its items.</param>
/// <param name="MaxSurprise">Surprise of its strangest item.</param>
/// <param name="PValue">
/// Smallest p-value of its items times their number, at most 1 (Bonferroni): right however its items hang together.
/// </param>
/// <param name="Flagged">Flagged items.</param>
public sealed record LetterSurprise(
    string CaseNumber, int Items, double MeanSurprise, double MaxSurprise, double PValue, int Flagged);
