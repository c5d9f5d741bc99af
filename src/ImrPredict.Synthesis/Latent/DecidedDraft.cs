using ImrPredict.Cases;

namespace ImrPredict.Synthesis.Latent;

/// <summary>How one item was decided, and how probable that was.</summary>
/// <param name="FromFacts">Probability of an overturn where only the facts are known; hidden effects are
/// averaged.</param>
/// <param name="Given">Probability with the hidden effects of letter, reviewer, requester and year.</param>
/// <param name="Drawn">The decision drawn from <paramref name="Given"/>, before noise and planted outliers.</param>
/// <param name="Argued">What the rationale argues for.</param>
/// <param name="Printed">What the letter prints.</param>
/// <param name="Flip">How the printed verdict departs from the one drawn.</param>
/// <param name="Outlier">Decided against its facts on purpose.</param>
internal sealed record DecidedDraft(
    double FromFacts, double Given, Outcome Drawn, Outcome Argued, Outcome Printed, VerdictFlip Flip, bool Outlier);
