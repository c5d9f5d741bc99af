namespace ImrPredict.Synthesis.Writing;

/// <summary>A reviewer's rationale with the guidelines cited beside it.</summary>
/// <param name="AdministratorGuideline">What stands behind "Claims Administrator guideline:".</param>
/// <param name="ReviewerGuideline">What stands behind the reviewer's.</param>
/// <param name="Text">The rationale.</param>
/// <param name="Verdicts">Sentences that state the verdict.</param>
internal sealed record RationaleDraft(
    string AdministratorGuideline, string ReviewerGuideline, string Text, IReadOnlyList<Passage> Verdicts);
