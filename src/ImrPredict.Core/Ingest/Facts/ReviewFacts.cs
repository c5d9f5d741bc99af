using ImrPredict.Cases;
using ImrPredict.Text;

namespace ImrPredict.Ingest.Facts;

/// <summary>What utilization review did with one item.</summary>
/// <param name="Decision">What was decided; null where neither text nor title says.</param>
/// <param name="DecisionSpan">Where that stands.</param>
/// <param name="DecisionInTitle">Whether the title told it.</param>
/// <param name="ReasonSpan">The sentence that states the ground.</param>
internal readonly record struct ReviewFacts(
    UtilizationReviewDecision? Decision, TextSpan? DecisionSpan, bool DecisionInTitle, TextSpan? ReasonSpan);
